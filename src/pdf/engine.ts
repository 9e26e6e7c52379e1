import type { FillKeptRequest, PrepareApprovalRequest, PrepareApprovalTimestampRequest } from './keep/types.ts';
import type { Mark } from './mark.ts';
import type {
  FillRequest,
  MadeWith,
  PrepareCloseRequest,
  PrepareFillRequest,
  PrepareFormRequest,
  PrepareFormTimestampRequest,
} from './per-signer/types.ts';
import type {
  PreparedSignature,
  PreparedTimestamp,
  PrepareLongTermRequest,
  PrepareRenewalRequest,
  SealedRevision,
  SealTerms,
  SignatureRequest,
  SignedRevision,
  SigningIdentity,
  ValidationData,
  WriteSealedRequest,
} from './seal/types.ts';
import type { Verification, VerifyOptions } from './verify/types.ts';

export type { Mark, MarkColor } from './mark.ts';
export type { SealTerms, SignatureAlgorithm, SigningIdentity, ValidationData } from './seal/types.ts';

/**
 * What the product asks of the PDF library, each call run in a worker thread with a time limit. Implementations:
 * `createPdfPool` (worker threads). All sizes and positions are PDF points; x, y from the top-left of the page as
 * displayed (Rotate, CropBox and UserUnit applied), y downward.
 */
export interface PdfEngine {
  /** Parses an upload: decrypts with the password, repairs what is broken, flattens form fields, so that all that follows can be appended. */
  prepare(bytes: Uint8Array, options: PrepareOptions): Promise<Prepared>;
  /** Appends one revision that draws the marks. */
  stamp(base: Uint8Array, marks: readonly Mark[]): Promise<Uint8Array>;
  /** Appends pages of other PDFs at the end (rewrites the file; only before anything is signed). */
  append(base: Uint8Array, others: readonly Uint8Array[]): Promise<Uint8Array>;
  /** A new file of pages of others (prepared ones) and blank ones, in any order, turned. */
  arrangePages(files: readonly Uint8Array[], plan: readonly ArrangedPage[]): Promise<Pick<Prepared, 'bytes' | 'pages'>>;
  /** Certifies (DocMDP P=1), timestamps, adds DSS and document timestamp up to `level`. */
  seal(base: Uint8Array, request: SealRequest): Promise<Uint8Array>;
  /** Stamps and seals from a file on disk into a new one, without holding either in memory. */
  sealFile(request: SealFileRequest): Promise<SealedFile>;
  /** The same in steps, for keys and timestamp authorities elsewhere: see `seal/states.ts`. Answers plain data that can wait. */
  prepareSignature(request: PrepareSignatureRequest): Promise<PreparedSignature>;
  embedSignature(prepared: PreparedSignature, value: Uint8Array, token?: Uint8Array): Promise<SignedRevision>;
  /** Validation data, and room for the document timestamp where the level asks for one. */
  prepareLongTerm(request: PrepareLongTermRequest): Promise<PreparedTimestamp | SealedRevision>;
  /** The token of the newest document timestamp of a file on disk, DER; null where there is none. */
  lastTimestamp(from: string): Promise<Uint8Array | null>;
  /** A further document timestamp over a file that ends in one, before what proves the last one ends. */
  prepareRenewal(request: PrepareRenewalRequest): Promise<PreparedTimestamp>;
  embedTimestamp(prepared: PreparedTimestamp, token: Uint8Array): Promise<SealedRevision>;
  /** Writes `from` and what was made to be put behind it into the new file `to`, down to the disk. */
  writeSealed(request: WriteSealedRequest): Promise<SealedFile>;
  /** Forms that several people fill and sign, one after the other (certified, DocMDP P=2): see `per-signer/types.ts`. */
  prepareForm(request: PrepareFormRequest): Promise<PreparedSignature>;
  prepareFill(request: PrepareFillRequest): Promise<PreparedSignature>;
  /** The same for somebody who fills and does not sign. */
  fillForm(request: FillRequest): Promise<SealedRevision>;
  prepareClose(request: PrepareCloseRequest): Promise<PreparedSignature>;
  prepareFormTimestamp(request: PrepareFormTimestampRequest): Promise<PreparedTimestamp>;
  /** What the signatures of the file at this path were made with. */
  signaturesMadeWith(from: string): Promise<readonly MadeWith[]>;
  /** Values in the own fields of a file that others have signed, without ending their signatures: see `keep/types.ts`. */
  fillKept(request: FillKeptRequest): Promise<SealedRevision>;
  /** The same with a further signature, which certifies nothing. */
  prepareApproval(request: PrepareApprovalRequest): Promise<PreparedSignature>;
  /** Validation data of the newest signatures and a document timestamp, beside what the file holds of both. */
  prepareApprovalTimestamp(request: PrepareApprovalTimestampRequest): Promise<PreparedTimestamp>;
  /** Draws a new PDF, for papers such as the completion certificate and invoices. */
  compose(paper: Paper): Promise<Uint8Array>;
  /** One page as an image, `width` CSS pixels wide. */
  renderPage(bytes: Uint8Array, page: number, width: number): Promise<PageImage>;
  /** Text of a page with the box of each line, in reading order. */
  pageText(bytes: Uint8Array, page: number): Promise<readonly TextLine[]>;
  /** Where a page leaves room to write. */
  blanks(bytes: Uint8Array, page: number): Promise<readonly Blank[]>;
  /** A PDF of one page in the size of a picture (PNG, JPEG), upright, encoded anew; room above and below it is left for words. */
  picturePage(bytes: Uint8Array): Promise<Pick<Prepared, 'bytes' | 'pages'>>;
  /** Checks an uploaded picture (PNG, JPEG) and returns it upright, re-encoded as PNG, at most `maxPixels` on its longer side. */
  normalisePicture(bytes: Uint8Array, maxPixels: number): Promise<{ png: Uint8Array; width: number; height: number }>;
  /** Judges every signature of a PDF, its own or foreign: see `verify/types.ts`. Never refuses: what can't be judged has a verdict that says so. */
  verify(bytes: Uint8Array, options: VerifyOptions): Promise<Verification>;
  close(): Promise<void>;
}

