import { CodeSample } from '../../../ui/code-sample.tsx';
import { SectionHead } from '../../../ui/section-head.tsx';
import type { OpenApi } from '../model/document.ts';
import type { Operation } from '../model/operations.ts';
import { propertiesOf, typeOf } from '../model/properties.ts';
import { AnswerList } from './answer-list.tsx';
import { PropertyList } from './property-list.tsx';

interface OperationFactsProps {
  document: OpenApi;
  operation: Operation;
  curl: string;
}

const kinds = [
  { where: 'path', title: 'In the path' },
  { where: 'query', title: 'In the query' },
  { where: 'header', title: 'Headers' },
] as const;

/** What goes in, as an example and piece by piece, and what comes out. */
export function OperationFacts({ document, operation, curl }: OperationFactsProps) {
  const properties = operation.body === null ? [] : propertiesOf(document, operation.body.schema);
  return (
    <div className="flex flex-col gap-8 pt-4">
      <section>
        <CodeSample samples={[{ language: 'curl', code: curl }]} label="Example request" />
      </section>
      {kinds.map(({ where, title }) => {
        const found = operation.parameters.filter((parameter) => parameter.in === where);
        if (found.length === 0) return null;
        const rows = found.map(({ name, required, description = '', schema }) => ({
          name,
          type: typeOf(document, schema),
          required,
          text: description,
          fallback: schema.default === undefined ? null : JSON.stringify(schema.default),
          choices: (schema.enum ?? []).map(String),
          inner: [],
        }));
        return (
          <section key={where}>
            <SectionHead title={title} />
            <PropertyList label={title} properties={rows} />
          </section>
        );
      })}
      {properties.length > 0 && (
        <section>
          <SectionHead title="Body" />
          <p className="mt-2 text-body text-muted">
            JSON{operation.body?.takesFile === true && ', or a form with the PDF as it is in place of base64'}. Unknown
            properties are ignored.
          </p>
          <PropertyList label="Body" properties={properties} />
        </section>
      )}
      <section>
        <SectionHead title="Answers" />
        <AnswerList document={document} answers={operation.answers} />
      </section>
    </div>
  );
}
