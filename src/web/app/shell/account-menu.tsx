import { useNavigate } from '@tanstack/react-router';
import { CircleUser, LogOut, Palette, ShieldCheck } from 'lucide-react';
import { Menu } from '../../ui/menu.tsx';
import { AccountFace } from './account-face.tsx';
import { useSignOut } from './use-sign-out.ts';

export function AccountMenu() {
  const navigate = useNavigate();
  const signOut = useSignOut();
  return (
    <Menu
      defaultOpen
      trigger={
        <button type="button" className="pressable flex w-full items-center gap-2.5 rounded-control p-1.5 text-start">
          <AccountFace />
        </button>
      }
      items={[
        { label: 'Profile', icon: CircleUser, onSelect: () => void navigate({ to: '/settings/profile' }) },
        { label: 'Security', icon: ShieldCheck, onSelect: () => void navigate({ to: '/settings/security' }) },
        { label: 'Language and theme', icon: Palette, onSelect: () => void navigate({ to: '/settings/language' }) },
        { label: 'Sign out', icon: LogOut, onSelect: () => void signOut() },
      ]}
    />
  );
}
