import { isRefusal, type Refusal, refuse } from '../../domain/refusal.ts';
import { answerPrefill, type PrefillFault } from '../../domain/template/answer-prefill.ts';
import { inheritSettings, type SettingsChange } from '../../domain/template/inherit-settings.ts';
import {
  type JoinFault,
  joinPeople,
  personOf,
  type TakenRole,
  type TemplatePerson,
} from '../../domain/template/join-people.ts';
import { overrideWidgets } from '../../domain/template/override-widgets.ts';
import { isReady } from '../../domain/template/roles.ts';
import { checkDocumentFields } from '../../domain/widget/normalise.ts';
import { matches } from '../../platform/text/matches.ts';
import type { NewDocument, NewRecipient } from '../documents/new-document.ts';
import type { Row } from '../tables.ts';

/** What a document brings along in place of the template's own; undefined inherits. */
export interface TemplateUse {
  readonly people: readonly TemplatePerson[];
  readonly title?: string | undefined;
  readonly note?: string | undefined;
  readonly description?: string | undefined;
  /** null: in the root. */
  readonly folderId: string | null;
  readonly settings: SettingsChange;
  /** Answers `{name, response}` as sent. */
  readonly prefill: readonly unknown[];
  /** In place of the template's PDF, for this document alone. */
  readonly file?: Uint8Array | undefined;
  /** Opens that file; "" for none. */
  readonly password: string;
  readonly flattenSigned?: boolean;
  readonly charge: boolean;
}

export type UseRefusal =
  /** No widgets, no people, or a signer without a signature. */
  'not-ready' | JoinFault | PrefillFault;

/**
 * The document that a template makes with these people, for `createDocument`. Its file has been prepared already,
 * unless another one takes its place.
 */
export function documentFromTemplate(
  owner: Pick<Row<'account'>, 'date_format'>,
  template: Row<'template'>,
  use: TemplateUse,
): NewDocument | Refusal<UseRefusal> {
  if (!isReady(template.roles)) return refuse('not-ready');
  const taken = joinPeople(template.roles, use.people);
  if (isRefusal(taken)) return taken;
  const recipients: NewRecipient[] = [];
  for (const one of taken) {
    const recipient = recipientOf(one);
    if (isRefusal(recipient)) return recipient;
    recipients.push(recipient);
  }
  const fault = checkDocumentFields(recipients.map((recipient) => recipient.widgets));
  if (fault) return fault;
  const prefill = answerPrefill(template.prefill, use.prefill, owner.date_format);
  if (isRefusal(prefill)) return prefill;
  return {
    file: use.file ?? { blob: template.source_blob, pages: template.pages, bytes: template.source_bytes },
    password: use.password,
    signed: use.flattenSigned ? 'flatten' : 'refuse',
    title: use.title ?? template.title,
    note: use.note ?? template.note,
    description: use.description ?? template.description,
    folderId: use.folderId,
    settings: inheritSettings(template.settings, use.settings),
    recipients,
    prefill,
    charge: use.charge,
    templateId: template.id,
  };
}

function recipientOf(taken: TakenRole): NewRecipient | Refusal<PrefillFault> {
  const { role, person } = taken;
  const widgets = overrideWidgets(role.widgets, person?.overrides ?? [], matches);
  if (isRefusal(widgets)) return widgets;
  return { ...personOf(taken), accessCode: person?.accessCode ?? null, widgets };
}
