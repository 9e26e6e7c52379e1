import { deletedAnswer } from '../../../contract/api/answers.ts';
import { changesSomething } from '../../../contract/api/changes.ts';
import {
  type ContactAnswer,
  type ContactUpdatedAnswer,
  changeContactBody,
  contactAnswer,
  contactListAnswer,
  contactUpdatedAnswer,
  createContactBody,
} from '../../../contract/api/contact.ts';
import { apiMessages, apiTexts } from '../../../contract/api/errors.ts';
import { listQuery } from '../../../contract/api/requests.ts';
import { isRefusal, refuse } from '../../../domain/refusal.ts';
import { changeContact } from '../../../features/contacts/change.ts';
import { createContact as create } from '../../../features/contacts/create.ts';
import { deleteContact as remove } from '../../../features/contacts/delete.ts';
import { findContact, listContacts } from '../../../features/contacts/queries.ts';
import type { Row } from '../../../features/tables.ts';
import { isId } from '../known-id.ts';
import { failure, type Operation, ok, wrongType } from '../operation.ts';
import { missingParameter } from '../read-content.ts';

const path = '/contact/:contact_id';

export const createContact: Operation = {
  method: 'POST',
  path: '/createcontact',
  body: 'small',
  docs: {
    id: 'createContact',
    tag: 'Contacts',
    summary: 'Add a person to the contacts',
    request: createContactBody,
    answer: contactAnswer,
    shape: 'contact',
    errors: { 400: apiTexts.missingParameters, 401: apiTexts.contactExists },
  },
  async handle(deps, { caller, body }) {
    const { data, error } = createContactBody.safeParse(body ?? {});
    if (data === undefined) return wrongType(error);
    const { name, email, phone, company, job_title: jobTitle } = data;
    if (name === undefined || email === undefined)
      return failure(400, apiTexts.missingParameters, missingParameter(name === undefined ? 'name' : 'email'));
    const made = await create(deps, caller, { name, email, phone, company, jobTitle });
    if (isRefusal(made)) return failure(401, apiTexts.contactExists, made);
    return ok<ContactAnswer>(presentContact(made), { shape: 'contact' });
  },
};

export const getContact: Operation = {
  method: 'GET',
  path,
  body: 'none',
  docs: {
    id: 'getContact',
    tag: 'Contacts',
    summary: 'Read a contact',
    answer: contactAnswer,
    shape: 'contact',
    errors: { 404: apiTexts.unknownContact },
  },
  async handle(deps, { caller, params }) {
    const id = params.contact_id;
    const contact = isId(id) ? await findContact(deps.db, caller.accountId, id) : undefined;
    if (contact === undefined) return failure(404, apiTexts.unknownContact);
    return ok<ContactAnswer>(presentContact(contact), { shape: 'contact' });
  },
};

export const updateContact: Operation = {
  method: 'PUT',
  path,
  body: 'small',
  docs: {
    id: 'updateContact',
    tag: 'Contacts',
    summary: 'Change a contact; what is left out stays',
    request: changeContactBody,
    answer: contactUpdatedAnswer,
    errors: { 400: apiTexts.noValidField, 404: apiTexts.unknownContact },
  },
  async handle(deps, { caller, params, body }) {
    const id = params.contact_id;
    const known = isId(id) && (await findContact(deps.db, caller.accountId, id)) !== undefined;
    if (!isId(id) || !known) return failure(404, apiTexts.unknownContact);
    const { data, error } = changeContactBody.safeParse(body ?? {});
    if (data === undefined) return wrongType(error);
    if (!changesSomething(data)) return failure(400, apiTexts.noValidField, refuse('nothing-to-change'));
    const { job_title: jobTitle, ...same } = data;
    const changed = await changeContact(deps, caller, id, { ...same, jobTitle });
    if (!isRefusal(changed)) {
      return ok<ContactUpdatedAnswer>({ objectId: changed.id, message: apiMessages.contactUpdated });
    }
    return changed.refused === 'not-found'
      ? failure(404, apiTexts.unknownContact)
      : failure(400, apiTexts.contactExists, changed);
  },
};

export const deleteContact: Operation = {
  method: 'DELETE',
  path,
  body: 'none',
  docs: {
    id: 'deleteContact',
    tag: 'Contacts',
    summary: 'Delete a contact; documents keep their people',
    answer: deletedAnswer,
    errors: { 404: apiTexts.unknownContact },
  },
  async handle(deps, { caller, params }) {
    const id = params.contact_id;
    const gone = isId(id) ? await remove(deps, caller, id) : refuse('not-found');
    if (isRefusal(gone)) return failure(404, apiTexts.unknownContact);
    return ok({ objectId: gone.id, deletedAt: gone.deletedAt.toISOString() });
  },
};

export const contactList: Operation = {
  method: 'GET',
  path: '/contactlist',
  body: 'none',
  docs: {
    id: 'listContacts',
    tag: 'Contacts',
    summary: 'List contacts, newest first',
    query: listQuery,
    answer: contactListAnswer,
    shape: 'contact-in-list',
    errors: {},
  },
  async handle(deps, { caller, query }) {
    const contacts = await listContacts(deps.db, caller.accountId, listQuery.parse(query));
    return ok({ result: contacts.map(presentContact) }, { shape: 'contact-in-list' });
  },
};

function presentContact(contact: Row<'contact'>): ContactAnswer {
  return {
    objectId: contact.id,
    name: contact.name,
    email: contact.email,
    phone: contact.phone,
    company: contact.company,
    job_title: contact.job_title,
    createdAt: contact.created_at.toISOString(),
    updatedAt: contact.updated_at.toISOString(),
  };
}
