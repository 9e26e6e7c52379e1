import { z } from 'zod';
import { draftProblemCodes } from '../../domain/draft/problem.ts';
import { widgetTypes } from '../../domain/widget/types.ts';
import { editorContent, editorPrefill, sendingPerson } from './editor-content.ts';
import { defineEndpoint, done, instant } from './endpoint.ts';

/**
 * One set of requests for everybody who edits. `by` tells with what right: `owner` with the session of the signed-in
 * account, `link` with the cookie that a draft link was exchanged for. The browser keeps the three values that
 * `openDraftLink` or its own address gave it, and uses the same client for both.
 *
 * Refusals of all of them: 404 `unknown-draft`; by link 401 `no-draft-session` (no cookie: open the link again), 400
 * `link-ended` with `detail.why` of `sent`, `expired`, `deleted`, `replaced`; by owner 401 `signed-out`.
 * A document that is no longer a draft: 409 `already-sent`, `completed`, `declined`, `revoked`, `expired`.
 */
export const editorKey = z.object({
  by: z.enum(['owner', 'link']),
  kind: z.enum(['document', 'template']),
  id: z.string().regex(/^[A-Za-z0-9]{1,50}$/),
});
export type EditorKey = z.infer<typeof editorKey>;

export const editorPath = '/app/editor/:by/:kind/:id';

/** For making paths of pictures and uploads. */
export function editorBase({ by, kind, id }: EditorKey): `/app/editor/${string}` {
  return `/app/editor/${by}/${kind}/${encodeURIComponent(id)}`;
}

/** Names one of a draft's files. */
export const fileVersionText = z.string().regex(/^[0-9a-f]{16}$/);

/** Exchanges the token of `/draft/<token>` and `/drafttemplate/<token>` for a cookie. 404 `unknown-link`, 400 `link-ended`. */
export const openDraftLink = defineEndpoint({
  method: 'POST',
  path: '/app/editor/open-link',
  body: z.object({ token: z.string().max(200) }),
  answer: editorKey,
});

/** What may be used, and how much of it. */
export const editorFacts = z.object({
  environment: z.enum(['live', 'sandbox']),
  productName: z.string(),
  supportEmail: z.string(),
  /** Who the document is from, for the preview of mails and for "add yourself"; by link without more about them. */
  owner: z.object({
    name: z.string(),
    email: z.string(),
    company: z.string(),
    phone: z.string(),
    jobTitle: z.string(),
  }),
  dateFormat: z.string(),
  timeZone: z.string(),
  limits: z.object({
    fileBytes: z.number(),
    pages: z.number(),
    people: z.number(),
    fields: z.number(),
    pictureBytes: z.number(),
  }),
  /** Ids of `src/domain/credits/entitlements.ts` that the account's plan holds. */
  features: z.array(z.string()),
  /** What sending costs; `left` only for the signed-in owner. */
  credits: z.object({ cost: z.number(), left: z.number().nullable() }),
  /** Seconds in which a send can be taken back. */
  undoSeconds: z.number(),
});
export type EditorFacts = z.infer<typeof editorFacts>;

/** Before there is a file: the same facts, for the signed-in. */
export const readEditorFacts = defineEndpoint({ method: 'GET', path: '/app/editor/facts', answer: editorFacts });

/**
 * Upload of a file that begins a draft: `POST <newDraftPath(...)>`, body a PDF, PNG, JPEG or DOCX with its content type;
 * password of an encrypted file in the header `x-file-password`, as `encodeURIComponent` writes it. Signed-in only.
 * Answers `newDraftAnswer`. 400 `file-too-large` (detail limitMb), `not-a-pdf`, `damaged`, `password-needed`,
 * `password-wrong`, `too-many-pages` (limit), `too-complex`, `unknown-folder`, `signed-found` (count: its open fields), `already-signed` (its signatures can't be kept; why), `form-found` (count); 429 `quota-documents`; 400 `quota-storage`.
 */
