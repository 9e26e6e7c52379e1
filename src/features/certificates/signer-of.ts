import { isRefusal, type Refusal, refuse } from '../../domain/refusal.ts';
import {
  assertMaySign,
  chainTo,
  inspectCertificate,
  Pkcs12Error,
  type SigningIdentity,
  signingKey,
  type ValidationData,
} from '../../pdf/index.ts';
import { type InstanceSigner, SignerUnavailable } from '../../platform/signers/instance-signer.ts';
import type { Deps } from '../deps.ts';
import type { CertificateDeps } from './ensure.ts';
import { builtInProof, builtInSigner } from './identity.ts';
import { offlineUntil } from './offline-root.ts';
import { organisationIdentity } from './organisation-store.ts';
import { type EvidenceRefusal, missingIssuers, outsideEvidence } from './outside-evidence.ts';

/** `organisation`: its own PKCS#12. `instance`: the operator's token or signing service. */
export type SignerSource = 'organisation' | 'instance' | 'built-in';

/** `detail.why` is a sentence for whoever waits for the seal; the next try may succeed. */
export type SignerRefusal = Refusal<'signer-unavailable' | 'certificate-unusable'> | EvidenceRefusal;

export interface ChosenSigner {
  readonly source: SignerSource;
  /** With `key` where it is here, to be signed with in a worker. */
  readonly identity: SigningIdentity;
  /** The value over DER of signed attributes, whoever makes it. Never call it inside a transaction. */
  sign(toBeSigned: Uint8Array): Promise<Uint8Array | SignerRefusal>;
  /** What proves its certificate as of now. Asks the network for certificates of others: never inside a transaction. */
  proof(): Promise<ValidationData | SignerRefusal>;
}

export type SignerDeps = CertificateDeps & Pick<Deps, 'fetch' | 'instanceSigner'>;

/**
 * Who seals for a tenant: its own certificate, else the operator's signer, else the built-in key. Nothing falls back: a
 * certificate that ended or a device that is silent is a refusal, and the document waits. The sandbox seals with its own.
 */
export async function signerOf(deps: SignerDeps, tenantId: string): Promise<ChosenSigner | SignerRefusal> {
  if (deps.environment.sealsWith === 'own') return builtIn(deps);
  const own = await organisationIdentity(deps, tenantId);
  if (own !== undefined) return usable(deps, 'organisation', own) ?? outside(deps, 'organisation', own);
  return deps.instanceSigner === null ? builtIn(deps) : ofInstance(deps, deps.instanceSigner);
}

async function builtIn(deps: SignerDeps): Promise<ChosenSigner | SignerRefusal> {
  const until = await offlineUntil(deps);
  if (until !== null && until < deps.clock())
    return refuse('certificate-unusable', {
      why: 'The list of revocations of this installation’s offline root has ended. Its operator has to bring the key back.',
    });
  const signer = await builtInSigner(deps);
  return {
    source: 'built-in',
    identity: signer,
    sign: async (toBeSigned) => signingKey(signer.key).sign(toBeSigned, signer.algorithm),
    proof: async () => {
      const { serial } = inspectCertificate(signer.certificate);
      const proof = await builtInProof(deps, serial);
      return proof ?? refuse('certificate-unusable', { why: 'The certificate of the seal was revoked meanwhile.' });
    },
  };
}

function outside(
  deps: SignerDeps,
  source: SignerSource,
  identity: SigningIdentity & { readonly key: Uint8Array },
): ChosenSigner {
  return {
    source,
    identity,
    sign: async (toBeSigned) => signingKey(identity.key).sign(toBeSigned, identity.algorithm),
    proof: () => outsideEvidence(deps, identity.certificate, identity.chain),
  };
}

async function ofInstance(deps: SignerDeps, signer: InstanceSigner): Promise<ChosenSigner | SignerRefusal> {
  const found = await answered(() => signer.identity());
  if (isRefusal(found)) return found;
  const more = await missingIssuers(deps, found.certificate, found.others);
  const chain = orRefusal('instance', () => chainTo(found.certificate, [...found.others, ...more]));
  if (isRefusal(chain)) return chain;
  const identity: SigningIdentity = { certificate: found.certificate, chain, algorithm: found.algorithm };
  return (
    usable(deps, 'instance', identity) ?? {
      source: 'instance',
      identity,
      sign: (toBeSigned) => answered(() => signer.sign(toBeSigned)),
      proof: () => outsideEvidence(deps, identity.certificate, identity.chain),
    }
  );
}

function usable(deps: SignerDeps, source: SignerSource, { certificate }: SigningIdentity): SignerRefusal | undefined {
  const checked = orRefusal(source, () => {
    assertMaySign(certificate, deps.clock());
    return true;
  });
  return isRefusal(checked) ? checked : undefined;
}

function orRefusal<T>(source: SignerSource, work: () => T): T | Refusal<'certificate-unusable'> {
  try {
    return work();
  } catch (error) {
    if (!(error instanceof Pkcs12Error)) throw error;
    const whose = source === 'organisation' ? 'your organisation' : 'this installation';
    return refuse('certificate-unusable', {
      why: `The signing certificate of ${whose} can't be used. ${error.message}`,
    });
  }
}

async function answered<T>(work: () => Promise<T>): Promise<T | Refusal<'signer-unavailable'>> {
  try {
    return await work();
  } catch (error) {
    if (!(error instanceof SignerUnavailable)) throw error;
    return refuse('signer-unavailable', { why: error.message });
  }
}
