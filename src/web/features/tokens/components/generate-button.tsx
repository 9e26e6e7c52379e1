import { KeyRound } from 'lucide-react';
import { messageOf } from '../../../lib/api.ts';
import { whenDone } from '../../../lib/when-done.ts';
import { Banner } from '../../../ui/banner.tsx';
import { Button } from '../../../ui/button.tsx';
import { type TokenEnvironment, useGenerateToken } from '../api/tokens.ts';

/** The one button of a card without a token; its colour is the environment's. */
export function GenerateButton({
  environment,
  onToken,
}: {
  environment: TokenEnvironment;
  onToken: (token: string) => void;
}) {
  const generate = useGenerateToken();
  return (
    <div className="flex flex-col gap-3">
      <Button
        variant={environment === 'live' ? 'primary' : 'sandbox'}
        wide
        icon={KeyRound}
        loading={generate.isPending}
        onClick={() => whenDone(generate.mutateAsync({ environment }), (answer) => onToken(answer.token))}
      >
        {environment === 'live' ? 'Generate Live API Token' : 'Generate Sandbox API Token'}
      </Button>
      {generate.isError && <Banner tone="danger">{messageOf(generate.error)}</Banner>}
    </div>
  );
}
