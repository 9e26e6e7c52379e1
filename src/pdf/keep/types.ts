/**
 * Files that others have signed, to which values and a signature are added so that theirs stay valid: what the functions
 * take and give. Requests name the file by its path; what they answer is put behind it (`writeSealed`).
 */
import type { Mark } from '../mark.ts';
import type { SigningTerms } from '../per-signer/types.ts';
import type { ValidationData } from '../seal/types.ts';

/** What is filled into one of the file's own fields, by its full name. */
export interface KeptFill {
  readonly name: string;
  /** Of a text or choice; a choice is given by the text it shows. */
  readonly text: string;
  /** Of buttons what is chosen, of the `values` that `prepare` told; null for a text or choice. */
  readonly chosen: readonly string[] | null;
  /** How the text is drawn; null for an empty one and for buttons, which bring their looks. */
  readonly mark: Mark | null;
}

export interface FillKeptRequest {
  readonly from: string;
  readonly fills: readonly KeptFill[];
}

export interface PrepareApprovalRequest extends FillKeptRequest {
  readonly signature: SigningTerms & {
    /** Name of an empty signature field of the file; null: a new one, which shows nothing. */
    readonly field: string | null;
    /** What is seen in it. */
    readonly mark: Mark | null;
  };
}

export interface PrepareApprovalTimestampRequest {
  readonly from: string;
  /** How many of the newest signatures the validation data are of. */
  readonly newest: number;
  readonly validation: ValidationData;
  readonly time: Date;
  readonly tokenRoom: number;
}
