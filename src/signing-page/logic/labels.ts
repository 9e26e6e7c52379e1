import type { Widget } from '../../domain/widget/types.ts';
import { words } from '../words.ts';

const machineName =
  /^(added-\d+-)?(signature|initials|stamp|image|name|email|company|job[ _-]?title|text(box|field)?|number|date|checkbox|radio([ _-]?button)?|dropdown|cells|attachments)?[ _-]*\d*$/i;

/** What a field is called on screen: the sender's own name for it, or the kind where the name is made by a machine. */
export function labelOf(widget: Pick<Widget, 'type' | 'options'>): string {
  const name = widget.options.name.trim();
  return name === '' || machineName.test(name) ? words.fieldNames[widget.type] : name;
}

/** First letters of first and last word: "Mia Torres" is "MT". */
export function initialsOf(name: string): string {
  const parts = name.trim().split(/\s+/).filter(Boolean);
  const picked = parts.length > 1 ? [parts[0], parts.at(-1)] : parts;
  return picked
    .map((part) => [...(part ?? '')][0] ?? '')
    .join('')
    .toLocaleUpperCase();
}

/** The part of a name people use to speak of somebody. */
export function firstName(name: string): string {
  return name.trim().split(/\s+/)[0] ?? name;
}