export interface PrepareOptions {
  readonly password: string;
  readonly maxPages: number;
  /**
   * A file that somebody has signed: a copy without its signatures (default), `PdfError` 'already-signed', or kept as it
   * is, byte for byte; where that can't be, 'already-signed' with a message that says why.
   */
  readonly signed?: 'flatten' | 'refuse' | 'keep';
  /** The form: drawn into the pages as it looks (default), or the answer's `fields` taken off them, to be made anew. */
  readonly form?: 'flatten' | 'remove';
}

export interface Prepared {
  readonly bytes: Uint8Array;
  readonly pages: readonly { readonly width: number; readonly height: number }[];
  /** What was done to the file, in order. */
  readonly changes: readonly ('decrypted' | 'repaired' | 'flattened-form' | 'removed-form' | 'removed-signatures')[];
  /** What stood in the form before it was flattened or removed; of a kept file, what may still be filled. */
  readonly fields: readonly FormField[];
  /** Signed, and left as it is: only `fillKept` and `prepareApproval` may add to it. */
  readonly kept: boolean;
}

/** One page of a new file: `file` is an index, `page` 1-based, `turn` clockwise degrees; or a blank one, in points. */
export type ArrangedPage =
  | { readonly file: number; readonly page: number; readonly turn: 0 | 90 | 180 | 270 }
  | { readonly blank: { readonly width: number; readonly height: number } };

/** A field of an interactive form. A radio group on one page is one field around its buttons. */
export interface FormField {
  readonly page: number;
  readonly x: number;
  readonly y: number;
  readonly w: number;
  readonly h: number;
  readonly kind: 'text' | 'signature' | 'checkbox' | 'radio' | 'choice';
  /** In full, with dots between its parts; "" for none. */
  readonly name: string;
  readonly required: boolean;
  /** Of a choice its texts; of buttons what they stand for, else the names of their states. */
  readonly values: readonly string[];
  /** Its tooltip. */
  readonly hint?: string;
  readonly readonly?: boolean;
  readonly multiline?: boolean;
  /** Characters that a text may have; with `comb` each stands in a cell of its own. */
  readonly maxLength?: number;
  readonly comb?: boolean;
  /** Points; absent where the field's size decides. */
  readonly fontSize?: number;
  /** Of a text that its script keeps to the form of a date: `mm/dd/yyyy`. */
  readonly dateFormat?: string;
  /** As filled in: a text, or the chosen of `values`. */
  readonly filled?: readonly string[];
  /** Of a radio group where each button stands, in the order of `values`. */
  readonly buttons?: readonly { readonly x: number; readonly y: number; readonly w: number; readonly h: number }[];
}

/** Room left to write, as a run of underscores or dots, or as a drawn line with nothing on it. */
export interface Blank {
  readonly x: number;
  /** Of the line itself: what is written stands above it. */
  readonly y: number;
  readonly w: number;
  /** The words before it on its line. */
  readonly before: string;
  readonly drawn: boolean;
}

