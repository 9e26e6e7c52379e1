import { useQuery } from '@tanstack/react-query';
import { KeyRound } from 'lucide-react';
import { useState } from 'react';
import { tokensQuery, useGenerateToken, useRegenerateToken } from '../../features/tokens/api/tokens.ts';
import { messageOf } from '../../lib/api.ts';
import { whenDone } from '../../lib/when-done.ts';
import { Banner } from '../../ui/banner.tsx';
import { Button, buttonClass } from '../../ui/button.tsx';
import { ErrorState } from '../../ui/error-state.tsx';
import { Field } from '../../ui/field.tsx';
import { Input } from '../../ui/input.tsx';
import { Link } from '../../ui/link.tsx';
import { Skeleton } from '../../ui/skeleton.tsx';

/** Under this name the page's own token stands on the API Token page; a new one takes its place. */
const ownName = 'API reference';

interface SandboxTokenProps {
  token: string | null;
  onToken: (token: string | null) => void;
}

/** The token that tries are made with: pasted, or made for this page. It is kept nowhere but in this page. */
export function SandboxToken({ token, onToken }: SandboxTokenProps) {
  const tokens = useQuery(tokensQuery);
  if (token !== null) {
    return (
      <div className="mb-6 flex flex-wrap items-center justify-between gap-x-4 gap-y-1 rounded-control border border-line bg-code px-3 py-2">
        <p className="min-w-0 text-body">
          With the token{' '}
          <code dir="ltr" className="font-mono text-caption wrap-anywhere">
            test.••••{token.slice(-4)}
          </code>
          <span className="block text-caption text-muted">Kept in this page only, until you leave it.</span>
        </p>
        <Button size="small" variant="quiet" onClick={() => onToken(null)}>
          Forget it
        </Button>
      </div>
    );
  }
  if (tokens.isPending) return <Skeleton className="h-32 w-full" />;
  if (tokens.isError) return <ErrorState error={tokens.error} onRetry={() => void tokens.refetch()} />;
  const { sandbox } = tokens.data;
  if (sandbox.state !== 'allowed' || sandbox.reason !== '') return <Banner tone="info">{sandbox.reason}</Banner>;
  const own = sandbox.further.find(({ name, diesAt }) => name === ownName && diesAt === null);
  const none = sandbox.token === null && sandbox.further.length === 0;
  return (
    <div className="flex flex-col gap-5">
      {none && (
        <Banner
          tone="info"
          action={
            <Link to="/settings/api-token" className={buttonClass({ size: 'small' })}>
              Open API Token
            </Link>
          }
        >
          You have no sandbox token yet. Make one on the API Token page, or one for this page alone.
        </Banner>
      )}
      {!none && <PasteToken onToken={onToken} />}
      <MakeToken ownId={own?.id} onToken={onToken} />
    </div>
  );
}

function PasteToken({ onToken }: { onToken: (token: string) => void }) {
  const [typed, setTyped] = useState('');
  const [problem, setProblem] = useState<string>();

  function use(): void {
    const given = typed.trim();
    if (given.startsWith('test.')) onToken(given);
    else if (given.startsWith('live.')) {
      setProblem('This is a live token, and was not used. Paste a sandbox token; it begins with “test.”');
    } else setProblem('Paste a sandbox token; it begins with “test.”');
  }

  return (
    <form
      className="flex flex-col gap-3"
      onSubmit={(event) => {
        event.preventDefault();
        use();
      }}
    >
      <Field
        label="Sandbox API Token"
        hint="It goes to the sandbox with each call you send, and nowhere else."
        error={problem}
      >
        {(field) => (
          <Input
            {...field}
            dir="ltr"
            autoComplete="off"
            autoCapitalize="none"
            spellCheck={false}
            value={typed}
            onChange={(event) => setTyped(event.target.value)}
            className="font-mono"
          />
        )}
      </Field>
      <div>
        <Button type="submit">Use this token</Button>
      </div>
    </form>
  );
}

function MakeToken({ ownId, onToken }: { ownId: string | undefined; onToken: (token: string) => void }) {
  const generate = useGenerateToken();
  const regenerate = useRegenerateToken();
  const failed = generate.error ?? regenerate.error;

  function make(): void {
    const made =
      ownId === undefined
        ? generate.mutateAsync({ environment: 'sandbox', name: ownName })
        : regenerate.mutateAsync({ environment: 'sandbox', id: ownId, keepOld: false });
    whenDone(made, (answer) => onToken(answer.token));
  }

  return (
    <div className="flex flex-col items-start gap-2">
      <Button variant="sandbox" icon={KeyRound} loading={generate.isPending || regenerate.isPending} onClick={make}>
        Make a token for this page
      </Button>
      <p className="text-caption text-muted">
        It’s listed as “{ownName}” on the API Token page, where you can revoke it.
        {ownId !== undefined && ' The one made here before stops working.'}
      </p>
      {failed !== null && <Banner tone="danger">{messageOf(failed)}</Banner>}
    </div>
  );
}
