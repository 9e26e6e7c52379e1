import type { Operation } from './operations.ts';

/** What somebody has typed for one call. */
export interface Inputs {
  /** By name; blank counts as left out. */
  readonly parameters: Readonly<Record<string, string>>;
  /** JSON. */
  readonly body: string;
  /** A PDF sent as it is, in place of `file` of the body. */
  readonly file: File | null;
}

export interface Prepared {
  readonly url: string;
  readonly method: string;
  readonly headers: Readonly<Record<string, string>>;
  /** JSON text, or the fields of a form. */
  readonly body: string | FormData | null;
}

export type Unready = { readonly missing: string } | { readonly notJson: string };

export function firstInputs(operation: Operation): Inputs {
  return {
    parameters: Object.fromEntries(
      operation.parameters.map(({ name, schema }) => [name, String(schema.enum?.[0] ?? '')]),
    ),
    body: operation.body === null ? '' : JSON.stringify(operation.body.example, null, 2),
    file: null,
  };
}

/** The request as a browser sends it; or what is still wrong with the inputs. */
export function prepare(operation: Operation, baseUrl: string, inputs: Inputs): Prepared | Unready {
  const missing = operation.parameters.find(({ name, required }) => required && given(inputs, name) === '');
  if (missing !== undefined) return { missing: missing.name };
  const headers = Object.fromEntries(
    operation.parameters
      .filter((one) => one.in === 'header' && given(inputs, one.name) !== '')
      .map(({ name }) => [name, given(inputs, name)]),
  );
  const place = { url: addressOf(operation, baseUrl, inputs), method: operation.method };
  if (operation.body === null || (inputs.body.trim() === '' && inputs.file === null)) {
    return { ...place, headers, body: null };
  }
  const parsed = parse(inputs.body.trim() === '' ? '{}' : inputs.body);
  if ('notJson' in parsed) return parsed;
  if (inputs.file === null) {
    return { ...place, headers: { ...headers, 'content-type': 'application/json' }, body: inputs.body };
  }
  // The browser names the boundary of a form itself.
  return { ...place, headers, body: formOf(parsed.value, inputs.file) };
}

/** Address with the values set in; names stand in for path values that are still missing. */
export function addressOf(operation: Operation, baseUrl: string, inputs: Inputs): string {
  const path = operation.path.replace(/\{(\w+)\}/g, (whole, name: string) => {
    const value = given(inputs, name);
    return value === '' ? whole : encodeURIComponent(value);
  });
  const query = new URLSearchParams();
  for (const { name, in: where } of operation.parameters) {
    if (where === 'query' && given(inputs, name) !== '') query.set(name, given(inputs, name));
  }
  const text = query.toString();
  return `${baseUrl}${path}${text === '' ? '' : `?${text}`}`;
}

function given(inputs: Inputs, name: string): string {
  return (inputs.parameters[name] ?? '').trim();
}

function parse(text: string): { readonly value: unknown } | { readonly notJson: string } {
  try {
    return { value: JSON.parse(text) };
  } catch (error) {
    return { notJson: error instanceof Error ? error.message : '' };
  }
}

function formOf(value: unknown, file: File): FormData {
  const form = new FormData();
  form.set('file', file);
  const rest = typeof value === 'object' && value !== null ? { ...value, file: undefined } : {};
  form.set('data', JSON.stringify(rest));
  return form;
}
