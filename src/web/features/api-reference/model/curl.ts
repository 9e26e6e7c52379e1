import type { Operation } from './operations.ts';
import { addressOf, type Inputs } from './request.ts';

/** The call for a shell, with the token from a variable. */
export function curlOf(operation: Operation, baseUrl: string, inputs: Inputs): string {
  const lines = [
    `curl ${operation.method === 'GET' ? '' : `-X ${operation.method} `}${quoted(addressOf(operation, baseUrl, inputs))}`,
  ];
  lines.push('-H "x-api-token: $SIGNET_TOKEN"');
  for (const { name, in: where } of operation.parameters) {
    const value = (inputs.parameters[name] ?? '').trim();
    if (where === 'header' && value !== '') lines.push(`-H ${quoted(`${name}: ${value}`)}`);
  }
  if (operation.body !== null && inputs.file !== null) {
    lines.push(`-F ${quoted(`file=@${inputs.file.name}`)}`, `-F ${quoted(`data=${withoutFile(inputs.body)}`)}`);
  } else if (operation.body !== null && inputs.body.trim() !== '') {
    lines.push("-H 'content-type: application/json'", `-d ${quoted(inputs.body)}`);
  }
  return lines.join(' \\\n  ');
}

function quoted(text: string): string {
  return `'${text.replaceAll("'", "'\\''")}'`;
}

function withoutFile(body: string): string {
  try {
    const value: unknown = JSON.parse(body);
    return JSON.stringify(typeof value === 'object' && value !== null ? { ...value, file: undefined } : {});
  } catch {
    return body;
  }
}
