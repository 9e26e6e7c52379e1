import { isRefusal } from '../../src/domain/refusal.ts';
import type { Deps } from '../../src/features/deps.ts';
import { sealDocument } from '../../src/features/sealing/seal-document.ts';
import { consent, markViewed } from '../../src/features/signing/act.ts';
import { finish } from '../../src/features/signing/finish.ts';
import { meta, openLink, picture, recipient, sentDocument, widget } from './documents.ts';
import { insertOwner } from './rows.ts';

const names = ['Mia Torres', 'Kai Lindqvist'];

/** A document that two people signed through the use cases, not sealed yet. Answers its id. */
export async function signedDocument(deps: Deps): Promise<string> {
  const owner = await insertOwner(deps, { email: `${deps.newId().toLowerCase()}@larkfield.example` });
  const recipients = names.map((name) =>
    recipient({ email: `${name.split(' ')[0]?.toLowerCase()}@example.com`, name, widgets: [widget('signature')] }),
  );
  const document = await sentDocument(deps, owner, { title: 'Services agreement', recipients });
  for (const position of [1, 2]) {
    const session = await openLink(deps, document, position);
    await markViewed(deps, session, meta);
    await consent(deps, session, 'EN-3', meta);
    const id = recipients[position - 1]?.widgets[0]?.id ?? '';
    const done = await finish(deps, session, { answers: { [id]: { image: picture } } }, meta);
    if (isRefusal(done)) throw new Error(`${position} could not sign: ${done.refused}`);
  }
  return document.id;
}

/** The same, sealed and completed, with its files. */
export async function completedDocument(deps: Deps) {
  const id = await signedDocument(deps);
  await sealDocument(deps, id);
  const row = await deps.db.selectFrom('document').selectAll().where('id', '=', id).executeTakeFirstOrThrow();
  if (row.final_blob === null || row.certificate_blob === null) throw new Error('The document is not completed.');
  return {
    id,
    names,
    sha256: row.final_blob,
    final: await deps.blobs.get(row.final_blob),
    certificate: await deps.blobs.get(row.certificate_blob),
  };
}
