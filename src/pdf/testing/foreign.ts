import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { readPages } from '../document/pages.ts';
import { openPdf } from '../document/reader.ts';
import { type Appended, Revision } from '../document/revision.ts';
import { asRef, isArray, parseArray, writeDict } from '../document/syntax.ts';
import { fillByteRange, fillContents, placeholders } from '../seal/placeholder.ts';
import { ask, type Folder } from './judges.ts';

/** A key and its certificate as files of OpenSSL. */
export interface ForeignSigner {
  readonly key: string;
  readonly certificate: string;
  /** DER of the root. */
  readonly root: Uint8Array;
  readonly rootPath: string;
}

export type ForeignKey = 'rsa:2048' | 'rsa:1024' | 'P-256' | 'P-384' | 'P-521';

/** A root and a signer made by the openssl command, nothing of ours. */
export function foreignSigner(files: Folder, kind: ForeignKey, name: string): ForeignSigner {
  const at = (suffix: string) => `${files.path}/${name}-${suffix}`;
  const newKey = kind.startsWith('rsa') ? [kind] : ['ec', '-pkeyopt', `ec_paramgen_curve:${kind}`];
  const run = (...args: string[]) => {
    const { status, text } = ask('openssl', ...args);
    if (status !== 0) throw new Error(text);
  };
  const request = ['req', '-newkey', ...newKey, '-nodes', '-batch'];
  run(...request, '-x509', '-days', '30', '-subj', `/CN=${name} root`, '-keyout', at('ca.key'), '-out', at('ca.pem'));
  const extensions = files.put(
    `${name}.ext`,
    'basicConstraints=critical,CA:FALSE\nkeyUsage=critical,digitalSignature,nonRepudiation\nextendedKeyUsage=emailProtection\n',
  );
  run(...request, '-subj', `/CN=${name}/O=Foreign Ltd`, '-keyout', at('key.pem'), '-out', at('csr.pem'));
  const issue = ['x509', '-req', '-in', at('csr.pem'), '-CA', at('ca.pem'), '-CAkey', at('ca.key'), '-CAcreateserial'];
  run(...issue, '-days', '20', '-extfile', extensions, '-out', at('cert.pem'));
  run('x509', '-in', at('ca.pem'), '-outform', 'DER', '-out', at('ca.der'));
  return { key: at('key.pem'), certificate: at('cert.pem'), root: readFileSync(at('ca.der')), rootPath: at('ca.pem') };
}

export interface ForeignRequest {
  readonly signer: ForeignSigner;
  readonly field: string;
  readonly subFilter?: string;
  /** Further arguments of `openssl cms -sign`, such as `-md sha512`. */
  readonly cms?: readonly string[];
  /** Entries of the signature dictionary. */
  readonly entries?: Readonly<Record<string, string>>;
  /** Entries of the field. */
  readonly fieldEntries?: Readonly<Record<string, string>>;
  /** Names the signature in /Perms too. */
  readonly certify?: boolean;
}

/** Adds a signature whose CMS the openssl command makes: an incremental update around a detached message. */
export function signForeign(base: Uint8Array, files: Folder, request: ForeignRequest): Uint8Array {
  const { signer } = request;
  return signWith(base, request, (content) => {
    const data = files.put('content.bin', content);
    const out = `${files.path}/cms.der`;
    const sign = ['cms', '-sign', '-binary', '-in', data, '-signer', signer.certificate, '-inkey', signer.key];
    const extra = request.cms ?? ['-cades', '-md', 'sha256'];
    const { status, text } = ask(
      'openssl',
      ...sign,
      ...extra,
      '-certfile',
      signer.rootPath,
      '-outform',
      'DER',
      '-out',
      out,
    );
    if (status !== 0) throw new Error(text);
    return readFileSync(out);
  });
}

/** Adds a signature field and a signature whose /Contents `make` answers for the bytes covered. */
export function signWith(
  base: Uint8Array,
  request: Omit<ForeignRequest, 'signer' | 'cms'>,
  make: (content: Buffer) => Uint8Array,
): Uint8Array {
  const file = openPdf(base);
  const revision = new Revision(file.base());
  const signature = revision.allocate();
  revision.set(
    signature,
    writeDict(
      new Map([
        ['Type', '/Sig'],
        ['Filter', '/Adobe.PPKLite'],
        ['SubFilter', `/${request.subFilter ?? 'ETSI.CAdES.detached'}`],
        ...placeholders(8192),
        ...Object.entries(request.entries ?? {}),
      ]),
    ),
  );
  const page = readPages(file)[0];
  const root = asRef(file.trailer.get('Root'));
  const catalog = file.dict(file.trailer.get('Root'));
  if (!page || !root || !catalog) throw new Error('There is no page.');
  const field = revision.add(
    writeDict(
      new Map([
        ['Type', '/Annot'],
        ['Subtype', '/Widget'],
        ['FT', '/Sig'],
        ['T', `(${request.field})`],
        ['V', `${signature} 0 R`],
        ['Rect', '[0 0 0 0]'],
        ['F', '132'],
        ['P', `${page.num} 0 R`],
        ...Object.entries(request.fieldEntries ?? {}),
      ]),
    ),
  );
  const list = (raw: string | undefined) => {
    const text = file.resolve(raw);
    return isArray(text) ? parseArray(text) : [];
  };
  const form = file.dict(catalog.get('AcroForm')) ?? new Map<string, string>();
  form.set('Fields', `[${[...list(form.get('Fields')), `${field} 0 R`].join(' ')}]`);
  form.set('SigFlags', '3');
  catalog.set('AcroForm', writeDict(form));
  if (request.certify) catalog.set('Perms', `<</DocMDP ${signature} 0 R>>`);
  revision.set(root.num, writeDict(catalog), root.gen);
  const dict = new Map(page.dict);
  dict.set('Annots', `[${[...list(dict.get('Annots')), `${field} 0 R`].join(' ')}]`);
  revision.set(page.num, writeDict(dict), page.gen);
  return embed(base, revision.finish(), signature, make);
}

function embed(
  base: Uint8Array,
  appended: Appended,
  signature: number,
  make: (content: Buffer) => Uint8Array,
): Uint8Array {
  const { tail } = appended;
  const gap = fillByteRange(appended, signature, base.length);
  fillContents(tail, gap, make(Buffer.concat([base, tail.subarray(0, gap.from), tail.subarray(gap.to)])));
  return Buffer.concat([base, tail]);
}

export function sha256(bytes: Uint8Array): Buffer {
  return createHash('sha256').update(bytes).digest();
}

/** Entry of a signature dictionary that certifies with P. */
export function docMdp(p: 1 | 2 | 3): string {
  return `[<</Type /SigRef/TransformMethod /DocMDP/TransformParams <</Type /TransformParams/P ${p}/V /1.2>>>>]`;
}
