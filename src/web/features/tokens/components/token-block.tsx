import { useState } from 'react';
import { Button } from '../../../ui/button.tsx';
import { CodeSample } from '../../../ui/code-sample.tsx';
import { CopyBox } from '../../../ui/copy-box.tsx';
import { TokenReveal } from '../../../ui/token-reveal.tsx';
import type { TokenEnvironment, TokenView } from '../api/tokens.ts';
import { RegenerateDialog } from './regenerate-dialog.tsx';
import { RevokeDialog } from './revoke-dialog.tsx';
import { getUserSamples } from './samples.ts';
import { dotted, lastUsed, madeBy } from './token-facts.ts';

interface TokenBlockProps {
  environment: TokenEnvironment;
  baseUrl: string;
  token: TokenView;
  /** The token in full, while this page still has it. */
  shown: string | null;
  onShown: (token: string | null) => void;
  mayRegenerate: boolean;
}

/** One token of a card: in full and once, or its last four; the first call; Regenerate and Revoke. */
export function TokenBlock({ environment, baseUrl, token, shown, onShown, mayRegenerate }: TokenBlockProps) {
  const [dialog, setDialog] = useState<'regenerate' | 'revoke' | null>(null);
  const word = environment === 'live' ? 'Live API Token' : 'Sandbox API Token';
  return (
    <div className="mt-3.5 flex flex-col gap-3">
      {shown === null ? (
        <CopyBox label="Token" text={dotted(token)} end={lastUsed(token)} />
      ) : (
        <TokenReveal token={shown} what={`${word}, in full`} />
      )}
      <CodeSample samples={getUserSamples(baseUrl, shown)} label={`First call with the ${word}`} />
      <div className="flex items-center justify-between gap-4">
        <p className="text-caption text-muted">
          {madeBy(token)}.{shown !== null && token.lastUsedAt === null && ' Not used yet.'}
        </p>
        <div className="-me-3 flex shrink-0">
          {mayRegenerate && (
            <Button variant="quiet" onClick={() => setDialog('regenerate')}>
              Regenerate
            </Button>
          )}
          <Button variant="danger" onClick={() => setDialog('revoke')}>
            Revoke
          </Button>
        </div>
      </div>
      <RegenerateDialog
        environment={environment}
        token={token}
        open={dialog === 'regenerate'}
        onOpenChange={(open) => setDialog(open ? 'regenerate' : null)}
        onToken={onShown}
      />
      <RevokeDialog
        environment={environment}
        token={token}
        open={dialog === 'revoke'}
        onOpenChange={(open) => {
          setDialog(open ? 'revoke' : null);
          if (!open && shown !== null) onShown(null);
        }}
      />
    </div>
  );
}
