/** Text of a machine, scrolling in its own box. */
export function CodeBlock({ title, text }: { title: string; text: string }) {
  return (
    <div>
      <p className="mb-1 text-caption font-medium text-muted">{title}</p>
      <pre
        // biome-ignore lint/a11y/noNoninteractiveTabindex: a scrolling box must be reachable by keyboard.
        tabIndex={0}
        className="max-h-64 overflow-auto rounded-control border border-line bg-code p-3 font-mono text-caption break-all whitespace-pre-wrap"
      >
        {text}
      </pre>
    </div>
  );
}
