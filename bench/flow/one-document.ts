import { callApi, signByLink } from '../../tests/support/api-client.ts';

export interface Instance {
  readonly liveUrl: string;
  readonly token: string;
}

export const stages = ['create', 'open', 'sign', 'seal', 'download'] as const;
export type Stage = (typeof stages)[number];

/** A client asks soon, and then less and less often. */
const FIRST_POLL_MS = 60;
const LAST_POLL_MS = 1000;

/** One document from upload to the two finished files; `passed` is told when a stage is over. */
export async function oneDocument(
  { liveUrl, token }: Instance,
  file: string,
  passed: (stage: Stage) => void = () => undefined,
): Promise<void> {
  const widgets = [
    { type: 'signature', page: 1, x: 72, y: 600, w: 150, h: 60 },
    { type: 'name', page: 1, x: 72, y: 560, w: 150, h: 20 },
  ];
  const made = await callApi(liveUrl, token, 'POST', '/createdocument', {
    title: 'Bench',
    send_email: false,
    file,
    signers: [{ name: 'Mia Berg', email: 'mia@example.com', role: 'Client', widgets }],
  });
  const id = String(made.objectId);
  const link = String((made.signurl as { url: string }[])[0]?.url);
  passed('create');
  await (await fetch(link)).text();
  passed('open');
  await signByLink(link);
  passed('sign');
  let document = await callApi(liveUrl, token, 'GET', `/document/${id}`);
  for (let wait = FIRST_POLL_MS; document.status !== 'completed'; wait = Math.min(LAST_POLL_MS, wait * 1.5)) {
    await new Promise((done) => setTimeout(done, wait));
    document = await callApi(liveUrl, token, 'GET', `/document/${id}`);
  }
  passed('seal');
  for (const url of [document.file, document.certificate]) {
    const answer = await fetch(String(url));
    if (!answer.ok) throw new Error(`A finished file answered ${answer.status}.`);
    await answer.arrayBuffer();
  }
  passed('download');
}
