import { callApi, signByLink } from '../../tests/support/api-client.ts';
import type { Instance } from './one-document.ts';

const IDLE_READS = 400;
const DOCUMENTS = 10;

/** How long an unrelated read takes while ten large documents are sealed, beside what it takes when nothing else runs. */
export async function besideSealing({ liveUrl, token }: Instance, file: string): Promise<string> {
  const made: { id: string; link: string }[] = [];
  for (let n = 0; n < DOCUMENTS; n++) {
    const widgets = [{ type: 'signature', page: 1, x: 72, y: 600, w: 150, h: 60 }];
    const signers = [{ name: 'Mia Berg', email: 'mia@example.com', role: 'Client', widgets }];
    const body = { title: 'Large', send_email: false, file, signers };
    const answer = await callApi(liveUrl, token, 'POST', '/createdocument', body);
    made.push({ id: String(answer.objectId), link: String((answer.signurl as { url: string }[])[0]?.url) });
  }
  const read = async () => {
    const begun = performance.now();
    await callApi(liveUrl, token, 'GET', '/getuser');
    return performance.now() - begun;
  };
  const idle: number[] = [];
  for (let n = 0; n < IDLE_READS; n++) idle.push(await read());

  const beside: number[] = [];
  let sealing = true;
  const reading = (async () => {
    while (sealing) beside.push(await read());
  })();
  for (const { link } of made) await signByLink(link);
  for (const { id } of made) {
    while ((await callApi(liveUrl, token, 'GET', `/document/${id}`)).status !== 'completed') {
      await new Promise((done) => setTimeout(done, 200));
    }
  }
  sealing = false;
  await reading;
  const [before, during] = [p99(idle), p99(beside)];
  return (
    `an unrelated read while ten 50 MB documents seal: p99 ${during.toFixed(1)} ms of ${beside.length}, ` +
    `idle ${before.toFixed(1)} ms of ${IDLE_READS}: ${(during / before).toFixed(1)} times`
  );
}

function p99(times: readonly number[]): number {
  const sorted = [...times].sort((a, b) => a - b);
  return sorted[Math.floor(sorted.length * 0.99)] ?? 0;
}
