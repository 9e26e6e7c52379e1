import { createBody } from '../support/api.ts';
import { type Answer, type Customer, file, signature } from './customer.ts';

/** A call that must be answered with the status it stands under. */
type Run = (customer: Customer) => Promise<Answer>;
export interface Case {
  readonly run: Run;
  /** The error text, where the contract's example isn't what is answered. */
  readonly text?: string;
}
export interface Unreachable {
  readonly unreachable: string;
}
export type Outcome = Run | Case | readonly (Run | Case)[] | Unreachable;

const unknown = 'Ab12345678';
const never = (unreachable: string): Unreachable => ({ unreachable });
const strangeId = never('an id that can be none, or is malformed, is unknown: 404');
const goneOwner = never('a token whose owner is gone is no token: 405');
const missing = 'Please provide all required parameters.';
const create = { title: 'Lease', file };
const signer = { email: 'mia@example.com', name: 'Mia', widgets: [signature] };
const placeholder = { role: 'tenant', widgets: [signature] };

/** What every documented status of every operation takes to be reached; 405 is the same everywhere. */
export const outcomes: Readonly<Record<string, Readonly<Record<number, Outcome>>>> = {
  'GET /getuser': { 200: (c) => c.call('GET', '/getuser'), 404: goneOwner },
  'GET /getcredits': {
    200: (c) => c.call('GET', '/getcredits'),
    400: never('every account has a balance, from its first day'),
    404: goneOwner,
  },

  'POST /createcontact': {
    200: (c) => c.call('POST', '/createcontact', { name: 'Kim', email: 'kim@example.com' }),
    400: [
      (c) => c.call('POST', '/createcontact', { name: 'Kim', email: 'nowhere' }),
      { run: (c) => c.call('POST', '/createcontact', { name: 'Kim' }), text: missing },
    ],
    401: async (c) => {
      await c.contact('kim@example.com');
      return c.call('POST', '/createcontact', { name: 'Kim', email: 'KIM@example.com ' });
    },
  },
  'GET /contact/{contact_id}': {
    200: async (c) => c.call('GET', `/contact/${await c.contact()}`),
    400: strangeId,
    404: [(c) => c.call('GET', `/contact/${unknown}`), (c) => c.call('GET', '/contact/..%2f..')],
  },
  'PUT /contact/{contact_id}': {
    200: async (c) => c.call('PUT', `/contact/${await c.contact()}`, { phone: '030' }),
    400: async (c) => c.call('PUT', `/contact/${await c.contact()}`, { colour: 'red' }),
    404: { run: (c) => c.call('PUT', `/contact/${unknown}`, { phone: '030' }), text: 'Contact not found!' },
  },
  'DELETE /contact/{contact_id}': {
    200: async (c) => c.call('DELETE', `/contact/${await c.contact()}`),
    400: strangeId,
    404: (c) => c.call('DELETE', `/contact/${unknown}`),
  },
  'GET /contactlist': {
    200: async (c) => {
      await c.contact();
      return c.call('GET', '/contactlist?limit=10&skip=0');
    },
    400: never('a limit or skip that is no number counts as not given'),
  },

  'POST /selfsign': {
    200: [
      (c) => c.call('POST', '/selfsign', { ...create, signer }),
      (c) => c.call('POST', '/selfsign', { ...create, signers: [signer] }),
      (c) => c.call('POST', '/selfsign', create),
    ],
    400: [
      (c) => c.call('POST', '/selfsign', { ...create, file: 'no PDF', signer }),
      { run: (c) => c.call('POST', '/selfsign', {}), text: missing },
    ],
  },
  'POST /draftdocument': {
    200: [
      (c) => c.call('POST', '/draftdocument', create),
      (c) => c.call('POST', '/draftdocument', { ...create, signers: [signer], hide_signer_signing_links: true }),
    ],
    400: [
      (c) => c.call('POST', '/draftdocument', { ...create, file: 'no PDF' }),
      { run: (c) => c.call('POST', '/draftdocument', {}), text: missing },
    ],
  },
  'POST /createdocument': {
    200: [
      (c) => c.call('POST', '/createdocument', createBody()),
      (c) => c.call('POST', '/createdocument', { ...createBody(), send_email: 'false', external_id: 7 }),
    ],
    400: [
      (c) => c.call('POST', '/createdocument', { ...createBody(), file: 'https://example.com/lease.pdf' }),
      (c) => c.call('POST', '/createdocument', { ...createBody(), folderId: unknown }),
      { run: (c) => c.call('POST', '/createdocument', {}), text: missing },
    ],
  },
  'POST /createdocument/{template_id}': {
    200: async (c) =>
      c.call('POST', `/createdocument/${await c.template()}`, { signers: [{ ...signer, role: 'Tenant' }] }),
    400: async (c) => c.call('POST', `/createdocument/${await c.template()}`, { signers: [{ role: 'tenant' }] }),
  },
  'GET /document/{document_id}': {
    200: async (c) => c.call('GET', `/document/${await c.document()}`),
    400: strangeId,
    404: [(c) => c.call('GET', `/document/${unknown}`), (c) => c.call('GET', `/document/${'x'.repeat(90)}`)],
  },
  'PUT /document/{document_id}': {
    200: async (c) => c.call('PUT', `/document/${await c.document()}`, { name: 'Lease, 2nd floor' }),
    400: async (c) => c.call('PUT', `/document/${await c.document()}`, { file }),
    404: (c) => c.call('PUT', `/document/${unknown}`, { name: 'Lease' }),
  },
  'POST /document/{document_id}': {
    200: [
      async (c) => c.call('POST', `/document/${await c.document()}`),
      async (c) => c.call('POST', `/document/${await c.document()}`, { reason: 'The rent has changed' }),
    ],
    400: async (c) => c.call('POST', `/document/${await c.documentIn('completed')}`),
    404: (c) => c.call('POST', `/document/${unknown}`),
  },
  'DELETE /document/{document_id}': {
    200: async (c) => c.call('DELETE', `/document/${await c.document()}`),
    400: async (c) => c.call('DELETE', `/document/${await c.documentIn('sealing')}`),
    404: (c) => c.call('DELETE', `/document/${unknown}`),
  },
  'GET /documentlist/{doctype}': {
    200: [
      async (c) => {
        await c.document();
        return c.call('GET', '/documentlist/inprogress?limit=10&skip=0');
      },
      async (c) => {
        await c.document();
        return c.call('GET', '/documentlist/In-Progress');
      },
      async (c) => {
        await c.documentIn('completed');
        return c.call('GET', '/documentlist/completed');
      },
    ],
    404: (c) => c.call('GET', '/documentlist/lost'),
  },
  'POST /resendmail': {
    200: async (c) => c.call('POST', '/resendmail', { document_id: await c.document(), email: 'mia@example.com' }),
    400: [
      (c) => c.call('POST', '/resendmail', {}),
      async (c) => c.call('POST', '/resendmail', { document_id: await c.signed(), email: 'mia@example.com' }),
    ],
    404: [
      (c) => c.call('POST', '/resendmail', { document_id: unknown, email: 'mia@example.com' }),
      async (c) => c.call('POST', '/resendmail', { document_id: await c.document(), email: 'nobody@example.com' }),
    ],
  },
  'GET /signerips/{document_id}': {
    200: async (c) => c.call('GET', `/signerips/${await c.signed()}`),
    400: strangeId,
    404: (c) => c.call('GET', `/signerips/${unknown}`),
  },
  'GET /formdata/{document_id}': {
    200: async (c) => c.call('GET', `/formdata/${await c.signed()}`),
    400: strangeId,
    404: (c) => c.call('GET', `/formdata/${unknown}`),
  },
  'GET /signinglinks/{document_id}': {
    200: async (c) => c.call('GET', `/signinglinks/${await c.document()}`),
    400: strangeId,
    404: (c) => c.call('GET', `/signinglinks/${unknown}`),
  },

  'POST /drafttemplate': {
    200: [
      (c) => c.call('POST', '/drafttemplate', create),
      (c) => c.call('POST', '/drafttemplate', { ...create, signers: [placeholder] }),
    ],
    400: [
      (c) => c.call('POST', '/drafttemplate', { ...create, file: 'no PDF' }),
      { run: (c) => c.call('POST', '/drafttemplate', {}), text: missing },
    ],
  },
  'POST /createtemplate': {
    200: (c) => c.call('POST', '/createtemplate', { ...create, signers: [placeholder] }),
    400: [
      (c) => c.call('POST', '/createtemplate', { ...create, file: 'no PDF', signers: [placeholder] }),
      { run: (c) => c.call('POST', '/createtemplate', create), text: missing },
    ],
  },
  'POST /publictemplate': {
    200: (c) => c.call('POST', '/publictemplate', { ...create, signers: [placeholder] }),
    400: [
      (c) => c.call('POST', '/publictemplate', { ...create, file: 'no PDF', signers: [placeholder] }),
      { run: (c) => c.call('POST', '/publictemplate', {}), text: missing },
    ],
  },
  'GET /template/{template_id}': {
    200: async (c) => c.call('GET', `/template/${await c.template()}`),
    400: strangeId,
    404: (c) => c.call('GET', `/template/${unknown}`),
  },
  'PUT /template/{template_id}': {
    200: async (c) => c.call('PUT', `/template/${await c.template()}`, { name: 'Lease, 2nd floor', cc: [] }),
    400: async (c) => c.call('PUT', `/template/${await c.template()}`, { colour: 'red' }),
    404: (c) => c.call('PUT', `/template/${unknown}`, { name: 'Lease' }),
  },
  'DELETE /template/{template_id}': {
    200: async (c) => c.call('DELETE', `/template/${await c.template()}`),
    400: strangeId,
    404: (c) => c.call('DELETE', `/template/${unknown}`),
  },
  'GET /templatelist': {
    200: async (c) => {
      await c.template();
      return c.call('GET', '/templatelist?limit=10&skip=0');
    },
  },

  'GET /webhook': {
    200: async (c) => {
      await c.call('POST', '/webhook', { url: 'https://example.com/hook' });
      return c.call('GET', '/webhook');
    },
    404: (c) => c.call('GET', '/webhook'),
  },
  'POST /webhook': {
    200: [
      (c) => c.call('POST', '/webhook', { url: 'https://example.com/hook?secret=1' }),
      (c) => c.call('POST', '/webhook', { Url: 'https://example.com/hook' }),
    ],
    400: [(c) => c.call('POST', '/webhook', { url: 'ftp://example.com' }), (c) => c.call('POST', '/webhook', {})],
    401: async (c) => {
      await c.call('POST', '/webhook', { url: 'https://example.com/hook' });
      return c.call('POST', '/webhook', { url: 'https://example.com/hook' });
    },
    404: goneOwner,
  },
  'DELETE /webhook': { 200: (c) => c.call('DELETE', '/webhook'), 404: goneOwner },

  'POST /createfolder': {
    200: [
      (c) => c.call('POST', '/createfolder', { folderName: 'Leases', parentFolderId: '' }),
      (c) => c.call('POST', '/createfolder', { foldername: 'Leases' }),
      async (c) => c.call('POST', '/createfolder', { name: 'Old', parentFolderId: await c.folder() }),
    ],
    400: [
      (c) => c.call('POST', '/createfolder', { folderName: 'Leases', parentFolderId: unknown }),
      { run: (c) => c.call('POST', '/createfolder', {}), text: missing },
    ],
  },
  'GET /folder/{folder_id}': {
    200: async (c) => c.call('GET', `/folder/${await c.folder(await c.folder())}`),
    400: strangeId,
    404: (c) => c.call('GET', `/folder/${unknown}`),
  },
  'PUT /folder/{folder_id}': {
    200: async (c) => c.call('PUT', `/folder/${await c.folder()}`, { folderName: 'Old leases' }),
    400: async (c) => {
      const parent = await c.folder();
      return c.call('PUT', `/folder/${parent}`, { parentFolderId: await c.folder(parent) });
    },
    404: (c) => c.call('PUT', `/folder/${unknown}`, { folderName: 'Old leases' }),
  },
  'DELETE /folder/{folder_id}': {
    200: async (c) => c.call('DELETE', `/folder/${await c.folder()}`),
    400: async (c) => {
      const parent = await c.folder();
      await c.folder(parent);
      return c.call('DELETE', `/folder/${parent}`);
    },
    404: (c) => c.call('DELETE', `/folder/${unknown}`),
  },
  'GET /folderlist': {
    200: [
      async (c) => {
        await c.folder();
        return c.call('GET', '/folderlist');
      },
      async (c) => {
        const parent = await c.folder();
        await c.folder(parent);
        return c.call('GET', `/folderlist?parentFolderId=${parent}&limit=5&skip=0`);
      },
    ],
    400: (c) => c.call('GET', `/folderlist?parentFolderId=${unknown}`),
  },
};
