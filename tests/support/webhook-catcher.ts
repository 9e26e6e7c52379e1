import { createHmac } from 'node:crypto';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';

export interface CaughtWebhook {
  readonly body: Record<string, unknown>;
  readonly raw: Buffer;
  readonly signature: string | undefined;
}

/** A receiver of webhooks on 127.0.0.1 that remembers what came. */
export async function startWebhookCatcher(): Promise<{
  readonly url: string;
  /** `host:port`, for the operator's allow-list. */
  readonly target: string;
  readonly caught: readonly CaughtWebhook[];
  /** Resolves when an event of the document has come. */
  waitFor(event: string, documentId: string): Promise<CaughtWebhook>;
  close(): Promise<void>;
}> {
  const caught: CaughtWebhook[] = [];
  const server = createServer((request, response) => {
    const chunks: Buffer[] = [];
    request.on('data', (chunk: Buffer) => chunks.push(chunk));
    request.on('end', () => {
      const raw = Buffer.concat(chunks);
      const signature = request.headers['x-webhook-signature'];
      caught.push({ body: JSON.parse(raw.toString('utf8')), raw, signature: signature?.toString() });
      response.end('ok');
    });
  });
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
  const { port } = server.address() as AddressInfo;
  return {
    url: `http://127.0.0.1:${port}/hook?secret=kept`,
    target: `127.0.0.1:${port}`,
    caught,
    async waitFor(event, documentId) {
      const deadline = Date.now() + 30_000;
      for (;;) {
        const found = caught.find((one) => one.body.event === event && one.body.objectId === documentId);
        if (found) return found;
        if (Date.now() > deadline) throw new Error(`no ${event} webhook for ${documentId} came`);
        await new Promise((done) => setTimeout(done, 50));
      }
    },
    close: () => new Promise((done) => server.close(() => done())),
  };
}

/** What `x-webhook-signature` must be for these bytes and this key text. */
export function webhookSignature(raw: Uint8Array, key: string): string {
  return createHmac('sha256', Buffer.from(key, 'utf8')).update(raw).digest('hex');
}
