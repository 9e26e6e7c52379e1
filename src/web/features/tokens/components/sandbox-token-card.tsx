import { LogIn, TriangleAlert } from 'lucide-react';
import { useState } from 'react';
import type { TokensPage } from '../../../../contract/app/tokens.ts';
import { messageOf } from '../../../lib/api.ts';
import { enterSandbox } from '../../../lib/sandbox-login.ts';
import { SandboxPill } from '../../../ui/badge.tsx';
import { Banner } from '../../../ui/banner.tsx';
import { Button } from '../../../ui/button.tsx';
import { Card } from '../../../ui/card.tsx';
import { CopyBox } from '../../../ui/copy-box.tsx';
import { GenerateButton } from './generate-button.tsx';
import { Unlicensed } from './live-token-card.tsx';
import { ResetSandbox } from './reset-sandbox.tsx';
import { TokenBlock } from './token-block.tsx';

interface SandboxTokenCardProps {
  sandbox: TokensPage['sandbox'];
  /** Shown inside the sandbox: nobody needs to log in there again. */
  inSandbox: boolean;
}

export function SandboxTokenCard({ sandbox, inSandbox }: SandboxTokenCardProps) {
  const [shown, setShown] = useState<string | null>(null);
  return (
    <Card sandbox label="Sandbox API Token">
      <div className="flex flex-wrap items-center justify-between gap-x-3 gap-y-1">
        <h2 className="text-section font-semibold">Sandbox API Token</h2>
        <SandboxPill>No legal effect</SandboxPill>
      </div>
      <p className="mt-1 mb-3.5 text-body text-muted">For development and tests. In every plan.</p>
      <CopyBox label="Base address" text={sandbox.baseUrl} copyLabel="Copy the sandbox base address" />
      {sandbox.token !== null && (
        <TokenBlock
          environment="sandbox"
          baseUrl={sandbox.baseUrl}
          token={sandbox.token}
          shown={shown}
          onShown={setShown}
          mayRegenerate={sandbox.state === 'allowed'}
        />
      )}
      {sandbox.state === 'allowed' && sandbox.reason !== '' && (
        <div className="mt-4">
          <Banner tone="warning">{sandbox.reason}</Banner>
        </div>
      )}
      {sandbox.token === null && sandbox.state === 'allowed' && sandbox.reason === '' && (
        <>
          <p className="mt-4 mb-3 text-body text-muted">
            No sandbox token yet. It works only with the address above, never on live documents.
          </p>
          <GenerateButton environment="sandbox" onToken={setShown} />
        </>
      )}
      {sandbox.state === 'self-hosted-unlicensed' && <Unlicensed reason={sandbox.reason} />}
      {!inSandbox && <SandboxWorkspace />}
      <hr className="my-5 border-hair" />
      <h3 className="mb-1.5 flex items-center gap-2.5 text-body font-medium">
        <TriangleAlert aria-hidden="true" className="size-4" strokeWidth={1.75} />
        Do not upload confidential data
      </h3>
      <ul>
        {sandbox.limitations.map((limitation) => (
          <li key={limitation} className="flex gap-2.5 py-[3px] text-body">
            <span aria-hidden="true" className="mt-[9px] h-px w-2.5 shrink-0 bg-muted" />
            {limitation.replace(/\.$/, '')}
          </li>
        ))}
      </ul>
      <div className="mt-4">
        <ResetSandbox />
      </div>
    </Card>
  );
}

function SandboxWorkspace() {
  const [busy, setBusy] = useState(false);
  const [problem, setProblem] = useState<string | null>(null);

  async function enter(): Promise<void> {
    setBusy(true);
    setProblem(null);
    try {
      await enterSandbox('new-tab');
    } catch (error) {
      setProblem(messageOf(error));
    }
    setBusy(false);
  }

  return (
    <>
      <hr className="my-5 border-hair" />
      <h3 className="text-body font-medium">Sandbox workspace</h3>
      <p className="mb-3 text-body text-muted">Opens in a new tab. You are signed in already.</p>
      <Button wide icon={LogIn} loading={busy} onClick={() => void enter()}>
        Login to Sandbox
      </Button>
      {problem !== null && (
        <div className="mt-3">
          <Banner tone="danger">{problem}</Banner>
        </div>
      )}
    </>
  );
}
