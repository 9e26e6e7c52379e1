import { readFile } from 'node:fs/promises';
import { parseArgs } from 'node:util';
import { type VerificationReport, verificationReport } from '../contract/app/verify.ts';
import { type Answer, answerOf } from '../domain/verification/answer.ts';
import {
  chainLine,
  changesLine,
  kindLine,
  levelLine,
  revocationLine,
  signersLine,
  timesLine,
} from '../domain/verification/rows.ts';
import { readCertificates, verifyAlone } from '../features/verification/verify-alone.ts';
import type { House, Terminal } from './command.ts';

export const verifyUsage = 'FILE.pdf [--json] [--trust ROOT.pem]...';

/** Exit codes: what a script asks for. 1 is a fault, 2 a wrong command line, as of every command. */
const codes: Readonly<Record<Answer['tone'], number>> = {
  valid: 0,
  changed: 10,
  warning: 11,
  neutral: 12,
  sandbox: 14,
};
const UNREADABLE = 13;

/**
 * `verify FILE.pdf`: needs no server. Trusts the roots of the instance whose data lie here, if there is one, and those
 * of `--trust`; with `--trust` alone no instance is opened.
 */
export async function verifyCommand(
  args: readonly string[],
  house: Pick<House, 'openWorldIfThere'>,
  terminal: Pick<Terminal, 'print' | 'complain'>,
): Promise<number> {
  const given = readArguments(args);
  if (given === null) {
    terminal.complain(`Usage: verify ${verifyUsage}`);
    return 2;
  }
  const bytes = await tryRead(given.file);
  if (bytes === null) return refused(terminal, `${given.file} can't be read.`);
  const roots: Uint8Array[] = [];
  for (const path of given.trust) {
    const file = await tryRead(path);
    const certificates = file && readCertificates(file);
    if (!certificates) return refused(terminal, `${path} holds no certificate that can be read.`);
    roots.push(...certificates);
  }
  const world = roots.length > 0 ? null : await house.openWorldIfThere();
  if (typeof world === 'string') terminal.complain(`The roots of this instance are not known: ${world}`);
  try {
    const instances = world === null || typeof world === 'string' ? [] : [world.live, world.sandbox];
    const report = await verifyAlone(bytes, { roots, instances, time: new Date() });
    const checked = verificationReport.parse(report);
    if (given.json) terminal.print(JSON.stringify(checked, null, 2));
    else printReport(checked, terminal.print);
    return codeOf(checked);
  } finally {
    if (world !== null && typeof world !== 'string') await world.close();
  }
}

function readArguments(args: readonly string[]) {
  try {
    const { values, positionals } = parseArgs({
      args: [...args],
      options: { json: { type: 'boolean' }, trust: { type: 'string', multiple: true } },
      allowPositionals: true,
    });
    const [file, ...more] = positionals;
    return file === undefined || more.length > 0
      ? null
      : { file, json: values.json === true, trust: values.trust ?? [] };
  } catch {
    return null;
  }
}

async function tryRead(path: string): Promise<Buffer | null> {
  return readFile(path).catch(() => null);
}

function refused({ complain }: Pick<Terminal, 'complain'>, sentence: string): number {
  complain(sentence);
  return 1;
}

function codeOf(report: VerificationReport): number {
  return report.verdict === 'unreadable' ? UNREADABLE : codes[answerOf(report, moment).tone];
}

function printReport(report: VerificationReport, print: (line: string) => void): void {
  const { title, sentences } = answerOf(report, moment);
  print(title);
  for (const sentence of sentences) print(sentence);
  const rows: [string, string][] = [
    ['Signers', signersLine(report)],
    ['Kind', kindLine(report)],
    ['Level', levelLine(report)],
    ['Times', timesLine(report, moment)],
    ['Chain', chainLine(report)],
    ['Revocation', revocationLine(report)],
    ['Changes', changesLine(report)],
  ];
  print('');
  if (report.signatures.length > 0) for (const [name, answer] of rows) print(`${name.padEnd(12)}${answer}`);
  print(`${'SHA-256'.padEnd(12)}${report.sha256}`);
  if (report.verdict !== 'valid-unchanged')
    for (const text of new Set(report.reasons.map((reason) => reason.text))) print(`${'Because'.padEnd(12)}${text}`);
  if (report.selfIssued && report.verdict === 'valid-unchanged')
    print(
      'Self-issued: this installation made the certificate. It proves that the file is unchanged, not who the company is.',
    );
}

const months = 'January February March April May June July August September October November December'.split(' ');

/** "24 November 2026, 11:05:12 UTC". */
function moment(iso: string): string {
  const [date = '', clock = ''] = iso.split('T');
  const [year, month, day] = date.split('-').map(Number);
  return `${day} ${months[(month ?? 1) - 1]} ${year}, ${clock.slice(0, 8)} UTC`;
}
