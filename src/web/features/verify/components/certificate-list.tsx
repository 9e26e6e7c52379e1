import type { VerificationReport } from '../../../../contract/app/verify.ts';
import { Facts } from './detail-row.tsx';
import { momentText } from './moment.ts';

type Signature = VerificationReport['signatures'][number];
type Certificate = Signature['chain'][number];

const revocationWords = {
  good: 'Not revoked',
  revoked: 'Revoked',
  unchecked: 'Not known: nothing in the file says so',
  root: 'A root is not asked about',
} as const;

export function revocationText({ revocation }: Certificate): string {
  const { status, source, at, revokedAt } = revocation;
  const by =
    source === null || at === null
      ? ''
      : `, says the ${source === 'ocsp' ? 'OCSP answer' : 'list'} of ${momentText(at)}`;
  const when = revokedAt === null ? '' : `; revoked on ${momentText(revokedAt)}`;
  return `${revocationWords[status]}${by}${when}`;
}

/** The chain of each signature and timestamp, signer first. */
export function CertificateList({ report }: { report: VerificationReport }) {
  return (
    <div className="flex flex-col gap-6">
      {report.signatures.map((signature, index) => (
        <div key={signature.byteRange.join(' ')} className="flex flex-col gap-4">
          <h2 className="font-semibold">
            {signature.kind === 'timestamp' ? 'Document timestamp' : `Signature ${index + 1}`}
          </h2>
          {signature.chain.map((certificate) => (
            <Facts
              key={certificate.fingerprint}
              rows={[
                ['Issued to', certificate.subject],
                ['Issued by', certificate.issuer],
                ['Serial number', <Code key="serial" text={certificate.serial} />],
                ['Valid', `${momentText(certificate.notBefore)} to ${momentText(certificate.notAfter)}`],
                ['SHA-256', <Code key="fingerprint" text={certificate.fingerprint} />],
                ['Trusted root', certificate.isAnchor ? 'Yes' : 'No'],
              ]}
            />
          ))}
        </div>
      ))}
    </div>
  );
}

function Code({ text }: { text: string }) {
  return <span className="font-mono break-all">{text}</span>;
}

/** Each certificate, and what was said about it. */
export function RevocationList({ report }: { report: VerificationReport }) {
  const all = report.signatures.flatMap(({ chain }) => chain);
  const distinct = [...new Map(all.map((certificate) => [certificate.fingerprint, certificate])).values()];
  return <Facts rows={distinct.map((certificate) => [certificate.commonName, revocationText(certificate)])} />;
}
