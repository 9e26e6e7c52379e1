import { type Language, localeOf } from '../../domain/language/languages.ts';
import { fill, listText, plural } from '../../domain/language/texts.ts';
import type { RecipientType } from '../../domain/recipient/types.ts';
import type { WidgetType } from '../../domain/widget/types.ts';
import type { English } from '../messages/types.ts';

/** `later` and the like: a viewer never acts. */
function acting(type: RecipientType): 'signer' | 'approver' {
  return type === 'approver' ? 'approver' : 'signer';
}

/** Texts of the page on which a document is worked on. */
export function pageWords(language: Language, m: English) {
  const locale = localeOf(language);
  const percent = new Intl.NumberFormat(locale, { style: 'percent' });
  return {
    locale,
    list: (names: readonly string[]) => listText(language, names),
    fieldNames: m.fieldNames,
    of: (done: number, all: number) => fill(m.of, { done, all }),
    page: (page: number, pages: number) => fill(m.page, { page, pages }),
    head: { ...m.head, percent: (value: number) => percent.format(value / 100) },
    menu: { ...m.menu, writeTo: (name: string) => fill(m.menu.writeTo, { name }) },
    strip: {
      more: m.strip.more,
      less: m.strip.less,
      asks: (sender: string, type: RecipientType) => fill(m.strip.asks[type], { sender }),
      pages: (count: number) => plural(language, m.strip.pages, count, {}),
      /** How much there is to read and to fill in. */
      facts(fields: number, count: number): string {
        const pages = plural(language, m.strip.pages, count, {});
        return fields === 0
          ? fill(m.strip.factsPages, { pages })
          : fill(m.strip.facts, { fields: plural(language, m.strip.fields, fields, {}), pages });
      },
      ends: (day: string) => fill(m.strip.ends, { day }),
      quoted: (note: string) => fill(m.strip.quoted, { note }),
    },
    foot: {
      ...m.foot,
      finish: (type: RecipientType) => m.foot.finish[type],
      toFill: (count: number) => plural(language, m.foot.toFill, count, {}),
      toMend: (count: number) => plural(language, m.foot.toMend, count, {}),
      waiting: (first: string, email: string) => fill(m.foot.waiting, { first, email }),
    },
    field: {
      ...m.field,
      yours: (label: string, page: number) => fill(m.field.yours, { label, page }),
      told: (page: number, filled: boolean) => fill(filled ? m.field.filled : m.field.toDo, { page }),
      signsHere: (name: string) => fill(m.field.signsHere, { name }),
      signsAfter: (name: string) => fill(m.field.signsAfter, { name }),
    },
    sheet: {
      ...m.sheet,
      dateHint: (format: string) => fill(m.sheet.dateHint, { format }),
      from: (day: string) => fill(m.sheet.from, { day }),
      until: (day: string) => fill(m.sheet.until, { day }),
      atLeast: (limit: number) => fill(m.sheet.atLeast, { limit }),
      atMost: (limit: number) => fill(m.sheet.atMost, { limit }),
      cells: (count: number) => plural(language, m.sheet.cells, count, {}),
      decimals: (count: number) => (count === 0 ? m.sheet.wholeNumber : plural(language, m.sheet.decimals, count, {})),
    },
    signature: {
      ...m.signature,
      title: (type: WidgetType) =>
        m.signature.titles[type === 'initials' || type === 'stamp' || type === 'image' ? type : 'signature'],
      faceOption: (face: string) => fill(m.signature.faceOption, { face }),
    },
    text: {
      ...m.text,
      fields: (count: number) => plural(language, m.text.fields, count, {}),
      add: (label: string) => fill(m.text.add, { label }),
      change: (label: string) => fill(m.text.change, { label }),
    },
    people: {
      title: m.people.title,
      reads: m.people.reads,
      you: (name: string) => fill(m.people.you, { name }),
      now: (type: RecipientType) => m.people.now[type],
      later: (type: RecipientType) => m.people.later[acting(type)],
      current: (type: RecipientType) => m.people.current[acting(type)],
      before: (type: RecipientType) => m.people.before[acting(type)],
      acted: (type: RecipientType) => m.people.acted[acting(type)],
      youAfter: (names: string) => fill(m.people.youAfter, { names }),
    },
    own: {
      ...m.own,
      tap: (label: string) => fill(m.own.tap, { label }),
      tapMove: (label: string) => fill(m.own.tapMove, { label }),
      full: (most: number) => plural(language, m.own.full, most, {}),
      placed: (label: string, page: number, across: number, down: number) =>
        fill(m.own.placed, { label, page, across, down }),
      removed: (label: string) => fill(m.own.removed, { label }),
    },
  };
}
