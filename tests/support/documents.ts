import { defaultSettings } from '../../src/domain/document/default-settings.ts';
import { isRefusal } from '../../src/domain/refusal.ts';
import { defaultSizes, defaultsFor } from '../../src/domain/widget/defaults.ts';
import type { Widget, WidgetOptions, WidgetType } from '../../src/domain/widget/types.ts';
import type { Caller } from '../../src/features/caller.ts';
import type { Deps } from '../../src/features/deps.ts';
import { createDocument } from '../../src/features/documents/create.ts';
import type { CreatedDocument, NewDocument, NewRecipient } from '../../src/features/documents/new-document.ts';
import { exchangeLink, signingSession } from '../../src/features/signing/exchange.ts';
import type { SigningSession } from '../../src/features/signing/session.ts';
import { plainPdf } from './plain-pdf.ts';

export const meta = { ip: '203.0.113.7', userAgent: 'Test browser' };

/** A 2 x 2 PNG. */
export const picture =
  'data:image/png;base64,iVBORw0KGgoAAAANSUhEUgAAAAIAAAACCAYAAABytg0kAAAAFElEQVR42mNkYGD4z8DAwMDAxAADAAwMAQEBAgMBAAAAAElFTkSuQmCC';

let serial = 0;

export function widget(type: WidgetType, options: Partial<WidgetOptions> = {}, place: Partial<Widget> = {}): Widget {
  serial += 1;
  const name = options.name ?? `${type}-${serial}`;
  return {
    id: `w${serial}`,
    type,
    page: 1,
    x: 50,
    y: 60,
    ...defaultSizes[type],
    ...place,
    options: { ...defaultsFor(type), ...options, name },
  };
}

export function recipient(given: Partial<NewRecipient> & { readonly email: string }): NewRecipient {
  return {
    role: 'Client',
    type: 'signer',
    name: given.email.split('@')[0] ?? '',
    phone: '',
    company: '',
    jobTitle: '',
    accessCode: null,
    widgets: given.type === undefined || given.type === 'signer' ? [widget('signature')] : [],
    ...given,
  };
}

type Wanted = Partial<Omit<NewDocument, 'settings'>> & { readonly settings?: Partial<NewDocument['settings']> };

export function newDocument(given: Wanted = {}): NewDocument {
  return {
    file: plainPdf(),
    password: '',
    title: 'Services agreement',
    note: 'Read and sign this',
    description: '',
    folderId: null,
    recipients: [recipient({ email: 'mia@example.com' })],
    prefill: [],
    charge: false,
    ...given,
    settings: { ...defaultSettings, ...given.settings },
  };
}

/** A document on its way, through the use case. */
export async function sentDocument(deps: Deps, owner: Caller, given: Wanted = {}): Promise<CreatedDocument> {
  const created = await createDocument(deps, owner, newDocument(given), meta);
  if (isRefusal(created)) throw new Error(`Not created: ${created.refused}`);
  return created;
}

/** Opens a recipient's link as a browser does. */
export async function openLink(
  deps: Deps,
  document: Omit<CreatedDocument, 'signatureMode' | 'modeFallback'>,
  position: number,
): Promise<SigningSession> {
  const url = document.recipients[position - 1]?.url ?? '';
  const link = await exchangeLink(deps, url.slice(url.lastIndexOf('/') + 1), meta);
  if (isRefusal(link)) throw new Error(`The link of ${position} is not known.`);
  const session = await signingSession(deps, link.recipientId, link.cookie);
  if (session === null) throw new Error('The cookie is not known.');
  return session;
}
