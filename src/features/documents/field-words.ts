import type { WidgetType } from '../../domain/widget/types.ts';
import type { FormField } from '../../pdf/index.ts';

/** What a label asks for, in the languages of the product that write their forms with lines; first match counts. */
const kinds: readonly (readonly [WidgetType, RegExp])[] = [
  ['initials', /\b(initials?|paraphe|kürzel|iniciales|iniziali|rubrica)\b/i],
  ['signature', /\b(sign(ature|ed|atory|ed by)?|sign here|unterschrift|firma|assinatura|gezeichnet|by|x)\b\s*:?\s*$/i],
  ['date', /\b(date|dated|datum|fecha|data|den)\b/i],
  ['email', /\b(e-?mail|courriel|correo)\b/i],
  ['job title', /\b(title|position|titel|funktion|fonction|cargo|titolo)\b/i],
  ['company', /\b(company|organi[sz]ation|firma von|unternehmen|société|empresa|società)\b/i],
  ['name', /\b(name|printed|nom|nombre|nome)\b/i],
];

/** The last words before a line say what belongs on it: "by Mr. Smith, date:" asks for a date. */
export function kindOf(label: string): WidgetType | undefined {
  const words =
    label
      .trim()
      .split(/\s{2,}|[.;,]\s/)
      .at(-1) ?? '';
  return kinds.find(([, pattern]) => pattern.test(words))?.[0];
}

/** What a field of a form becomes, by its kind and, for texts, its name. */
export function formType({ kind, name, dateFormat }: FormField): WidgetType {
  switch (kind) {
    case 'signature':
      return 'signature';
    case 'checkbox':
      return 'checkbox';
    case 'radio':
      return 'radio button';
    case 'choice':
      return 'dropdown';
    case 'text':
      if (dateFormat !== undefined) return 'date';
      return kindOf(name.replace(/[._-]+/g, ' ').replace(/([a-z])([A-Z])/g, '$1 $2')) ?? 'textbox';
  }
}
