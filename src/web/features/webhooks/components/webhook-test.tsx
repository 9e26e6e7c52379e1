import { Send } from 'lucide-react';
import { messageOf } from '../../../lib/api.ts';
import { Banner } from '../../../ui/banner.tsx';
import { Button } from '../../../ui/button.tsx';
import { CodeBlock } from '../../../ui/code-block.tsx';
import { useSendTest } from '../api/webhooks.ts';

/** Posts a made-up event now and says what came back. */
export function WebhookTest() {
  const test = useSendTest();
  return (
    <div className="mt-4 flex flex-col gap-3">
      <p className="text-body text-muted">
        Posts a made-up “created” event once, now, and shows how your server answers.
      </p>
      <div>
        <Button icon={Send} loading={test.isPending} onClick={() => test.mutate()}>
          Send test
        </Button>
      </div>
      {test.isError && <Banner tone="danger">{messageOf(test.error)}</Banner>}
      {test.data !== undefined && !test.isPending && (
        <>
          <Banner tone={test.data.ok ? 'success' : 'danger'}>
            {test.data.status === null
              ? `Your server was not reached: ${test.data.answer}`
              : `Your server answered ${test.data.status}${test.data.ok ? '.' : ', which counts as a failure: 2xx is expected.'}`}
          </Banner>
          <CodeBlock title="Sent" text={test.data.request} />
          {test.data.status !== null && test.data.answer !== '' && <CodeBlock title="Answer" text={test.data.answer} />}
        </>
      )}
    </div>
  );
}
