import { ChevronRight } from 'lucide-react';
import { StatusCode } from '../../../ui/status-code.tsx';
import type { OpenApi } from '../model/document.ts';
import type { Answer } from '../model/operations.ts';
import { type Property, propertiesOf } from '../model/properties.ts';
import { JsonView } from './json-view.tsx';
import { PropertyList } from './property-list.tsx';

/** One row for each status; the good answer is open. */
export function AnswerList({ document, answers }: { document: OpenApi; answers: readonly Answer[] }) {
  return answers.map((answer) => (
    <details key={answer.status} open={answer.status === '200'} className="group border-b border-hair">
      <summary className="pressable -mx-2 flex min-h-12 cursor-pointer list-none items-center gap-3 rounded-control px-2 py-1.5 sm:min-h-10 [&::-webkit-details-marker]:hidden">
        <ChevronRight
          aria-hidden="true"
          className="size-4 shrink-0 text-muted transition-transform group-open:rotate-90 rtl:-scale-x-100"
          strokeWidth={1.75}
        />
        <StatusCode status={Number(answer.status)} />
        <span className="min-w-0 text-body wrap-anywhere">{answer.description}</span>
      </summary>
      <AnswerFacts document={document} answer={answer} />
    </details>
  ));
}

/** Every key of an answer is there; "required" would only say so again and again. */
function given(properties: readonly Property[]): readonly Property[] {
  return properties.map((property) => ({ ...property, required: false, inner: given(property.inner) }));
}

function AnswerFacts({ document, answer }: { document: OpenApi; answer: Answer }) {
  const { schema, status } = answer;
  const properties = schema === null || Number(status) >= 400 ? [] : given(propertiesOf(document, schema));
  return (
    <div className="flex flex-col gap-3 pb-4 sm:ps-7">
      {answer.examples.map((example, index) => (
        <JsonView
          key={JSON.stringify(example)}
          label={`Example ${index + 1} of ${status}`}
          text={JSON.stringify(example, null, 2)}
        />
      ))}
      {properties.length > 0 && <PropertyList label={`Properties of the answer ${status}`} properties={properties} />}
      <dl className="grid grid-cols-1 gap-x-4 gap-y-0.5 text-caption sm:grid-cols-[auto_minmax(0,1fr)]">
        {answer.headers.map(({ name, text }) => (
          <div key={name} className="contents">
            <dt dir="ltr" className="font-mono text-start">
              {name}
            </dt>
            <dd className="mb-1 text-muted sm:mb-0">{text}</dd>
          </div>
        ))}
      </dl>
    </div>
  );
}
