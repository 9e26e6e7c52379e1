import type { Operation } from './operation.ts';
import { contactList, createContact, deleteContact, getContact, updateContact } from './operations/contacts.ts';
import { createDocument } from './operations/create-document.ts';
import { createTemplate, draftTemplate, publicTemplate } from './operations/create-template.ts';
import { deleteDocument } from './operations/delete-document.ts';
import { formData, signerIps } from './operations/document-facts.ts';
import { draftDocument } from './operations/draft-document.ts';
import { createFolder, deleteFolder, folderList, getFolder, updateFolder } from './operations/folders.ts';
import { getCredits } from './operations/get-credits.ts';
import { getDocument } from './operations/get-document.ts';
import { getUser } from './operations/get-user.ts';
import { documentList } from './operations/list-documents.ts';
import { resendMail } from './operations/resend-mail.ts';
import { revokeDocument } from './operations/revoke-document.ts';
import { selfSign } from './operations/self-sign.ts';
import { signingLinks } from './operations/signing-links.ts';
import { deleteTemplate, getTemplate, templateList, updateTemplate } from './operations/templates.ts';
import { updateDocument } from './operations/update-document.ts';
import { useTemplate } from './operations/use-template.ts';
import { getWebhook, removeWebhook, setWebhook } from './operations/webhook.ts';

/** Everything the API can do, mounted under each version's prefix. */
export const operations: readonly Operation[] = [
  getUser,
  getCredits,
  createContact,
  getContact,
  updateContact,
  deleteContact,
  contactList,
  selfSign,
  draftDocument,
  createDocument,
  useTemplate,
  getDocument,
  updateDocument,
  revokeDocument,
  deleteDocument,
  documentList,
  signerIps,
  formData,
  signingLinks,
  resendMail,
  draftTemplate,
  createTemplate,
  publicTemplate,
  getTemplate,
  updateTemplate,
  deleteTemplate,
  templateList,
  createFolder,
  getFolder,
  updateFolder,
  deleteFolder,
  folderList,
  getWebhook,
  setWebhook,
  removeWebhook,
];
