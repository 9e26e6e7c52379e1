import { createHash, createPrivateKey, generateKeyPairSync, sign } from 'node:crypto';
import { closeSync, fsyncSync, openSync, readFileSync, readSync, writeFileSync, writeSync } from 'node:fs';
import type { Mark, SealRequest } from '../../src/pdf/engine.ts';
import { sealFile } from '../../src/pdf/seal/seal-file.ts';
import { testIdentity } from '../../src/pdf/testing/identity.ts';

/** One round: reads `from`, writes the finished file to `to`. */
export type Round = (from: string, to: string) => Promise<void>;

export interface Work {
  /** PNG of the signature. */
  readonly picture: Uint8Array;
  readonly pages: number;
}

export const sides = { floor, usual, 'B-B': ours('B-B'), 'B-LTA': ours('B-LTA') } as const;
export type Side = keyof typeof sides;

/** The least that a signed copy can cost: read, hash and write in one pass through one buffer, and one EC signature. */
async function floor(): Promise<Round> {
  const { privateKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' });
  const key = createPrivateKey(privateKey.export({ type: 'pkcs8', format: 'pem' }));
  const buffer = Buffer.allocUnsafeSlow(256 * 1024);
  return async (from, to) => {
    const source = openSync(from, 'r');
    const target = openSync(to, 'wx');
    const digest = createHash('sha256');
    for (let got = readSync(source, buffer); got > 0; got = readSync(source, buffer)) {
      digest.update(buffer.subarray(0, got));
      writeSync(target, buffer, 0, got);
    }
    writeSync(target, sign('sha256', digest.digest(), key));
    fsyncSync(target);
    closeSync(target);
    closeSync(source);
  };
}

function ours(level: SealRequest['level']) {
  return async ({ picture, pages }: Work): Promise<Round> => {
    const time = new Date();
    const identity = await testIdentity(time);
    const marks = Array.from({ length: pages }, (_, index): Mark[] => [
      {
        page: index + 1,
        kind: 'text',
        x: 72,
        y: 600,
        w: 200,
        h: 20,
        text: 'Ada Lovelace',
        fontSize: 12,
        color: 'black',
      },
      ...(index === 0
        ? ([{ page: 1, kind: 'image', x: 72, y: 640, w: 150, h: 60, bytes: picture, fit: 'contain' }] as const)
        : []),
    ]).flat();
    const seal: SealRequest = { level, reason: 'Bench', name: 'Bench', time, identity };
    return async (from, to) => {
      await sealFile({ from, to, marks, seal });
    };
  };
}

/** pdf-lib draws and writes the file anew, signpdf signs it with a PKCS#12 that holds an RSA-2048 key. */
async function usual({ picture, pages }: Work): Promise<Round> {
  const { PDFDocument, StandardFonts } = await import('pdf-lib');
  const { pdflibAddPlaceholder } = await import('@signpdf/placeholder-pdf-lib');
  const { SignPdf } = await import('@signpdf/signpdf');
  const { P12Signer } = await import('@signpdf/signer-p12');
  const { makePkcs12 } = await import('./pkcs12.ts');
  const pkcs12 = makePkcs12('bench');
  return async (from, to) => {
    const document = await PDFDocument.load(readFileSync(from));
    const font = await document.embedFont(StandardFonts.Helvetica);
    const image = await document.embedPng(picture);
    for (const page of document.getPages().slice(0, pages))
      page.drawText('Ada Lovelace', { x: 72, y: 180, size: 12, font });
    document.getPage(0).drawImage(image, { x: 72, y: 100, width: 150, height: 60 });
    pdflibAddPlaceholder({
      pdfDoc: document,
      reason: 'Bench',
      contactInfo: '',
      name: 'Bench',
      location: '',
      signatureLength: 8192,
    });
    const prepared = Buffer.from(await document.save({ useObjectStreams: false }));
    const signed = await new SignPdf().sign(prepared, new P12Signer(pkcs12, { passphrase: 'bench' }));
    writeFileSync(to, signed, { flush: true });
  };
}