export function newDraftPath(draft: {
  readonly kind: 'document' | 'template';
  readonly title: string;
  readonly folderId?: string | undefined;
  /** What a form becomes; `ask`: a file with one is refused as `form-found`. */
  readonly form?: 'flatten' | 'fields' | 'ask' | undefined;
  /** What a signed file becomes: kept as it is, or a copy without its signatures; `ask` (default): it is refused as `signed-found`. */
  readonly signed?: 'ask' | 'keep' | 'flatten' | undefined;
  /** The owner signs it alone: see `finishDraft`. */
  readonly selfSign?: boolean | undefined;
}): `/app/editor/new?${string}` {
  const query = new URLSearchParams({ kind: draft.kind, title: draft.title });
  if (draft.folderId !== undefined) query.set('folderId', draft.folderId);
  if (draft.form !== undefined) query.set('form', draft.form);
  if (draft.signed !== undefined) query.set('signed', draft.signed);
  if (draft.selfSign) query.set('selfSign', 'true');
  return `/app/editor/new?${query.toString()}`;
}

export const newDraftAnswer = z.object({
  kind: z.enum(['document', 'template']),
  id: z.string(),
  /** What was done to the file so that it can be used. */
  changes: z.array(z.enum(['decrypted', 'repaired', 'flattened-form', 'removed-form', 'removed-signatures'])),
});
export type NewDraftAnswer = z.infer<typeof newDraftAnswer>;

const keptField = z.object({
  name: z.string(),
  page: z.number(),
  x: z.number(),
  y: z.number(),
  w: z.number(),
  h: z.number(),
  types: z.array(z.enum(widgetTypes)),
  values: z.array(z.string()).nullable(),
});

export const editorDraft = z.object({
  kind: z.enum(['document', 'template']),
  id: z.string(),
  /** To be given with the next save or send. */
  stateVersion: z.number(),
  savedAt: instant,
  /** Its owner is the only person, and the fields are filled here. */
  selfSign: z.boolean(),
  content: editorContent,
  /** Points, as displayed. */
  pages: z.array(z.object({ width: z.number(), height: z.number() })),
  /** Its file keeps signatures of others: only these fields of its form can be filled, and its pages stay. null: any other. */
  kept: z.array(keptField).nullable(),
  /** Changes with the file: part of the addresses of page pictures. */
  fileVersion: z.string(),
  facts: editorFacts,
  /** When the link by which this is edited ends. */
  linkEndsAt: instant.nullable(),
});
export type EditorDraft = z.infer<typeof editorDraft>;

export const loadDraft = defineEndpoint({ method: 'GET', path: editorPath, params: editorKey, answer: editorDraft });

/**
 * Saves the whole content. 409 `changed-elsewhere` with `detail.stateVersion` and `detail.by` (`owner` or `link`) when somebody else has saved since:
 * nothing was written. 400 `unknown-folder`, `same-id` (two fields or two people of one id), `unknown-picture`,
 * `bad-access-code`; 409 `unknown-file`.
 */
export const saveDraft = defineEndpoint({
  method: 'PUT',
  path: editorPath,
  params: editorKey,
  body: z.object({
    stateVersion: z.number().int(),
    content: editorContent,
    /** Which file the content is made for, as `arrangePages` answered it; left out, the one the draft has. */
    fileVersion: fileVersionText.optional(),
  }),
  answer: z.object({
    stateVersion: z.number(),
    savedAt: instant,
    /** The stored id of each person, by the id that was given. */
    personIds: z.record(z.string(), z.string()),
  }),
});

/** Something that keeps a draft from being sent, and where. */
export const draftProblem = z.object({
  code: z.enum(draftProblemCodes),
  personId: z.string().optional(),
  widgetId: z.string().optional(),
  /** Key of `settings`, for `bad-setting` and `needs-plan`. */
  setting: z.string().optional(),
  /** Facts of the sentence: `limit`, `name`, `plans`, `page`. */
  detail: z.record(z.string(), z.union([z.string(), z.number()])).optional(),
});

