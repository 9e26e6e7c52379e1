/** A sentence whose `code` is set as code. */
export function Marked({ text }: { text: string }) {
  return text.split('`').map((part, index) => {
    const key = `${index}-${part}`;
    if (index % 2 === 0) return <span key={key}>{part}</span>;
    return (
      <code key={key} dir="ltr" className="rounded-tick bg-hover px-1 font-mono text-caption text-text">
        {part}
      </code>
    );
  });
}
