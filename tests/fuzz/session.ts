import { operations } from '../../src/http/api/operations.ts';
import { type Call, settle } from './calls.ts';

const SLOWEST_MS = 5000;
/** Node itself refuses longer addresses, before anything of ours sees them. */
const LONGEST_QUERY = 500;

export interface Seen {
  readonly status: number;
  readonly ms: number;
}

/** Operations that cost a credit each time they succeed. */
const charged = new Set(['createDocument', 'createDocumentFromTemplate', 'draftDocument', 'selfSign']);

/** The calls of one run: what they made, what they cost, what came of them. */
export class Session {
  readonly base: string;
  readonly tokens: Readonly<Record<'first' | 'second', string>>;
  readonly spread = new Map<string, Map<number, number>>();
  readonly spent = { first: 0, second: 0 };
  slowest: Seen & { readonly what: string } = { status: 0, ms: 0, what: '' };
  calls = 0;
  readonly #made = new Map<string, string[]>();
  readonly #replayable = new Set<string>();

  constructor(base: string, tokens: Session['tokens']) {
    this.base = base;
    this.tokens = tokens;
  }

  /** Sends a call and judges the answer; throws where it breaks a promise of the API. */
  async send(call: Call): Promise<void> {
    const { target, version } = call;
    const id = target.operation.operationId;
    const url = `${this.base}/api/${version}${this.#address(call)}`;
    const { body, type } = this.#body(call);
    const token = call.caller === 'nobody' ? `live.${'x'.repeat(43)}` : this.tokens[call.caller];
    const headers = { ...(type === undefined ? {} : { 'content-type': type }), ...call.headers, 'x-api-token': token };
    const started = performance.now();
    const answer = await fetch(url, { method: target.method, headers, ...(body === undefined ? {} : { body }) });
    const text = await answer.text();
    const seen = { status: answer.status, ms: performance.now() - started };
    this.#note(id, seen);
    if (seen.status >= 500) throw new Error(`${id} answered ${seen.status}: ${text.slice(0, 300)}`);
    if (seen.ms > SLOWEST_MS) throw new Error(`${id} took ${Math.round(seen.ms)} ms`);
    if (seen.status === 304) return;
    const parsed: unknown = JSON.parse(text);
    if (seen.status !== 200) return expectError(id, seen.status, parsed);
    expectDocumented(id, version, parsed);
    this.#remember(call, id, parsed as Record<string, unknown>);
  }

  #address({ target, path, query }: Call): string {
    const filled = target.path.replace(/\{(\w+)\}/g, (_all, name: string) => {
      const value = String(settle(path[name], this.#pick));
      // A path can't hold half a character, an empty part or dots that the client itself resolves.
      return encodeURIComponent(wellFormed(value)).replace(/^(\.{1,2})?$/, 'x');
    });
    const pairs = Object.entries(query).map(([name, value]) => [
      name,
      wellFormed(asText(settle(value, this.#pick))).slice(0, LONGEST_QUERY),
    ]);
    return pairs.length === 0 ? filled : `${filled}?${new URLSearchParams(pairs as [string, string][])}`;
  }

  #body({ body: { kind, value } }: Call): { body?: string | FormData; type?: string } {
    if (kind === 'none') return {};
    if (kind === 'raw') return { body: String(value), type: 'application/json' };
    const settled = settle(value, this.#pick);
    if (kind === 'json' || typeof settled !== 'object' || settled === null || Array.isArray(settled)) {
      return { body: JSON.stringify(settled) ?? 'null', type: 'application/json' };
    }
    return { body: asForm(settled) };
  }

  #pick = (kind: string, pick: number): string => {
    const known = this.#made.get(kind) ?? [];
    return known[pick % Math.max(1, known.length)] ?? '';
  };

  #note(id: string, seen: Seen): void {
    this.calls += 1;
    const counts = this.spread.get(id) ?? new Map<number, number>();
    counts.set(seen.status, (counts.get(seen.status) ?? 0) + 1);
    this.spread.set(id, counts);
    if (seen.ms > this.slowest.ms) this.slowest = { ...seen, what: id };
  }

  /** What was made can be called from now on; a repeated answer made nothing. */
  #remember({ caller, headers }: Call, id: string, body: Record<string, unknown>): void {
    const made = String(body.objectId ?? body.document_id ?? body.template_id ?? '');
    const key = `${caller} ${id} ${made}`;
    if (headers['idempotency-key'] !== undefined && this.#replayable.has(key)) return;
    this.#replayable.add(key);
    if (charged.has(id) && caller !== 'nobody') this.spent[caller] += 1;
    const kind = kindOf(id);
    if (kind === undefined || caller !== 'first') return;
    const known = this.#made.get(kind) ?? [];
    known.push(made);
    this.#made.set(kind, known.slice(-40));
  }
}

function kindOf(id: string): string | undefined {
  if (charged.has(id)) return 'document';
  return {
    createTemplate: 'template',
    publicTemplate: 'template',
    draftTemplate: 'template',
    createContact: 'contact',
    createFolder: 'folder',
  }[id];
}

function expectError(id: string, status: number, body: unknown): void {
  const said = typeof body === 'object' && body !== null ? (body as Record<string, unknown>) : {};
  const isOneSentence = Object.keys(said).join() === 'error' && typeof said.error === 'string' && said.error !== '';
  if (!isOneSentence) throw new Error(`${id} answered ${status} with ${JSON.stringify(body).slice(0, 300)}`);
  if (![400, 401, 404, 405, 409, 429].includes(status))
    throw new Error(`${id} answered ${status}, which is not documented`);
}

/** Answers of the newest version hold what its schema says and no more. */
function expectDocumented(id: string, version: string, body: unknown): void {
  if (version !== 'v1.2') return;
  const said = operations.find(({ docs }) => docs.id === id)?.docs.answer.safeParse(body);
  if (said?.success !== true)
    throw new Error(`${id} answered 200 with another shape: ${said?.error.message.slice(0, 500)}`);
}

/** Half a character can't be sent. */
function wellFormed(text: string): string {
  return Buffer.from(text, 'utf8').toString('utf8');
}

function asText(value: unknown): string {
  return typeof value === 'string' ? value : (JSON.stringify(value) ?? '');
}

/** The file as it is, lists and objects as JSON, everything else as text. */
function asForm(value: object): FormData {
  const form = new FormData();
  for (const [name, each] of Object.entries(value)) {
    if (name === 'file' && typeof each === 'string')
      form.append(name, new Blob([Buffer.from(each, 'base64')]), 'a.pdf');
    else form.append(name, wellFormed(asText(each)));
  }
  return form;
}
