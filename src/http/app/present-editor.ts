import type { z } from 'zod';
import type { editorDraft, editorFacts } from '../../contract/app/editor.ts';
import type { KeptField } from '../../domain/draft/kept.ts';
import type { Deps } from '../../features/deps.ts';
import { keptFields } from '../../features/documents/kept-file.ts';
import { fileVersion } from '../../features/drafts/files.ts';
import type { LoadedDraft } from '../../features/drafts/load.ts';
import { UNDO_SECONDS } from '../../features/drafts/sent.ts';
import { PICTURE_BYTES } from '../../features/keep-picture.ts';
import { entitlements, fileLimitBytes } from '../../features/plans/entitlements.ts';
import type { Row } from '../../features/tables.ts';

type Facts = z.input<typeof editorFacts>;

/** What may be used and how much of it. Who came by a link learns of the owner what a mail would tell, and no balance. */
export function presentFacts(
  deps: Deps,
  { owner, tenant }: { readonly owner: Row<'account'>; readonly tenant: Row<'tenant'> },
  by: 'owner' | 'link',
  kind: 'document' | 'template',
): Facts {
  const { limits, productName, supportEmail } = deps.settings;
  const isOwner = by === 'owner';
  return {
    environment: deps.environment.name,
    productName,
    supportEmail,
    owner: {
      name: owner.name,
      email: owner.email,
      company: owner.company,
      phone: isOwner ? owner.phone : '',
      jobTitle: isOwner ? owner.job_title : '',
    },
    dateFormat: owner.date_format,
    timeZone: owner.time_zone,
    limits: {
      fileBytes: fileLimitBytes(deps, tenant),
      pages: limits.pagesPerDocument,
      people: limits.recipientsPerDocument,
      fields: limits.widgetsPerDocument,
      pictureBytes: PICTURE_BYTES,
    },
    features: [...entitlements(deps, tenant)],
    credits: {
      cost: !isOwner && kind === 'template' ? 1 : 0,
      left: isOwner ? tenant.plan_credits + tenant.addon_credits : null,
    },
    undoSeconds: UNDO_SECONDS,
  };
}

export function presentDraft(deps: Deps, draft: LoadedDraft, by: 'owner' | 'link'): z.input<typeof editorDraft> {
  const { kind, id, stateVersion, savedAt, selfSign, content, pages, linkEndsAt, shownBlob } = draft;
  const { settings } = content;
  return {
    kind,
    id,
    stateVersion,
    savedAt: savedAt.toISOString(),
    selfSign,
    content: {
      ...content,
      settings: {
        ...settings,
        penColors: [...settings.penColors],
        cc: [...settings.cc],
        bcc: [...settings.bcc],
      },
      people: content.people.map(({ answers, ...person }) => ({
        ...person,
        widgets: person.widgets.map(widget),
        ...(answers === undefined ? {} : { answers: mapped(answers, response) }),
      })),
      prefill: content.prefill.map((one) => ({ widget: widget(one.widget), response: response(one.response) })),
    },
    pages: [...pages],
    kept: draft.keepsSignatures ? keptFields(draft.formFields).map(keptField) : null,
    fileVersion: fileVersion({ shownBlob }),
    facts: presentFacts(deps, draft, by, kind),
    linkEndsAt: linkEndsAt?.toISOString() ?? null,
  };
}

function keptField({ types, values, ...field }: KeptField) {
  return { ...field, types: [...types], values: values && [...values] };
}

type Prefill = LoadedDraft['content']['prefill'][number];

function widget(field: Prefill['widget']) {
  const { options, ...place } = field;
  const { values, selectedValues, logic, ...rest } = options;
  const lists = {
    ...(values === undefined ? {} : { values: [...values] }),
    ...(selectedValues === undefined ? {} : { selectedValues: [...selectedValues] }),
    ...(logic === undefined ? {} : { logic: { ...logic, rules: logic.rules.map((rule) => ({ ...rule })) } }),
  };
  return { ...place, options: { ...rest, ...lists } };
}

function response(given: Prefill['response']) {
  if (given === null || typeof given === 'string') return given;
  return 'image' in given ? { image: given.image } : [...given];
}

function mapped<T, U>(record: Readonly<Record<string, T>>, change: (value: T) => U): Record<string, U> {
  return Object.fromEntries(Object.entries(record).map(([key, value]) => [key, change(value)]));
}
