import { MoreHorizontal, Plus, RefreshCw, Trash2 } from 'lucide-react';
import { useState } from 'react';
import type { TokensPage } from '../../../../contract/app/tokens.ts';
import { fullTime, shortDate } from '../../../lib/dates.ts';
import { SandboxPill } from '../../../ui/badge.tsx';
import { Button } from '../../../ui/button.tsx';
import { IconButton } from '../../../ui/icon-button.tsx';
import { Menu } from '../../../ui/menu.tsx';
import { SectionHead } from '../../../ui/section-head.tsx';
import type { TokenEnvironment, TokenView } from '../api/tokens.ts';
import { AddTokenDialog } from './add-token-dialog.tsx';
import { RegenerateDialog } from './regenerate-dialog.tsx';
import { RevealDialog } from './reveal-dialog.tsx';
import { RevokeDialog } from './revoke-dialog.tsx';
import { dotted, lastUsed, madeBy } from './token-facts.ts';

/** Named tokens besides the two that the cards lead to, and old ones that were kept for 24 h. */
export function FurtherTokens({ page }: { page: TokensPage }) {
  const [adding, setAdding] = useState(false);
  const [shown, setShown] = useState<string | null>(null);
  const rows = [
    ...page.live.further.map((token) => ({ environment: 'live' as const, token })),
    ...page.sandbox.further.map((token) => ({ environment: 'sandbox' as const, token })),
  ];
  const environments: TokenEnvironment[] = [];
  if (page.live.state === 'allowed') environments.push('live');
  if (page.sandbox.state === 'allowed') environments.push('sandbox');
  if (rows.length === 0 && environments.length === 0) return null;
  return (
    <section className="mt-8">
      <SectionHead
        title="Further tokens"
        count={rows.length}
        end={
          environments.length > 0 && (
            <Button variant="quiet" size="small" icon={Plus} onClick={() => setAdding(true)}>
              Add a named token
            </Button>
          )
        }
      />
      {rows.length === 0 && (
        <p className="mt-3 text-body text-muted">One token for each program makes it easy to revoke just that one.</p>
      )}
      <ul>
        {rows.map(({ environment, token }) => (
          <Row key={token.id} environment={environment} token={token} onToken={setShown} />
        ))}
      </ul>
      <AddTokenDialog open={adding} onOpenChange={setAdding} environments={environments} onToken={setShown} />
      <RevealDialog token={shown} onClose={() => setShown(null)} />
    </section>
  );
}

interface RowProps {
  environment: TokenEnvironment;
  token: TokenView;
  onToken: (token: string) => void;
}

function Row({ environment, token, onToken }: RowProps) {
  const [dialog, setDialog] = useState<'regenerate' | 'revoke' | null>(null);
  const dying = token.diesAt !== null;
  return (
    <li className="flex min-h-14 items-center gap-3 border-b border-hair py-2">
      <div className="min-w-0 flex-1">
        <p className="flex flex-wrap items-center gap-2 text-body font-medium">
          <span className="min-w-0 break-words">{token.name}</span>
          {environment === 'sandbox' && <SandboxPill>Sandbox</SandboxPill>}
        </p>
        <p className="text-caption break-words text-muted">
          <code className="font-mono">{dotted(token)}</code>, {lastUsed(token)}. {madeBy(token)}.
          {token.diesAt !== null && (
            <span title={fullTime(token.diesAt)}> Replaced; dies on {shortDate(token.diesAt)}.</span>
          )}
        </p>
      </div>
      <Menu
        trigger={<IconButton icon={MoreHorizontal} label={`Acts for ${token.name}`} size={32} tooltip={false} />}
        items={[
          ...(dying ? [] : [{ label: 'Regenerate', icon: RefreshCw, onSelect: () => setDialog('regenerate') }]),
          { label: 'Revoke', icon: Trash2, danger: true, onSelect: () => setDialog('revoke') },
        ]}
      />
      <RegenerateDialog
        environment={environment}
        token={token}
        open={dialog === 'regenerate'}
        onOpenChange={(open) => setDialog(open ? 'regenerate' : null)}
        onToken={onToken}
      />
      <RevokeDialog
        environment={environment}
        token={token}
        open={dialog === 'revoke'}
        onOpenChange={(open) => setDialog(open ? 'revoke' : null)}
      />
    </li>
  );
}
