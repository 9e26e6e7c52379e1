import { descriptions } from '../../../contract/api/descriptions.ts';
import type { JsonSchema } from './json-schema.ts';

/** Puts a sentence on each property that has none of its own. `place` is the operation or part the schema stands in. */
export function describe(schema: JsonSchema, place: string, direction: 'request' | 'answer'): void {
  for (const [name, property] of Object.entries(schema.properties ?? {})) {
    const places = direction === 'answer' ? [`${place}.answer.${name}`, `${place}.${name}`, `answer.${name}`] : [];
    const sentence = [...places, `${place}.${name}`, name].map((key) => descriptions[key]).find(Boolean);
    if (sentence !== undefined && property.description === undefined) property.description = sentence;
    describe(property, name, direction);
    if (property.items) describe(property.items, name, direction);
  }
}
