import { Outlet } from '@tanstack/react-router';
import { useInstance } from '../lib/instance.ts';
import { EnvironmentBar } from '../ui/environment-bar.tsx';
import { Logo } from '../ui/logo.tsx';
import { PageFoot } from './page-foot.tsx';
import { SandboxDoor } from './sandbox-door.tsx';

/** Sign-in and its sisters: one card of 464. In the sandbox all of them are closed and say where the door is. */
export function Gate() {
  const { environment, signIn, liveUrl } = useInstance();
  return (
    <div className="flex min-h-dvh flex-col bg-surface pt-(--top)">
      {environment === 'sandbox' && <EnvironmentBar liveHref={liveUrl} aboveFoot={false} rail={false} />}
      <main className="flex flex-1 flex-col items-center justify-center px-4 py-10">
        <div className="mb-6">
          <Logo size="page" />
        </div>
        <div className="w-full max-w-[464px] rounded-sheet border border-line bg-raised p-5 sm:p-8">
          {signIn === 'button' ? <SandboxDoor /> : <Outlet />}
        </div>
        <p className="mt-5 text-center text-body text-muted">
          Here to sign a document? Use the link in your email.
          <br />
          You need no account for that.
        </p>
      </main>
      <PageFoot className="justify-center px-4 pb-8" />
    </div>
  );
}
