import { docMdp, foreignSigner, signForeign } from '../../src/pdf/testing/foreign.ts';
import { folder } from '../../src/pdf/testing/judges.ts';
import { formPdf } from '../../src/pdf/testing/signed-form.ts';

export interface SignedForm {
  readonly bytes: Uint8Array;
  /** DER of the root that its signer leads to. */
  readonly root: Uint8Array;
}

/** A form that somebody elsewhere has certified (DocMDP): 2 lets it be filled and signed, 1 nothing. */
export function signedForm(p: 1 | 2 = 2): SignedForm {
  const files = folder();
  try {
    const signer = foreignSigner(files, 'P-256', 'Landlord');
    const entries = { Reference: docMdp(p) };
    const bytes = signForeign(formPdf(), files, { signer, field: 'Landlord', entries, certify: true });
    return { bytes, root: signer.root };
  } finally {
    files.remove();
  }
}
