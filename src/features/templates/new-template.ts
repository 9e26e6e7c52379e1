import type { DocumentSettings, PageBox } from '../../domain/document/types.ts';
import type { PublicFault } from '../../domain/template/public-role.ts';
import type { RoleFault } from '../../domain/template/roles.ts';
import type { TemplateRole } from '../../domain/template/types.ts';
import type { PrefillResponse, Widget } from '../../domain/widget/types.ts';
import type { CreateRefusal } from '../documents/new-document.ts';
import type { FormWish } from '../documents/prepare-file.ts';

/** All that `createTemplate` needs. Texts are trimmed, options have their defaults applied. */
export interface NewTemplate {
  readonly file: Uint8Array;
  /** Opens an encrypted file; "" for none. */
  readonly password: string;
  readonly flattenSigned?: boolean;
  /** As of `NewDraft`; the fields go to a role of their own. */
  readonly form?: FormWish;
  readonly title: string;
  readonly note: string;
  readonly description: string;
  /** null: in the root. */
  readonly folderId: string | null;
  readonly settings: DocumentSettings;
  /** In signing order. */
  readonly roles: readonly NewRole[];
  readonly prefill: readonly NewPrefill[];
  /** `unfinished` may lack roles and widgets: they come in the editor. */
  readonly state: 'finished' | 'unfinished';
  readonly isPublic: boolean;
  /** When the link to its editor ends; null for no link. */
  readonly linkEndsAt: Date | null;
}

export interface NewRole extends TemplateRole {
  /** Digits, at least 6; null leaves `accessCodeHash`. */
  readonly accessCode: string | null;
}

/**
 * A picture is the base64 text of a PNG or JPEG; in a template that exists already, also the blob in which it keeps it.
 */
export interface NewPrefill {
  readonly widget: Widget;
  readonly response: PrefillResponse | null;
}

export type TemplateRefusal =
  | Exclude<CreateRefusal, 'no-credits' | 'no-recipients'>
  | 'unknown-folder'
  | RoleFault
  | PublicFault;

/** A prepared file, before it is stored. */
export interface OpenedFile {
  readonly bytes: Uint8Array;
  readonly pages: readonly PageBox[];
}
