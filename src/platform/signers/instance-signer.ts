/** How the device or service makes signatures; named as the PDF library names them. */
export type InstanceAlgorithm = 'ecdsa-p256-sha256' | 'ecdsa-p384-sha384' | 'rsa-pkcs1-sha256' | 'rsa-pss-sha256';

export interface InstanceIdentity {
  /** DER. */
  readonly certificate: Uint8Array;
  /** Further certificates that come with it, in any order; its issuers may be among them. */
  readonly others: readonly Uint8Array[];
  readonly algorithm: InstanceAlgorithm;
}

/**
 * A key of the operator's that signs for the whole instance and never comes here: on a PKCS#11 token, or at a signing
 * service. Both calls throw `SignerUnavailable` when it doesn't answer or says no.
 */
export interface InstanceSigner {
  readonly kind: 'pkcs11' | 'csc';
  /** For people: which token, which service. */
  readonly title: string;
  identity(): Promise<InstanceIdentity>;
  /** Gets the bytes to be signed, answers the value as CMS carries it (ECDSA-Sig-Value in DER, or the RSA octets). */
  sign(toBeSigned: Uint8Array): Promise<Uint8Array>;
  close(): Promise<void>;
}

/** The message is a sentence for the operator, without secrets. */
export class SignerUnavailable extends Error {
  override readonly name = 'SignerUnavailable';
}
