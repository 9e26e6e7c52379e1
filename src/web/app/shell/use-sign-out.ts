import { useQueryClient } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { signOut } from '../../../contract/app/account.ts';
import { callQuietly } from '../../lib/api.ts';
import { becomeSignedOut } from '../../lib/me.ts';

/** Ends this browser's session; also when the server has ended it already. */
export function useSignOut(): () => Promise<void> {
  const client = useQueryClient();
  const navigate = useNavigate();
  return async () => {
    await callQuietly(signOut).catch(() => undefined);
    await navigate({ to: '/sign-in' });
    becomeSignedOut(client);
  };
}
