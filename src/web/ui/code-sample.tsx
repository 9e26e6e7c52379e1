import { Tabs as Radix } from 'radix-ui';
import { Fragment, useState } from 'react';
import { CopyButton } from './copy-box.tsx';

export interface Sample {
  language: string;
  code: string;
}

/** Strings green, the command or keyword that opens a line in the accent; no more than a glance needs. */
function Colored({ code }: { code: string }) {
  const parts = code.split(/("(?:[^"\\\n]|\\.)*"|'[^'\n]*'|^curl\b|\b(?:const|await|import|from)\b)/gm);
  return parts.map((part, index) => {
    const key = `${index}-${part.length}`;
    if (/^["']/.test(part)) {
      return (
        <span key={key} className="text-success">
          {part}
        </span>
      );
    }
    if (/^(curl|const|await|import|from)$/.test(part)) {
      return (
        <span key={key} className="text-accent">
          {part}
        </span>
      );
    }
    return <Fragment key={key}>{part}</Fragment>;
  });
}

/** The same call in several languages, each copied whole. */
export function CodeSample({ samples, label }: { samples: readonly Sample[]; label: string }) {
  const [language, setLanguage] = useState(samples[0]?.language ?? '');
  const chosen = samples.find((sample) => sample.language === language) ?? samples[0];
  return (
    <Radix.Root
      value={language}
      onValueChange={setLanguage}
      className="overflow-hidden rounded-control border border-line bg-code"
    >
      <div className="flex items-center justify-between border-b border-line ps-3 pe-1">
        <Radix.List aria-label={label} className="flex gap-4">
          {samples.map((sample) => (
            <Radix.Trigger
              key={sample.language}
              value={sample.language}
              className="-mb-px h-11 cursor-pointer border-b-2 border-transparent text-caption font-medium text-muted focus-visible:outline-offset-[-3px] data-[state=active]:border-accent data-[state=active]:text-text sm:h-9"
            >
              {sample.language}
            </Radix.Trigger>
          ))}
        </Radix.List>
        {chosen !== undefined && <CopyButton text={chosen.code} label={`Copy the ${chosen.language} example`} />}
      </div>
      {samples.map((sample) => (
        <Radix.Content key={sample.language} value={sample.language}>
          <pre className="p-3 font-mono text-caption leading-[1.125rem] break-all whitespace-pre-wrap text-text">
            <code>
              <Colored code={sample.code} />
            </code>
          </pre>
        </Radix.Content>
      ))}
    </Radix.Root>
  );
}
