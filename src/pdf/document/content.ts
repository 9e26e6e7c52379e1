/**
 * How far a page's content leaves the graphics state stack out of balance: `low` is the deepest deficit (0 or less),
 * `end` the depth it ends with, both counted in q minus Q (8.4.2). What is drawn afterwards needs both evened out.
 */
export function stackBalance(content: Buffer): { low: number; end: number } {
  const text = content.toString('latin1');
  let depth = 0;
  let low = 0;
  let at = 0;
  while (at < text.length) {
    const code = text.charCodeAt(at);
    if (code === 40) at = skipString(text, at);
    else if (code === 37) at = lineEnd(text, at);
    else if (code === 60 && text.charCodeAt(at + 1) !== 60) at = Math.max(text.indexOf('>', at), at) + 1;
    else if (regular(code)) {
      const start = at;
      while (at < text.length && regular(text.charCodeAt(at))) at++;
      if (at - start === 1) {
        if (code === 113) depth++;
        else if (code === 81) low = Math.min(low, --depth);
      } else if (at - start === 2 && text.startsWith('BI', start)) at = imageEnd(text, at);
    } else if (code === 47) {
      at++;
      while (at < text.length && regular(text.charCodeAt(at))) at++;
    } else at++;
  }
  return { low, end: depth };
}

function regular(code: number): boolean {
  return (
    code > 32 &&
    code !== 40 &&
    code !== 41 &&
    code !== 60 &&
    code !== 62 &&
    code !== 91 &&
    code !== 93 &&
    code !== 123 &&
    code !== 125 &&
    code !== 47 &&
    code !== 37
  );
}

function skipString(text: string, from: number): number {
  let depth = 0;
  for (let at = from; at < text.length; at++) {
    const code = text.charCodeAt(at);
    if (code === 92) at++;
    else if (code === 40) depth++;
    else if (code === 41 && --depth === 0) return at + 1;
  }
  return text.length;
}

function lineEnd(text: string, from: number): number {
  const found = /[\r\n]/g;
  found.lastIndex = from;
  return found.test(text) ? found.lastIndex : text.length;
}

/** An inline image ends at `EI` between white space (8.9.7); its data may hold anything. */
function imageEnd(text: string, from: number): number {
  const data = text.indexOf('ID', from);
  if (data < 0) return from;
  const found = /\sEI(?=[\s\0]|$)/g;
  found.lastIndex = data + 2;
  return found.test(text) ? found.lastIndex : text.length;
}
