/** Turns JSON log lines into short ones: time, level where it matters, message, fields. */
export function readableLines(write: (line: string) => void): (line: string) => void {
  return (line) => {
    const entry: unknown = JSON.parse(line);
    if (typeof entry !== 'object' || entry === null) return;
    const { time, level, msg, ...fields } = entry as Record<string, unknown>;
    const clock = String(time).slice(11, 19);
    const mark = level === 'info' || level === 'debug' ? '' : `${String(level).toUpperCase()} `;
    const rest = Object.entries(fields).map(([name, value]) => `${name}=${shown(value)}`);
    write(`${[clock, `${mark}${String(msg)}`, ...rest].join('  ')}\n`);
  };
}

function shown(value: unknown): string {
  if (typeof value !== 'object' || value === null) return String(value);
  if ('stack' in value) return `\n${String(value.stack)}`;
  return JSON.stringify(value);
}
