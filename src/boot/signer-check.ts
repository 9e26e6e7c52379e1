import type { Check } from '../cli/command.ts';
import type { Config, Secrets } from '../config.ts';
import { instanceSignerOf } from '../context.ts';
import { inspectCertificate } from '../pdf/index.ts';
import { signerName } from './report.ts';

const SOON_MS = 30 * 24 * 60 * 60 * 1000;

/** Asks the operator's token or signing service for its certificate, as sealing does. */
export async function signerCheck(config: Config, secrets: Secrets): Promise<Check> {
  const name = signerName(config);
  if (name === null)
    return {
      state: 'notice',
      text: 'No signing certificate is set (PKCS11_MODULE, CSC_URL): the built-in one seals, seals are self-issued',
    };
  try {
    const signer = await instanceSignerOf({ config, secrets });
    const found = await signer?.identity().finally(() => signer.close());
    if (found === undefined) return { state: 'failed', text: `Nobody seals: ${name}` };
    const { subject, notAfter } = inspectCertificate(found.certificate);
    const end = `${subject}, until ${notAfter.toISOString().slice(0, 10)}`;
    const left = notAfter.getTime() - Date.now();
    if (left < 0) return { state: 'failed', text: `The signing certificate has ended: ${end}` };
    return { state: left < SOON_MS ? 'notice' : 'ok', text: `Seals by ${name}: ${end}` };
  } catch (error) {
    return { state: 'failed', text: error instanceof Error ? error.message : String(error) };
  }
}
