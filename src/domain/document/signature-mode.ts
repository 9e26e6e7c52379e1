import { placesFreely } from '../recipient/own-fields.ts';
import type { RecipientType } from '../recipient/types.ts';
import type { DocumentSettings, DocumentState, SignatureMode } from './types.ts';

/** What a file that is certified for several signatures (DocMDP P 2) can't have. */
export const modeObstacles = [
  'allow-modifications',
  'free-placement',
  'merge-certificate',
  'self-sign',
  'signatures-kept',
] as const;
export type ModeObstacle = (typeof modeObstacles)[number];

interface Planned {
  readonly kind: DocumentState['kind'];
  readonly settings: Pick<DocumentSettings, 'allowModifications' | 'mergeCertificate'>;
  readonly people: readonly { readonly type: RecipientType; readonly widgets: readonly { readonly own?: true }[] }[];
  /** The file was signed by others before, and keeps that. */
  readonly keepsSignatures?: boolean;
}

/** Why each signer can't have a signature of their own in this document; undefined when nothing stands in the way. */
export function modeObstacle({ kind, settings, people, keepsSignatures }: Planned): ModeObstacle | undefined {
  if (kind === 'self-sign') return 'self-sign';
  if (keepsSignatures) return 'signatures-kept';
  if (people.some(({ type, widgets }) => placesFreely(type, widgets))) return 'free-placement';
  return settingObstacle(settings);
}

/** The same before fields are placed. */
export function settingObstacle(settings: Planned['settings']): ModeObstacle | undefined {
  if (settings.allowModifications) return 'allow-modifications';
  return settings.mergeCertificate ? 'merge-certificate' : undefined;
}

export interface SettledMode {
  readonly mode: SignatureMode;
  /** Why the organisation's signature per signer became a seal. */
  readonly fallback: ModeObstacle | null;
}

/** The mode that a document is sent with. Asked for by itself it was checked before; a default gives way. */
export function settleMode(
  wanted: DocumentSettings['signatureMode'],
  usual: SignatureMode,
  obstacle: ModeObstacle | undefined,
): SettledMode {
  const mode = wanted === 'default' ? usual : wanted;
  if (mode === 'seal' || obstacle === undefined) return { mode, fallback: null };
  // Who signs alone gave nothing up.
  return { mode: 'seal', fallback: obstacle === 'self-sign' ? null : obstacle };
}

/** For whoever asked for `per_signer` and something that rules it out. */
export const obstacleTexts: Readonly<Record<ModeObstacle, string>> = {
  'allow-modifications':
    'signature_mode per_signer does not go with allow_modifications: nobody can add fields to a certified file.',
  'free-placement':
    'signature_mode per_signer does not go with free placement: give every signer a signature widget, for none can be added to a certified file.',
  'merge-certificate':
    'signature_mode per_signer does not go with merge_certificate: no pages can be added to a certified file. The completion certificate comes beside it.',
  'self-sign': 'signature_mode per_signer does not go with a document that its owner signs alone.',
  'signatures-kept':
    'signature_mode per_signer does not go with a file that is signed already: a certification can only come first.',
};
