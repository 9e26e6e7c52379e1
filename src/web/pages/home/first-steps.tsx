import { useInstance } from '../../lib/instance.ts';
import { useMe } from '../../lib/me.ts';
import { buttonClass } from '../../ui/button.tsx';
import { CodeSample } from '../../ui/code-sample.tsx';
import { Link } from '../../ui/link.tsx';

/** Before the first document: where the token is, and the first call. */
export function FirstSteps() {
  const { account } = useMe();
  const { environment, liveUrl, sandboxUrl } = useInstance();
  const base = `${environment === 'sandbox' ? sandboxUrl : liveUrl}/api/v1.2`;
  const body = JSON.stringify({
    title: 'My first document',
    file: '<base64 of a PDF>',
    signers: [
      {
        name: account.name,
        email: account.email,
        role: 'Signer',
        widgets: [{ type: 'signature', page: 1, x: 72, y: 640, w: 150, h: 60 }],
      },
    ],
  });
  const code = `curl ${base}/createdocument \\\n  -H "x-api-token: $SIGNET_TOKEN" \\\n  -H "content-type: application/json" \\\n  -d '${body}'`;
  return (
    <section className="rounded-card border border-line bg-surface p-6">
      <h2 className="text-section font-semibold">Send the first document with one call</h2>
      <p className="mt-1 mb-4 max-w-prose text-body text-muted">
        Make a token on the API Token page, then send a PDF. The person gets a link by email, signs on any device, and
        the sealed document comes back here.
      </p>
      <CodeSample label="First call" samples={[{ language: 'curl', code }]} />
      <div className="mt-4 flex flex-wrap gap-3">
        <Link to="/settings/api-token" className={buttonClass({ variant: 'primary' })}>
          Open API Token
        </Link>
        <Link to="/help/api-token" className={buttonClass()}>
          Guide and questions
        </Link>
      </div>
    </section>
  );
}
