import { useMe } from '../../lib/me.ts';
import { Avatar } from '../../ui/avatar.tsx';

export function AccountFace() {
  const { account, tenant } = useMe();
  // Without a company the team is called like its one person.
  const second = tenant.name === account.name ? account.email : tenant.name;
  return (
    <>
      <Avatar name={account.name} decorative />
      <span className="min-w-0 flex-1">
        <span className="block truncate text-body font-medium">{account.name}</span>
        <span className="block truncate text-caption text-muted">{second}</span>
      </span>
    </>
  );
}
