import { queryOptions, useMutation, useQueryClient } from '@tanstack/react-query';
import {
  generateToken,
  readTokens,
  regenerateToken,
  resetSandbox,
  revokeToken,
  type TokensPage,
} from '../../../../contract/app/tokens.ts';
import { call } from '../../../lib/api.ts';

export type TokenEnvironment = TokensPage['environment'];
export type TokenView = NonNullable<TokensPage['live']['token']>;

export const tokensQuery = queryOptions({ queryKey: ['tokens'], queryFn: () => call(readTokens) });

/** Every change of a token shows on the page at once; the answer itself is kept by the caller alone, never cached. */
function useTokensAgain(): () => Promise<void> {
  const client = useQueryClient();
  return () => client.invalidateQueries({ queryKey: ['tokens'] });
}

export function useGenerateToken() {
  const again = useTokensAgain();
  return useMutation({
    mutationFn: (body: { environment: TokenEnvironment; name?: string }) => call(generateToken, { body }),
    onSettled: again,
    gcTime: 0,
  });
}

export function useRegenerateToken() {
  const again = useTokensAgain();
  return useMutation({
    mutationFn: ({ environment, id, keepOld }: { environment: TokenEnvironment; id: string; keepOld: boolean }) =>
      call(regenerateToken, { params: { environment, id }, body: { keepOld } }),
    onSettled: again,
    gcTime: 0,
  });
}

export function useRevokeToken() {
  const again = useTokensAgain();
  return useMutation({
    mutationFn: (params: { environment: TokenEnvironment; id: string }) => call(revokeToken, { params }),
    onSettled: again,
  });
}

/** Everything in the sandbox may have changed. */
export function useResetSandbox() {
  const client = useQueryClient();
  return useMutation({ mutationFn: () => call(resetSandbox), onSettled: () => client.invalidateQueries() });
}
