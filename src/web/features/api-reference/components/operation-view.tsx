import { type ReactNode, useEffect, useRef, useState } from 'react';
import { CopyButton } from '../../../ui/copy-box.tsx';
import { Tabs } from '../../../ui/tabs.tsx';
import { curlOf } from '../model/curl.ts';
import type { OpenApi } from '../model/document.ts';
import type { Operation } from '../model/operations.ts';
import { firstInputs, type Inputs } from '../model/request.ts';
import { MethodWord } from './method-word.tsx';
import { OperationFacts } from './operation-facts.tsx';
import { TryIt } from './try-it.tsx';

export type ReferenceTab = 'describe' | 'try';

interface OperationViewProps {
  document: OpenApi;
  operation: Operation;
  /** Of the sandbox, with the version. */
  baseUrl: string;
  token: string | null;
  /** Where the token is pasted, made or forgotten. */
  tokenPart: ReactNode;
  tab: ReferenceTab;
  onTab: (tab: ReferenceTab) => void;
}

/** One operation: what it takes and answers, and a form to try it. What is typed stays while one looks at either. */
export function OperationView({ document, operation, baseUrl, token, tokenPart, tab, onTab }: OperationViewProps) {
  const [inputs, setInputs] = useState<Inputs>(() => firstInputs(operation));
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => {
    // On phones the list that was tapped is gone: reading goes on here.
    if (window.matchMedia('(max-width: 63.99rem)').matches) heading.current?.focus({ preventScroll: true });
  }, []);
  return (
    <article aria-labelledby="operation">
      <h2 id="operation" ref={heading} tabIndex={-1} className="text-section font-semibold outline-none">
        {operation.summary}
      </h2>
      <p className="mt-1 mb-2 flex flex-wrap items-center gap-x-2">
        <MethodWord method={operation.method} />
        <code dir="ltr" className="min-w-0 font-mono text-caption wrap-anywhere">
          {operation.path}
        </code>
        <CopyButton text={`${baseUrl}${operation.path}`} label="Copy the address" />
      </p>
      <Tabs
        label="Operation"
        value={tab}
        onChange={onTab}
        tabs={[
          {
            value: 'describe',
            label: 'Describe',
            content: (
              <OperationFacts document={document} operation={operation} curl={curlOf(operation, baseUrl, inputs)} />
            ),
          },
          {
            value: 'try',
            label: 'Try it',
            content: (
              <div className="pt-4">
                {tokenPart}
                {token !== null && (
                  <TryIt operation={operation} baseUrl={baseUrl} token={token} inputs={inputs} onInputs={setInputs} />
                )}
              </div>
            ),
          },
        ]}
      />
    </article>
  );
}
