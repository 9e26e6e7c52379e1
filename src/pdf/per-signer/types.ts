/**
 * A form that several people fill and sign one after the other: what its functions take and give. Requests name the file
 * by its path; what they answer is put behind it (`writeSealed`). Signatures are made in the steps of `seal/states.ts`,
 * so that keys and timestamp authorities may be elsewhere.
 */
import type { Mark } from '../mark.ts';
import type { SigningIdentity, ValidationData } from '../seal/types.ts';

interface SlotBox {
  /** Counted from 1. */
  readonly page: number;
  /** Points, from the top left of the page as displayed. */
  readonly x: number;
  readonly y: number;
  readonly w: number;
  readonly h: number;
}

/** A field that will be filled once. */
export type FormSlot = SlotBox & {
  /** Unique in the file; no dots. */
  readonly name: string;
  /** What readers call it. */
  readonly label: string;
} & (
    | { readonly kind: 'text'; readonly multiline: boolean }
    | { readonly kind: 'choice'; readonly options: readonly string[] }
    | {
        readonly kind: 'choices';
        readonly style: 'checkbox' | 'radio';
        readonly options: readonly string[];
        readonly layout: 'vertical' | 'horizontal';
        readonly hideLabel: boolean;
        readonly fontSize: number;
      }
    | { readonly kind: 'picture' }
  );

/** One person's fields; locked once that person has signed. */
export interface FormPerson {
  readonly slots: readonly FormSlot[];
  /** null: fills without signing. */
  readonly signature: {
    /** Name of the field: unique in the file, no dots. */
    readonly name: string;
    readonly label: string;
    /** null: the signature shows nothing. */
    readonly box: SlotBox | null;
  } | null;
}

/** Who signs, and what the signature says of itself. */
export interface SigningTerms {
  readonly signer: Omit<SigningIdentity, 'key'>;
  readonly reason: string;
  readonly name: string;
  readonly location?: string;
  readonly time: Date;
  /** Bytes kept free for the timestamp token. */
  readonly tokenRoom: number;
}

export interface PrepareFormRequest {
  /** Path of a file that can be read as it lies, not signed yet. */
  readonly from: string;
  readonly people: readonly FormPerson[];
  readonly signature: SigningTerms;
}

/** What was filled into one field. */
export interface SlotFill {
  readonly name: string;
  /** Of a text or choice; choices are read from their mark, pictures have none. */
  readonly text: string;
  /** What is seen in the field; null for nothing. */
  readonly mark: Mark | null;
}

export interface PrepareFillRequest {
  /** Path of a prepared form. */
  readonly from: string;
  readonly fills: readonly SlotFill[];
  readonly signature: SigningTerms & {
    /** Name of the person's signature field. */
    readonly field: string;
    /** What is seen in it. */
    readonly mark: Mark | null;
  };
}

export type FillRequest = Pick<PrepareFillRequest, 'from' | 'fills'>;

export interface PrepareCloseRequest {
  readonly from: string;
  /** Lines for the field that names the files beside this one, with their digests. */
  readonly belongings: string;
  readonly signature: SigningTerms;
}

export interface PrepareFormTimestampRequest {
  readonly from: string;
  /** Of all signers and timestamp authorities. */
  readonly validation: ValidationData;
  readonly time: Date;
  readonly tokenRoom: number;
}

/** What one signature was made with: DER of its signer's certificate, of the others in the message, and of its tokens. */
export interface MadeWith {
  readonly certificate: Uint8Array;
  readonly others: readonly Uint8Array[];
  readonly tokens: readonly Uint8Array[];
}
