import type { Language } from '../../domain/language/languages.ts';
import { around, fill, listText, plural } from '../../domain/language/texts.ts';
import type { RecipientType } from '../../domain/recipient/types.ts';
import type { English } from '../messages/types.ts';

export type Facts = Readonly<Record<string, string | number>>;

function minutes(seconds: number): number {
  return Math.max(1, Math.ceil(seconds / 60));
}

/** Texts before and after the work on a document, and of what can go wrong. */
export function stateWords(language: Language, m: English) {
  /** By a code of the server; `other` for one there is no sentence for. */
  const sentence =
    (texts: Readonly<Record<string, string>> & { readonly other: string }) => (code: string, facts: Facts) =>
      fill<string>(Object.hasOwn(texts, code) ? (texts[code] ?? texts.other) : texts.other, facts);
  return {
    decline: { ...m.decline, explain: (sender: string) => fill(m.decline.explain, { sender }) },
    changed: {
      ...m.changed,
      bySender: (names: string) => fill(m.changed.bySender, { names }),
      byYou: (names: string) => fill(m.changed.byYou, { names }),
    },
    disclosure: m.disclosure,
    done: {
      ...m.done,
      copyNow: (email: string) => around(m.done.copyNow, 'email', email),
      copyLater(email: string, people: readonly string[]) {
        const text = plural(language, m.done.copyLater, people.length, { email: '{email}', names: '{names}' });
        const [before, address, after] = around(text, 'email', email);
        const names = listText(language, people);
        return [before.replace('{names}', () => names), address, after.replace('{names}', () => names)] as const;
      },
      you: (type: RecipientType) => m.done.you[type],
      sentWith: (product: string) => fill(m.done.sentWith, { product }),
      redirect: (host: string, seconds: number) => fill(m.done.redirect, { host, seconds }),
    },
    gate: {
      ...m.gate,
      mailText: (sender: string, address: string) =>
        around(fill(m.gate.mailText, { sender, address: '{address}' }), 'address', address),
      mailSending: (sender: string, address: string) =>
        around(fill(m.gate.mailSending, { sender, address: '{address}' }), 'address', address),
      accessText: (sender: string) => fill(m.gate.accessText, { sender }),
      resendIn: (seconds: number) => fill(m.gate.resendIn, { seconds }),
      lost: (sender: string) => fill(m.gate.lost, { sender }),
      noCode: (sender: string) => fill(m.gate.noCode, { sender }),
      wrong: (left: number) => plural(language, m.gate.wrong, left, {}),
      locked: (seconds: number) => plural(language, m.gate.locked, minutes(seconds), {}),
    },
    states: {
      ...m.states,
      first: (names: readonly string[]) =>
        plural(language, m.states.first, names.length, { names: listText(language, names) }),
      firstText: (email: string) => around(m.states.firstText, 'email', email),
      expired: (day: string) => fill(m.states.expired, { day }),
      expiredText: (sender: string) => fill(m.states.expiredText, { sender }),
      declinedOther: (name: string) => fill(m.states.declinedOther, { name }),
      declinedText: (sender: string, day: string) => fill(m.states.declinedText, { sender, day }),
      changedMind: (sender: string) => fill(m.states.changedMind, { sender }),
      revokedText: (sender: string, day: string) => fill(m.states.revokedText, { sender, day }),
      unavailableText: (sender: string) => fill(m.states.unavailableText, { sender }),
    },
    visit: {
      ...m.visit,
      whoText: (owner: string) => fill(m.visit.whoText, { owner }),
      seen: (owner: string) => fill(m.visit.seen, { owner }),
      faults: {
        missing: { name: m.visit.nameMissing, email: m.visit.emailMissing, phone: '' },
        'too-long': m.visit.tooLong,
        'not-an-email': m.faults['not-an-email'],
        'not-a-phone': m.visit.notAPhone,
      },
      lockedForm: (seconds: number) => plural(language, m.visit.locked, minutes(seconds), {}),
      codeText: (address: string) => around(m.visit.codeText, 'address', address),
      captured: (owner: string) => fill(m.visit.captured, { owner }),
      tooSoon: (seconds: number) => fill(m.visit.tooSoon, { seconds }),
      notReadyText: (owner: string) => fill(m.visit.notReadyText, { owner }),
      fullText: (owner: string) => fill(m.visit.fullText, { owner }),
    },
    attach: {
      ...m.attach,
      rule: (files: number, megabytes: number, docx: boolean) =>
        plural(language, docx ? m.attach.ruleDocx : m.attach.rule, files, { megabytes }),
      count: (files: number) => plural(language, m.attach.count, files, {}),
      uploading: (name: string) => fill(m.attach.uploading, { name }),
      cancel: (name: string) => fill(m.attach.cancel, { name }),
      remove: (name: string) => fill(m.attach.remove, { name }),
      dismiss: (name: string) => fill(m.attach.dismiss, { name }),
      attached: (name: string) => fill(m.attach.attached, { name }),
      removed: (name: string) => fill(m.attach.removed, { name }),
      by: (person: string, pages: number) =>
        fill(m.attach.by, { person, pages: plural(language, m.strip.pages, pages, {}) }),
      fault: sentence(m.attach.faults),
    },
    sandbox: m.sandbox,
    noScript: m.noScript,
    consent: m.consent,
    fault: (code: keyof English['faults'], facts: Facts) => fill<string>(m.faults[code], facts),
    refusal: sentence({ ...m.refusals, 'document-changed': m.changed.look }),
  };
}
