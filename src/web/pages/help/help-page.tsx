import type { ReactNode } from 'react';
import { useInstance } from '../../lib/instance.ts';
import { fileSize } from '../../lib/numbers.ts';
import { Banner } from '../../ui/banner.tsx';
import { Link, OutLink } from '../../ui/link.tsx';
import { PageBody } from '../../ui/page-body.tsx';
import { SupportLine } from '../../ui/support-link.tsx';
import { questions } from './questions.ts';

const SANDBOX_LIMIT = 5 * 1024 * 1024;
const SANDBOX_DAYS = 90;

/** Guide and questions about tokens, the sandbox and credits. */
export function HelpPage() {
  const { fileLimitBytes, retentionDays } = useInstance();
  const limit = fileSize(fileLimitBytes ?? SANDBOX_LIMIT);
  const days = String(retentionDays ?? SANDBOX_DAYS);
  return (
    <PageBody narrow>
      <h1 className="hidden text-title font-semibold lg:block">API Token: guide and questions</h1>
      <h2 className="text-title font-semibold lg:hidden">API Token: guide and questions</h2>
      <p className="mt-1 mb-8 text-lead text-muted">
        A program proves who it is with an API token, sent as the{' '}
        <code className="font-mono text-body">x-api-token</code> header of every request. You can have one for Live and
        one for the sandbox, both from the same page.
      </p>
      <Guide />
      <Section title="Questions">
        <div className="border-t border-line">
          {questions.map(({ question, answer }) => (
            <details key={question} className="group border-b border-hair">
              <summary className="cursor-pointer rounded-tick py-3 text-lead font-medium">{question}</summary>
              <p className="pb-4 text-lead text-muted">{answer.replace('{limit}', limit).replace('{days}', days)}</p>
            </details>
          ))}
        </div>
      </Section>
      <p className="mt-8 text-lead text-muted">
        <SupportLine before="Something else? Write to" />
      </p>
    </PageBody>
  );
}

function Guide() {
  const { environment, liveUrl } = useInstance();
  const inSandbox = environment === 'sandbox';
  return (
    <>
      <Section title="Get a Live API Token">
        <Steps>
          <li>Sign in to your Signet account{inSandbox && ' in Live'}.</li>
          <li>
            Open <Link to="/settings/api-token">Settings, then API Token</Link>.
          </li>
          <li>
            Press <Label>Generate Live API Token</Label>. This needs the Professional or Teams plan; on Free the card
            says so and leads to <Link to="/settings/plan">the plans</Link>.
          </li>
          <li>
            Press <Label>Copy</Label> and keep the token where only your program can read it. It is shown this once;
            later you see its last four characters.
          </li>
          <li>Run the example below the token. An answer with your name means that it works.</li>
        </Steps>
        <p className="mt-3 text-body text-muted">
          Lost or leaked? <Label>Regenerate</Label> gives you a new token and ends the old one at once, or after 24 h if
          you choose so. <Label>Revoke</Label> ends it without a new one.
        </p>
      </Section>
      <Section title="Get a Sandbox API Token">
        <p className="mb-3 text-lead text-muted">
          On the same page, press <Label>Generate Sandbox API Token</Label>. It comes with every plan, Free included,
          and is meant for development and tests.
        </p>
        <Banner tone="warning">Do not upload confidential data to the sandbox.</Banner>
      </Section>
      <Section title="Enter the sandbox">
        <p className="mb-3 text-lead text-muted">
          The sandbox is a replica of Live where you can try features without touching real documents. Every plan has
          it.
        </p>
        <Steps>
          <li>
            {inSandbox ? (
              <OutLink href={`${liveUrl}/settings/api-token`}>In Live, open Settings</OutLink>
            ) : (
              <Link to="/settings/api-token">Open Settings</Link>
            )}
            , then API Token.
          </li>
          <li>
            Press <Label>Login to Sandbox</Label>.
          </li>
          <li>
            The sandbox opens in a new tab, and you are signed in with the account you have. It asks for no email and no
            password.
          </li>
        </Steps>
        <div className="mt-3">
          <Banner tone="info">
            Typing your email and password into the sandbox does not work. The button, or the Sandbox half of the switch
            in the rail, is the only way in.
          </Banner>
        </div>
      </Section>
      <Section title="Buy premium credits">
        <p className="mb-3 text-lead text-muted">
          Each document made by API uses one premium credit. Plans bring some with every period; more can be bought and
          don’t expire.
        </p>
        <Steps>
          <li>
            On the API Token page in Live, press <Label>Buy premium credits</Label>.
          </li>
          <li>Choose how many. The price of one and the total with tax stand there.</li>
          <li>
            Press <Label>Proceed</Label>. The credits are yours at once; the invoice is shown and mailed.
          </li>
        </Steps>
      </Section>
    </>
  );
}

function Section({ title, children }: { title: string; children: ReactNode }) {
  return (
    <section className="mb-8">
      <h2 className="mb-2 text-section font-semibold">{title}</h2>
      {children}
    </section>
  );
}

function Steps({ children }: { children: ReactNode }) {
  return <ol className="ms-5 list-decimal space-y-1.5 text-lead marker:font-medium marker:text-muted">{children}</ol>;
}

function Label({ children }: { children: ReactNode }) {
  return <strong className="font-semibold text-text">{children}</strong>;
}
