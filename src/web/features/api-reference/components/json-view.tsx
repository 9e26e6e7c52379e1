import { OutLink } from '../../../ui/link.tsx';

/** JSON with its addresses as links, so that files of an answer can be opened. */
export function JsonView({ label, text }: { label: string; text: string }) {
  return (
    <section
      aria-label={label}
      // biome-ignore lint/a11y/noNoninteractiveTabindex: a scrolling box must be reachable by keyboard.
      tabIndex={0}
      className="max-h-96 overflow-auto rounded-control border border-line bg-code p-3"
    >
      <pre dir="ltr" className="font-mono text-caption break-all whitespace-pre-wrap">
        <code>
          {text.split(/("https?:\/\/[^"\s]+")/).map((part, index) => {
            const key = `${index}-${part.length}`;
            if (!/^"https?:\/\//.test(part)) return <span key={key}>{part}</span>;
            const address = part.slice(1, -1);
            return (
              <OutLink
                key={key}
                href={address}
                target="_blank"
                rel="noreferrer"
                className="rounded-tick text-accent underline underline-offset-2"
              >
                {part}
              </OutLink>
            );
          })}
        </code>
      </pre>
    </section>
  );
}

/** Indented where it is JSON, as it came where it is not. */
export function indented(text: string): string {
  try {
    return JSON.stringify(JSON.parse(text), null, 2);
  } catch {
    return text;
  }
}
