import { useQuery } from '@tanstack/react-query';
import type { SigningCertificatePage as Page } from '../../../contract/app/signing-certificate.ts';
import { signingCertificateQuery } from '../../features/signing-certificate/api/signing-certificate.ts';
import { CertificateCard } from '../../features/signing-certificate/components/certificate-card.tsx';
import { ChangeCertificate } from '../../features/signing-certificate/components/change-certificate.tsx';
import { SignatureModeSection } from '../../features/signing-certificate/components/signature-mode.tsx';
import { UploadCertificate } from '../../features/signing-certificate/components/upload-certificate.tsx';
import { useInstance } from '../../lib/instance.ts';
import { Banner } from '../../ui/banner.tsx';
import { buttonClass } from '../../ui/button.tsx';
import { ErrorState } from '../../ui/error-state.tsx';
import { Link, OutLink } from '../../ui/link.tsx';
import { PageBody } from '../../ui/page-body.tsx';
import { PageHeader } from '../../ui/page-header.tsx';
import { SectionHead } from '../../ui/section-head.tsx';
import { SkeletonRows } from '../../ui/skeleton.tsx';

export function SigningCertificatePage() {
  const certificate = useQuery(signingCertificateQuery);
  const page = certificate.data;
  return (
    <PageBody narrow>
      <PageHeader
        title="Signing certificate"
        lead="Seals finished documents in your organisation's name. Readers of the PDF see whom it names."
      />
      {certificate.isPending && <SkeletonRows rows={5} />}
      {certificate.isError && page === undefined && (
        <ErrorState error={certificate.error} onRetry={() => void certificate.refetch()} />
      )}
      {page !== undefined && (
        <div className="flex flex-col gap-8">
          <WhyNot page={page} />
          {page.own === null ? <Nothing page={page} /> : <Uploaded page={page} own={page.own} />}
          <SignatureModeSection />
        </div>
      )}
    </PageBody>
  );
}

/** Who seals where no certificate is uploaded, in the middle of a sentence. */
function nameOf(otherwise: Page['otherwise']): string {
  return otherwise === 'instance' ? "this installation's certificate" : 'a certificate that this installation made';
}

function Uploaded({ page, own }: { page: Page; own: NonNullable<Page['own']> }) {
  const mayChange = page.state === 'allowed' || page.state === 'needs-plan';
  return (
    <section className="flex flex-col gap-4">
      <SectionHead title="Your certificate" />
      <CertificateCard held={own} waiting={page.waiting} />
      {mayChange && <ChangeCertificate insteadOf={nameOf(page.otherwise)} mayReplace={page.state === 'allowed'} />}
    </section>
  );
}

function Nothing({ page }: { page: Page }) {
  return (
    <>
      <section className="flex flex-col gap-3">
        <SectionHead title="In use" />
        {page.state === 'sandbox' ? (
          <p className="text-body">The sandbox seals with its own test certificate, which says “no legal effect”.</p>
        ) : page.otherwise === 'instance' ? (
          <p className="text-body">This installation's certificate, which its operator looks after.</p>
        ) : (
          <Banner tone="warning">
            A certificate that this installation made for itself. It proves that a file is unchanged; who your
            organisation is, only a certificate of a public authority can prove. Readers show its seals as
            “self-issued”.
          </Banner>
        )}
      </section>
      {page.state === 'allowed' && (
        <section className="flex flex-col gap-4">
          <SectionHead title="Use your own" />
          <p className="text-body text-muted">
            It is used for every document that is sealed from then on. You are mailed 30, 7 and 1 days before it ends;
            once it has ended, documents wait for a new one instead of being sealed by another.
          </p>
          <UploadCertificate replacing={false} />
        </section>
      )}
    </>
  );
}

function WhyNot({ page }: { page: Page }) {
  const { liveUrl } = useInstance();
  if (page.state === 'sandbox')
    return (
      <Banner tone="info" action={<OutLink href={`${liveUrl}/settings/signing-certificate`}>Open in Live</OutLink>}>
        Certificates are uploaded in Live.
      </Banner>
    );
  if (page.state === 'not-admin')
    return <Banner tone="info">Only an Admin of your organisation may change the certificate.</Banner>;
  if (page.state === 'needs-plan')
    return (
      <Banner
        tone="warning"
        action={
          <Link to="/settings/plan" className={buttonClass({ size: 'small' })}>
            See plans
          </Link>
        }
      >
        A certificate of your own needs {page.neededPlans.join(' or ')}.
        {page.own !== null && ' What is uploaded stays in use until you remove it.'}
      </Banner>
    );
  return null;
}
