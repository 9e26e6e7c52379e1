import { createHash } from 'node:crypto';
import type { PdfFile } from '../document/reader.ts';
import type { Revision } from '../document/revision.ts';
import { asRef, type Dict, isArray, PdfSyntaxError, parseArray, writeDict } from '../document/syntax.ts';
import { asBytes, dateString, textString } from '../document/values.ts';
import type { ValidationData } from '../engine.ts';
import { vriKey } from './validation-data.ts';

/** Objects of the catalog that an update adds to; the catalog itself is written only where it holds them. */
export class CatalogChanges {
  readonly file: PdfFile;
  readonly update: Revision;
  readonly #root: { readonly num: number; readonly gen: number };
  readonly #catalog: Dict;
  #changed = false;

  constructor(file: PdfFile, update: Revision) {
    const root = asRef(file.trailer.get('Root'));
    const catalog = file.dict(file.trailer.get('Root'));
    if (!root || !catalog) throw new PdfSyntaxError('The file has no catalog.');
    this.file = file;
    this.update = update;
    this.#root = root;
    this.#catalog = new Map(catalog);
  }

  /** Writes an entry of the dictionary under `key` of the catalog: into its own object, else into the catalog. */
  set(key: string, entry: string, value: string, old: string | undefined): void {
    const inside = asRef(old);
    if (inside) {
      this.update.set(inside.num, value, inside.gen);
      return;
    }
    const raw = this.#catalog.get(key);
    const dict = new Map(this.dict(key));
    dict.set(entry, value);
    this.#write(key, raw, writeDict(dict));
  }

  #pending = new Map<string, Dict>();

  dict(key: string): Dict {
    return this.#pending.get(key) ?? this.file.dict(this.#catalog.get(key)) ?? new Map();
  }

  #write(key: string, raw: string | undefined, text: string): void {
    const ref = asRef(raw);
    this.#pending.set(key, this.#parse(text));
    if (ref) this.update.set(ref.num, text, ref.gen);
    else {
      this.#catalog.set(key, text);
      this.#changed = true;
    }
  }

  #parse(text: string): Dict {
    return this.file.dict(text) ?? new Map();
  }

  /** A signature field at the top of the form that shows nothing and stands on no page; its name is the wish, or that with a number. */
  addField(wish: string, value: number): void {
    const form = this.dict('AcroForm');
    const list = this.file.resolve(form.get('Fields'));
    const fields = isArray(list) ? parseArray(list) : [];
    const names = new Set(fields.map((field) => asBytes(this.file.resolve(this.file.dict(field)?.get('T')))));
    let name = wish;
    for (let n = 2; names.has(name); n++) name = `${wish} ${n}`;
    const field = this.update.add(
      writeDict(
        new Map([
          ['Type', '/Annot'],
          ['Subtype', '/Widget'],
          ['FT', '/Sig'],
          ['T', textString(name)],
          ['V', `${value} 0 R`],
          ['Rect', '[0 0 0 0]'],
          ['F', '132'],
        ]),
      ),
    );
    this.set('AcroForm', 'Fields', `[${[...fields, `${field} 0 R`].join(' ')}]`, form.get('Fields'));
  }

  finish(): void {
    if (this.#changed) this.update.set(this.#root.num, writeDict(this.#catalog), this.#root.gen);
  }
}

const KINDS = [
  ['Certs', 'Cert', 'certificates'],
  ['OCSPs', 'OCSP', 'ocsps'],
  ['CRLs', 'CRL', 'crls'],
] as const;

/** Adds to /DSS what is not in it yet, and names all of it under the key of each signature, given as the string of its /Contents. */
export function addProof(
  changes: CatalogChanges,
  validation: ValidationData,
  signatures: readonly Uint8Array[],
  time: Date,
): void {
  const { file, update } = changes;
  const dss = changes.dict('DSS');
  const own = new Map<string, string>([['Type', '/VRI']]);
  for (const [list, single, kind] of KINDS) {
    const raw = dss.get(list);
    const text = file.resolve(raw);
    const there = isArray(text) ? parseArray(text) : [];
    const known = new Map(there.map((each) => [fingerprint(file.stream(each) ?? Buffer.alloc(0)), each]));
    const refs = validation[kind].map((item) => {
      const key = fingerprint(item);
      const ref = known.get(key) ?? `${update.addStream(new Map(), item)} 0 R`;
      known.set(key, ref);
      return ref;
    });
    const all = [...new Set([...there, ...refs])];
    if (all.length > there.length) changes.set('DSS', list, `[${all.join(' ')}]`, raw);
    own.set(single, `[${refs.join(' ')}]`);
  }
  own.set('TU', dateString(time));
  const raw = dss.get('VRI');
  const vri = new Map(file.dict(raw) ?? []);
  for (const contents of signatures) vri.set(vriKey(contents), writeDict(own));
  changes.set('DSS', 'VRI', writeDict(vri), raw);
}

function fingerprint(bytes: Uint8Array): string {
  return createHash('sha256').update(bytes).digest('base64');
}
