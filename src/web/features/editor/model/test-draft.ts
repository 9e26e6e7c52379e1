import type { EditorFacts } from '../../../../contract/app/editor.ts';
import { defaultSettings } from '../../../../domain/document/default-settings.ts';
import type { EditorContent, EditorPerson } from './types.ts';

export const pages = [
  { width: 595, height: 842 },
  { width: 595, height: 842 },
];

export const facts: EditorFacts = {
  environment: 'live',
  productName: 'Signet',
  supportEmail: '',
  owner: { name: 'Ana', email: 'ana@example.com', company: '', phone: '', jobTitle: '' },
  dateFormat: 'mm/dd/yyyy',
  timeZone: 'UTC',
  limits: { fileBytes: 1, pages: 500, people: 50, fields: 500, pictureBytes: 1 },
  features: [],
  credits: { cost: 0, left: null },
  undoSeconds: 10,
};

export function person(id: string, given: Partial<EditorPerson> = {}): EditorPerson {
  return {
    id,
    type: 'signer',
    turn: 1,
    role: id,
    name: id,
    email: `${id}@example.com`,
    phone: '',
    company: '',
    jobTitle: '',
    language: null,
    accessCode: null,
    hasAccessCode: false,
    ...given,
  };
}

/** Two signers and no field yet. */
export function draftContent(given: Partial<EditorContent> = {}): EditorContent {
  return {
    own: false,
    kept: null,
    title: 'Services agreement',
    note: '',
    description: '',
    folderId: null,
    people: [person('mia'), person('kai', { turn: 2 })],
    widgets: [],
    settings: defaultSettings,
    file: { version: '0123456789abcdef', pages },
    ...given,
  };
}
