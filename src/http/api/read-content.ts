import type { CreateDocumentBody } from '../../contract/api/create-document.ts';
import { isMailAddress } from '../../domain/recipient/address.ts';
import { isRefusal, type Refusal, refuse } from '../../domain/refusal.ts';
import { normaliseWidgets } from '../../domain/widget/normalise.ts';
import type { WidgetFault } from '../../domain/widget/normalise-options.ts';
import type { Matches } from '../../domain/widget/pattern.ts';
import type { Widget } from '../../domain/widget/types.ts';
import { matchesWithin } from '../../platform/text/matches.ts';
import { decodeFile } from './decode-file.ts';
import { isId } from './known-id.ts';

export type ReadRefusal =
  | 'missing-parameters'
  | 'file-too-large'
  | 'not-base64'
  | 'unknown-folder'
  | 'bad-address'
  | WidgetFault;

/** Of the account that calls. */
export interface ReadContext {
  /** Decoded bytes. */
  readonly fileLimit: number;
  readonly ownerDateFormat: string;
}

type ContentBody = Pick<
  CreateDocumentBody,
  | 'file'
  | 'file_password'
  | 'flatten_signed'
  | 'title'
  | 'name'
  | 'note'
  | 'description'
  | 'signers'
  | 'folderId'
  | 'prefill'
>;

/** How the fields that the sender fills are read: with their answers, or open ones as well. */
type ReadPrefill<P> = (
  list: readonly unknown[],
  ownerDateFormat: string,
  matches: Matches,
) => P[] | Refusal<WidgetFault>;

/** What documents, drafts and templates are all made of. */
export interface ReadContent<P> {
  readonly file: Buffer;
  readonly password: string;
  /** `keep` where nothing is said: see `NewDocument`. */
  readonly signed: 'flatten' | 'keep';
  readonly title: string;
  readonly note: string;
  readonly description: string;
  readonly folderId: string | null;
  readonly prefill: P[];
  /** By signer. */
  readonly widgets: readonly (readonly Widget[])[];
}

/** Milliseconds that all patterns of one request may take together. */
const PATTERN_MS = 1000;

/** What is required is looked for first, the file is decoded last. `missing`: what the signers lack, such as `signers.0.email`. */
export function readContent<P>(
  body: ContentBody,
  context: ReadContext,
  missing: string | undefined,
  readPrefill: ReadPrefill<P>,
): ReadContent<P> | Refusal<ReadRefusal> {
  const title = body.title ?? body.name;
  const { file: encoded, signers } = body;
  if (encoded === undefined) return missingParameter('file');
  if (title === undefined) return missingParameter('title');
  if (missing !== undefined) return missingParameter(missing);
  const misplaced = checkReferences(body);
  if (misplaced) return misplaced;

  const matches = matchesWithin(PATTERN_MS);
  const widgets = normaliseWidgets(
    signers.map((signer) => signer.widgets),
    matches,
  );
  if (isRefusal(widgets)) return widgets;
  const prefill = readPrefill(body.prefill, context.ownerDateFormat, matches);
  if (isRefusal(prefill)) return prefill;
  const file = decodeFile(encoded, context.fileLimit);
  if (isRefusal(file)) return file;
  return {
    file,
    password: body.file_password,
    signed: body.flatten_signed ? 'flatten' : 'keep',
    title,
    note: body.note,
    description: body.description,
    folderId: body.folderId ?? null,
    prefill,
    widgets,
  };
}

/** Names the property that a call needs and lacks. */
export function missingParameter(field: string): Refusal<'missing-parameters'> {
  return refuse('missing-parameters', { field });
}

/** A folder that can't exist, or an address that is none; a missing one is not looked at here. */
export function checkReferences(body: {
  readonly folderId?: string | undefined;
  readonly signers: readonly { readonly email?: string | undefined }[];
}): Refusal<'unknown-folder' | 'bad-address'> | undefined {
  if (body.folderId !== undefined && !isId(body.folderId)) return refuse('unknown-folder');
  const bad = body.signers.findIndex(({ email }) => email !== undefined && !isMailAddress(email));
  return bad < 0 ? undefined : refuse('bad-address', { signer: bad + 1 });
}
