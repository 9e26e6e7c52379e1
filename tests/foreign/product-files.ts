import { isRefusal } from '../../src/domain/refusal.ts';
import { rootCertificate } from '../../src/features/certificates/public.ts';
import type { Deps } from '../../src/features/deps.ts';
import type { CreatedDocument } from '../../src/features/documents/new-document.ts';
import { buildRevision } from '../../src/features/sealing/build-revision.ts';
import { renewArchives } from '../../src/features/sealing/renew-archive.ts';
import { sealDocument } from '../../src/features/sealing/seal-document.ts';
import { consent } from '../../src/features/signing/act.ts';
import { attachFile } from '../../src/features/signing/attach.ts';
import { finish } from '../../src/features/signing/finish.ts';
import { meta, openLink, picture, recipient, sentDocument, widget } from '../support/documents.ts';
import { plainPdf } from '../support/plain-pdf.ts';
import { insertOwner } from '../support/rows.ts';
import type { MadeFile } from './made-file.ts';

type Mode = 'seal' | 'per_signer';

/** Documents that went all the way through the product, with what they looked like on it. */
export async function productFiles(deps: Deps): Promise<MadeFile[]> {
  const made: MadeFile[] = [];
  for (const people of [2, 5]) {
    made.push(...(await filesOf(deps, 'seal', people)));
    made.push(...(await filesOf(deps, 'per_signer', people)));
  }
  return made;
}

async function filesOf(deps: Deps, mode: Mode, people: number): Promise<MadeFile[]> {
  const name = `${mode}-${people}`;
  const document = await sent(deps, mode, people);
  const made: MadeFile[] = [];
  for (let position = 1; position <= people; position++) {
    await sign(deps, document, position);
    if (position === people) break;
    await buildRevision(deps, document.id);
    if (mode === 'per_signer' && position === 1) {
      const levels = ['B-T', 'B-T'];
      made.push({
        ...(await stored(deps, document.id, 'current_blob')),
        name: `${name}-first`,
        levels,
        signatures: 2,
        timestamps: 0,
      });
    }
  }
  await sealDocument(deps, document.id);
  const signatures = mode === 'seal' ? 1 : people + 2;
  const levels = Array.from({ length: signatures }, () => 'B-LTA');
  const file = { levels, signatures, timestamps: 1 };
  made.push({ ...file, ...(await stored(deps, document.id, 'final_blob')), name });
  const paper = { levels: ['B-LTA'], signatures: 1, timestamps: 1, accessible: mode === 'seal' };
  made.push({ ...paper, ...(await stored(deps, document.id, 'certificate_blob')), name: `${name}-certificate` });
  await renewArchives(deps, 10_000);
  made.push({ ...file, ...(await stored(deps, document.id, 'final_blob')), name: `${name}-renewed`, timestamps: 2 });
  return made;
}

function sent(deps: Deps, signatureMode: Mode, people: number): Promise<CreatedDocument> {
  const recipients = Array.from({ length: people }, (_, index) =>
    recipient({
      email: `person${index + 1}@example.com`,
      name: ['Mia Torres', 'محمد الأمين', 'Kai Lindqvist', 'Σωκράτης', '王小明'][index] ?? '',
      widgets: [
        widget('signature', {}, { y: 60 + 140 * index }),
        widget('textbox', {}, { x: 300, y: 60 + 140 * index }),
        widget('checkbox', { values: ['Mail', 'Van'] }, { x: 300, y: 100 + 140 * index }),
        ...(index === 0 ? [widget('attachments', { required: false }, { x: 300, y: 150 })] : []),
      ],
    }),
  );
  return insertOwner(deps).then((owner) =>
    sentDocument(deps, owner, { recipients, settings: { signatureMode, sendInOrder: false } }),
  );
}

async function sign(deps: Deps, document: CreatedDocument, position: number): Promise<void> {
  const session = await openLink(deps, document, position);
  await consent(deps, session, 'EN-3', meta);
  const widgets = await widgetsOf(deps, document.id, position);
  const answers: Record<string, string | string[] | { image: string }> = {};
  for (const { id, type } of widgets) {
    if (type === 'signature') answers[id] = { image: picture };
    if (type === 'textbox') answers[id] = `Text of ${position}`;
    if (type === 'checkbox') answers[id] = ['Van'];
    if (type === 'attachments') await attachFile(deps, session, id, { name: 'bill.pdf', bytes: plainPdf() });
  }
  const done = await finish(deps, session, { answers }, meta);
  if (isRefusal(done)) throw new Error(`${position} could not sign: ${JSON.stringify(done)}`);
}

async function widgetsOf(deps: Deps, documentId: string, position: number) {
  const row = await deps.db
    .selectFrom('recipient')
    .select('widgets')
    .where('document_id', '=', documentId)
    .where('position', '=', position)
    .executeTakeFirstOrThrow();
  return row.widgets;
}

async function stored(deps: Deps, id: string, blob: 'current_blob' | 'final_blob' | 'certificate_blob') {
  const row = await deps.db.selectFrom('document').selectAll().where('id', '=', id).executeTakeFirstOrThrow();
  const root = await rootCertificate(deps);
  if (row[blob] === null || root === undefined) throw new Error(`Document ${id} has no ${blob}.`);
  return { bytes: await deps.blobs.get(row[blob]), root };
}
