import { defaultSettings } from '../../src/domain/document/default-settings.ts';
import type { Caller } from '../../src/features/caller.ts';
import type { Deps } from '../../src/features/deps.ts';
import { createTemplate } from '../../src/features/templates/create.ts';
import type { NewRole } from '../../src/features/templates/new-template.ts';
import { widget } from './documents.ts';
import { ok } from './drafts.ts';
import { plainPdf } from './plain-pdf.ts';

function role(label: string, email = ''): NewRole {
  const facts = { name: '', phone: '', company: '', jobTitle: '', accessCode: null, accessCodeHash: null };
  return { role: label, type: 'signer', email, ...facts, widgets: [widget('signature')] };
}

/** "House rules", to be signed by whoever comes, then by the clerk. Returns its id. */
export async function publicTemplate(deps: Deps, owner: Caller): Promise<string> {
  const row = await createTemplate(deps, owner, {
    file: plainPdf(),
    password: '',
    title: 'House rules',
    note: '',
    description: '',
    folderId: null,
    settings: { ...defaultSettings, sendInOrder: true },
    roles: [role('Guest'), role('Clerk', 'clerk@example.com')],
    prefill: [],
    state: 'finished',
    isPublic: true,
    linkEndsAt: null,
  });
  return ok(row).id;
}

/** The last code that was mailed there. */
export async function mailedCode(deps: Deps, email: string): Promise<string> {
  const { subject } = await deps.db
    .selectFrom('mail')
    .select('subject')
    .where('kind', '=', 'code')
    .where('recipient_address', '=', email)
    .orderBy('created_at', 'desc')
    .executeTakeFirstOrThrow();
  return /\d{6}/.exec(subject)?.[0] ?? '';
}

/** Six digits that are not the code. */
export async function wrongCode(deps: Deps, email: string): Promise<string> {
  return (await mailedCode(deps, email)).startsWith('1') ? '200000' : '100000';
}
