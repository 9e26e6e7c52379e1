import { AccountLog } from '../../features/account/components/account-log.tsx';
import { ChangePassword } from '../../features/account/components/change-password.tsx';
import { SessionList } from '../../features/account/components/session-list.tsx';
import { SignOutEverywhere } from '../../features/account/components/sign-out-everywhere.tsx';
import { useInstance } from '../../lib/instance.ts';
import { OutLink } from '../../ui/link.tsx';
import { PageBody } from '../../ui/page-body.tsx';
import { PageHeader } from '../../ui/page-header.tsx';
import { SectionHead } from '../../ui/section-head.tsx';

export function SecurityPage() {
  const { signIn, liveUrl } = useInstance();
  const hasPassword = signIn === 'all';
  return (
    <PageBody narrow>
      <PageHeader title="Security" />
      <section className="mb-10">
        <SectionHead title="Password" />
        {hasPassword ? (
          <ChangePassword />
        ) : (
          <p className="mt-3 text-body text-muted">
            The sandbox has no password of its own. It is changed{' '}
            <OutLink href={`${liveUrl}/settings/security`}>in Live</OutLink>, and that ends sandbox sessions too.
          </p>
        )}
      </section>
      <section className="mb-10">
        <SectionHead title="Sessions" {...(hasPassword ? { end: <SignOutEverywhere /> } : {})} />
        <SessionList />
      </section>
      <section>
        <SectionHead title="Account log" />
        <AccountLog />
      </section>
    </PageBody>
  );
}