export const sentDraft = z.object({
  documentId: z.string(),
  people: z.array(
    z.object({
      id: z.string(),
      name: z.string(),
      email: z.string(),
      type: z.enum(['signer', 'approver', 'viewer']),
      /** Asked by mail with this sending; others follow when it is their turn, or get no mail at all. */
      mailed: z.boolean(),
      /** null: the links are not shown to the holder of this draft link. */
      url: z.string().nullable(),
    }),
  ),
  expiresAt: instant.nullable(),
  creditsSpent: z.number(),
  /** Until then `withdrawDraft` takes it back and no mail leaves. */
  undoUntil: instant,
});
export type SentDraft = z.infer<typeof sentDraft>;

/**
 * Sends what is stored under `stateVersion`; from a template, one document made of it, with the `people` and answers
 * given here in place of the template's own, which stay as they are. With problems nothing happens. 409
 * `changed-elsewhere`; 400 `no-credits` (drafttemplate link).
 */
export const sendDraft = defineEndpoint({
  method: 'POST',
  path: `${editorPath}/send`,
  params: editorKey,
  body: z.object({
    stateVersion: z.number().int(),
    /** Templates only: who takes which role, by the id of the person of the content. */
    people: z.array(sendingPerson).max(500).default([]),
    /** Templates only: answers by the id of the field. */
    prefill: z.record(z.string(), editorPrefill.shape.response).default({}),
  }),
  answer: z.discriminatedUnion('outcome', [
    z.object({ outcome: z.literal('sent'), sent: sentDraft }),
    z.object({ outcome: z.literal('problems'), problems: z.array(draftProblem) }),
  ]),
});

/**
 * Signs what is stored under `stateVersion`, a document that its owner signs alone: nobody is asked, and the seal
 * follows at once. the line `own` of the consent texts stands beside the button. With problems nothing happens. 409
 * `changed-elsewhere`, `not-own`; to such a document `sendDraft` answers 409 `own-document`.
 */
export const finishDraft = defineEndpoint({
  method: 'POST',
  path: `${editorPath}/finish`,
  params: editorKey,
  body: z.object({ stateVersion: z.number().int() }),
  answer: sendDraft.answer,
});

/**
 * Takes a sending back within its `undoUntil`. Answers what is to be edited from now on: after a sending from a
 * template that is the document itself. Load it anew. 409 `too-late`, `already-opened`.
 */
export const withdrawDraft = defineEndpoint({
  method: 'POST',
  path: `${editorPath}/withdraw`,
  params: editorKey,
  body: z.object({ documentId: z.string().max(50) }),
  answer: editorKey,
});

/** To the trash; a link can throw away its own document, not the owner's template. 403 `owner-only`. */
export const discardDraft = defineEndpoint({ method: 'DELETE', path: editorPath, params: editorKey, answer: done });

/**
 * A picture for a prefilled field: `POST <editorBase(key)>/pictures`, body PNG or JPEG, content type `image/png` or
 * `image/jpeg`. Answers `uploadedPicture`. 400 `not-a-picture`, `picture-too-large`. `GET .../pictures/<sha256>` shows it.
 */
export const uploadedPicture = z.object({ sha256: z.string(), width: z.number(), height: z.number() });
export type UploadedPicture = z.infer<typeof uploadedPicture>;

/** People the signed-in owner knows, best match first; a link shows none. */
export const searchContacts = defineEndpoint({
  method: 'GET',
  path: '/app/editor/contacts',
  query: z.object({ q: z.string().max(200).default('') }),
  answer: z.object({
    contacts: z.array(
      z.object({
        id: z.string(),
        name: z.string(),
        email: z.string(),
        phone: z.string(),
        company: z.string(),
        jobTitle: z.string(),
      }),
    ),
  }),
});
