import { Marked } from '../../features/api-reference/components/marked.tsx';
import { CopyBox } from '../../ui/copy-box.tsx';
import { SectionHead } from '../../ui/section-head.tsx';

const facts = [
  'The token goes into the header `x-api-token`. Without a good one every call answers 405.',
  'Bodies are JSON. Where a call takes `file`, a form with the PDF as it is works as well as base64.',
  'An error has one key, `error`. The header `X-Error-Reason` says which one exactly, `X-Error-Detail` what it is about.',
  '`X-Request-Id` names the call in the request log.',
  '`RateLimit-Limit`, `RateLimit-Remaining` and `RateLimit-Reset` say what is left of the minute. Above it: 429, with the seconds to wait in `Retry-After`.',
  '`Idempotency-Key` makes a write safe to send again: for 24 hours the same key with the same body gets the first answer.',
  'Reads of a document or template carry an `ETag`. With `If-None-Match` an unchanged one answers 304.',
];

/** What holds for every call; shown while none is chosen. */
export function Overview({ text, baseUrl }: { text: string; baseUrl: string }) {
  return (
    <section className="max-lg:mt-6">
      <p className="mb-4 text-body">
        <Marked text={text} />
      </p>
      <CopyBox label="Base address of the sandbox" text={baseUrl} copyLabel="Copy the base address" />
      <div className="mt-8">
        <SectionHead title="For every call" />
        <ul>
          {facts.map((fact) => (
            <li key={fact} className="border-b border-hair py-2.5 text-body wrap-anywhere">
              <Marked text={fact} />
            </li>
          ))}
        </ul>
      </div>
    </section>
  );
}