/** Refusals of `prepare`, `picturePage` and `normalisePicture`: thrown, with a code to present. */
export type PdfFault =
  | 'not-a-pdf'
  | 'damaged'
  /** Only where asked for. */
  | 'already-signed'
  | 'password-needed'
  | 'password-wrong'
  | 'too-many-pages'
  | 'too-complex'
  | 'not-a-picture';

export class PdfError extends Error {
  readonly code: PdfFault;
  constructor(code: PdfFault, message: string) {
    super(message);
    this.name = 'PdfError';
    this.code = code;
  }
}

export interface SealRequest extends SealTerms {
  readonly identity: SealIdentity;
}

export interface SealFileRequest {
  /** Path of a file that can be read as it lies (see `prepare`). */
  readonly from: string;
  /** Path of the file to be made; must not exist. */
  readonly to: string;
  readonly marks: readonly Mark[];
  readonly seal: SealRequest;
}

export interface PrepareSignatureRequest {
  /** Path of a file that can be read as it lies. */
  readonly from: string;
  /** Drawn first, as a revision of their own. */
  readonly marks: readonly Mark[];
  readonly signature: SignatureRequest;
}

export interface SealedFile {
  /** Lower-case hex SHA-256 of the new file. */
  readonly sha256: string;
  readonly size: number;
}

/**
 * A key that may be elsewhere. `sign` gets the bytes to be signed, not their digest, and answers the value as CMS carries
 * it: ECDSA-Sig-Value in DER, or the RSA octets.
 */
export interface Signer extends Omit<SigningIdentity, 'key'> {
  sign(toBeSigned: Uint8Array): Promise<Uint8Array>;
}

/** A signer and a timestamp authority whose keys are here, with what proves both. */
export interface SealIdentity {
  readonly signer: SigningIdentity & { readonly key: Uint8Array };
  readonly timestamp: KeyAndCertificate & { readonly chain: readonly Uint8Array[] };
  readonly validation: ValidationData;
}

export interface KeyAndCertificate {
  readonly key: Uint8Array;
  readonly certificate: Uint8Array;
}

export interface PageImage {
  readonly bytes: Uint8Array;
  readonly contentType: 'image/webp' | 'image/png' | 'image/jpeg';
  readonly width: number;
  readonly height: number;
}

export interface TextLine {
  readonly text: string;
  readonly x: number;
  readonly y: number;
  readonly w: number;
  readonly h: number;
}

/**
 * A paper of A4 pages: drawing commands on as many pages as given. Text is shaped in any script. With a tag on any of its
 * commands it is a tagged PDF, read aloud in their order.
 */
export interface Paper {
  readonly title: string;
  readonly language: string;
  readonly pages: readonly {
    readonly width: number;
    readonly height: number;
    readonly commands: readonly DrawCommand[];
  }[];
}

/**
 * Where a command belongs in the paper's structure (14.8.4), from the outside in, as `Type#key`: `['Table#people', 'TR#1',
 * 'TD#2']`. Commands with one path are one element; elements stand in the order in which they come. Without one a
 * command is decoration. Other words than the commands' own (`alt`) are told for pictures.
 */
export interface Tag {
  readonly path: readonly string[];
  readonly alt?: string;
}

export type DrawCommand = { readonly tag?: Tag } & (
  | {
      readonly kind: 'text';
      readonly text: string;
      readonly x: number;
      /** Baseline. */
      readonly y: number;
      readonly size: number;
      readonly weight?: 400 | 500 | 600;
      readonly face?: 'text' | 'mono';
      /** `#rrggbb`, as all colours here. */
      readonly color?: string;
      readonly align?: 'start' | 'center' | 'end';
      /** Shrinks to this width. */
      readonly maxWidth?: number;
    }
  | {
      readonly kind: 'line';
      readonly x1: number;
      readonly y1: number;
      readonly x2: number;
      readonly y2: number;
      readonly width: number;
      readonly color: string;
    }
  | {
      readonly kind: 'rect';
      readonly x: number;
      readonly y: number;
      readonly w: number;
      readonly h: number;
      readonly radius?: number;
      readonly fill?: string;
      readonly stroke?: string;
      readonly strokeWidth?: number;
    }
  | {
      readonly kind: 'image';
      readonly x: number;
      readonly y: number;
      readonly w: number;
      readonly h: number;
      readonly bytes: Uint8Array;
    }
  | { readonly kind: 'qr'; readonly x: number; readonly y: number; readonly size: number; readonly text: string }
);
