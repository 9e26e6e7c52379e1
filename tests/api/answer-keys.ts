import type { ApiVersion } from '../../src/contract/api/versions.ts';

/**
 * The keys of each answer in their order, as `keysOf` writes them, per version. Published clients rely on exactly
 * these: the contract's schemas require no key.
 */
export function answerKeys(version: ApiVersion, fromTemplate = false): Readonly<Record<string, string>> {
  const [v1, old] = [version === 'v1', version !== 'v1.2'];
  const since11 = (keys: string) => (v1 ? '' : keys);
  const since12 = (keys: string) => (old ? '' : keys);
  const untilV11 = (keys: string) => (old ? keys : '');

  const contact = `objectId name email phone ${since11('company job_title')} createdAt updatedAt`;
  const folder = 'objectId folderName parentFolderId createdAt updatedAt';
  const folderWithParent = 'objectId folderName parentFolderId parentFolderName createdAt updatedAt';
  const box = 'type page x y w h';
  const person = 'role name email phone';
  const recipient = `${person} widgets[${box} options{name}]`;
  const order = `sendInOrder ${since12('send_in_order_strict allow_offline_sign')} createdAt updatedAt enableTour redirect_url allow_modifications`;
  const origin = fromTemplate ? 'template_id' : '';
  const links = 'signurl[email url]';
  const head = 'file certificate title note folder{objectId name} owner';
  const ends = `auto_reminder remind_once_in_every ${since11('pen_colors bcc')} ${since12('cc')}`;
  const listedRecipient = old ? recipient : person;
  const templateRecipient = `${person} widgets[${box} options{...}]`;

  return {
    'GET /getuser': 'objectId name email phone jobTitle company createdAt updatedAt',
    'GET /getcredits': 'plan_credits addon_credits total_credits renewal_date',
    'POST /createcontact': contact,
    'GET /contact/{contact_id}': contact,
    'PUT /contact/{contact_id}': 'objectId message',
    'DELETE /contact/{contact_id}': 'objectId deletedAt',
    'GET /contactlist': `result[${contact}]`,
    'POST /selfsign': 'objectId url',
    'POST /draftdocument': 'document_id url',
    'POST /createdocument': `objectId ${links} message`,
    'POST /createdocument/{template_id}': `objectId ${links} message`,
    'GET /document/{document_id}': `status objectId ${head} signers[${recipient}] ${order} audit_trail[email viewed signed] ${origin} ${ends}`,
    'PUT /document/{document_id}': 'objectId updatedAt',
    'POST /document/{document_id}': 'objectId revokedAt',
    'DELETE /document/{document_id}': 'objectId deletedAt',
    'GET /documentlist/{doctype}': `result[objectId file title note folder{objectId name} owner signers[${listedRecipient}] ${order} ${origin} auto_reminder remind_once_in_every]`,
    'POST /resendmail': 'result',
    'GET /signerips/{document_id}': 'objectId signer_ips[email ip_address]',
    'GET /formdata/{document_id}': 'objectId title sent_date status form_data[name email widgets[name response]]',
    'GET /signinglinks/{document_id}': `objectId ${links}`,
    'POST /drafttemplate': 'objectId url',
    'POST /createtemplate': 'objectId message',
    'POST /publictemplate': 'template_id public_url message',
    'GET /template/{template_id}': `objectId title note ${untilV11('folder{objectId name}')} ${since11('description pen_colors sender_name sender_email notify_on_signatures merge_certificate')} file owner signers[${templateRecipient}] ${order} auto_reminder ${since11('timeToCompleteDays')} remind_once_in_every ${since11('bcc')} ${since12('cc')} ${since11('prefill{widgets[]}')}`,
    'PUT /template/{template_id}': 'objectId updatedAt',
    'DELETE /template/{template_id}': 'objectId deletedAt',
    'GET /templatelist': `result[objectId title note ${untilV11('folder{objectId name}')} file owner signers[${old ? templateRecipient : person}] ${order} auto_reminder remind_once_in_every ${since12('prefill{widgets[]}')}]`,
    'GET /webhook': 'webhook',
    'POST /webhook': 'result',
    'DELETE /webhook': 'result',
    'POST /createfolder': folder,
    'GET /folder/{folder_id}': folderWithParent,
    'PUT /folder/{folder_id}': 'objectId updatedAt',
    'DELETE /folder/{folder_id}': 'objectId deletedAt',
    'GET /folderlist': `result[${folderWithParent}]`,
  };
}

/** The keys of a value in their order; `{...}` stands for options, which are given back as they came. */
export function keysOf(value: object, freeOptions: boolean): string {
  return Object.entries(value)
    .map(([key, inner]) => `${key}${nested(key, inner, freeOptions)}`)
    .join(' ');
}

function nested(key: string, value: unknown, freeOptions: boolean): string {
  if (Array.isArray(value)) {
    const shapes = new Set(value.filter(isObject).map((each) => keysOf(each, freeOptions)));
    const isListOfObjects = value.some(isObject) || listsOfObjects.has(key);
    return isListOfObjects ? `[${[...shapes].join(' | ')}]` : '';
  }
  if (!isObject(value)) return '';
  return freeOptions && key === 'options' ? '{...}' : `{${keysOf(value, freeOptions)}}`;
}

/** These show their brackets when they are empty, too. */
const listsOfObjects = new Set(['widgets', 'signers', 'result']);

function isObject(value: unknown): value is object {
  return typeof value === 'object' && value !== null;
}

/** Spaces are only separators in `answerKeys`. */
export function squeezed(keys: string): string {
  return keys
    .replace(/\s+/g, ' ')
    .replace(/([[{]) /g, '$1')
    .replace(/ ([\]}])/g, '$1')
    .trim();
}
