import { lazy, Suspense, useState } from 'react';
import { AccountFace } from './account-face.tsx';

const load = () => import('./account-menu.tsx');
const AccountMenu = lazy(() => load().then((file) => ({ default: file.AccountMenu })));

/** Foot of the rail: who is signed in. Its menu is loaded when somebody reaches for it. */
export function AccountRow() {
  const [wanted, setWanted] = useState(false);
  const face = (
    <button
      type="button"
      aria-haspopup="menu"
      onPointerEnter={() => void load()}
      onFocus={() => void load()}
      onClick={() => setWanted(true)}
      className="pressable flex w-full items-center gap-2.5 rounded-control p-1.5 text-start"
    >
      <AccountFace />
    </button>
  );
  return (
    <div className="border-t border-line pt-2">
      {wanted ? (
        <Suspense fallback={face}>
          <AccountMenu />
        </Suspense>
      ) : (
        face
      )}
    </div>
  );
}
