import type { Language } from '../language/languages.ts';
import type { RecipientType } from '../recipient/types.ts';
import { type Refusal, refuse } from '../refusal.ts';
import { foldRole } from './roles.ts';
import type { TemplateRole } from './types.ts';

/** Somebody who takes a role. What is "" or undefined is left to what the template says. */
export interface TemplatePerson {
  readonly role: string;
  readonly type: RecipientType | undefined;
  /** Lower case. */
  readonly email: string;
  readonly name: string;
  readonly phone: string;
  readonly company: string;
  readonly jobTitle: string;
  readonly language?: Language | null | undefined;
  readonly accessCode: string | null;
  /** Changes of the role's widgets, as sent: see `overrideWidgets`. */
  readonly overrides: readonly unknown[];
}

/** A role together with the person who takes it; undefined: the one whom the template names. */
export interface TakenRole {
  readonly role: TemplateRole;
  readonly person: TemplatePerson | undefined;
}

export type JoinFault =
  /** Nobody, or nobody with an address, takes it, and the template names nobody; detail: role. */
  | 'role-without-person'
  | 'person-without-email'
  /** detail: role. */
  | 'unknown-role';

/**
 * Joins people to roles by the label, exactly first, then in any letter case. One left over takes the placeholder left
 * over, if there is one of each. Answers in the template's order.
 */
export function joinPeople(
  roles: readonly TemplateRole[],
  people: readonly TemplatePerson[],
): TakenRole[] | Refusal<JoinFault> {
  const taken = new Map<TemplateRole, TemplatePerson>();
  const free = () => roles.filter((role) => !taken.has(role));
  let waiting = [...people];
  for (const same of [(a: string, b: string) => a === b, (a: string, b: string) => foldRole(a) === foldRole(b)]) {
    waiting = waiting.filter((person) => {
      const role = person.role === '' ? undefined : free().find((one) => same(one.role, person.role));
      if (role) taken.set(role, person);
      return role === undefined;
    });
  }
  const placeholders = free().filter((role) => role.email === '');
  const [lastPerson, ...others] = waiting;
  const [lastPlace] = placeholders;
  if (lastPerson && (others.length > 0 || placeholders.length !== 1 || lastPlace === undefined)) {
    return refuse('unknown-role', { role: lastPerson.role });
  }
  if (lastPerson && lastPlace) taken.set(lastPlace, lastPerson);

  for (const role of roles) {
    if (role.email !== '' || taken.get(role)?.email) continue;
    return taken.has(role) ? refuse('person-without-email') : refuse('role-without-person', { role: role.role });
  }
  return roles.map((role) => ({ role, person: taken.get(role) }));
}

/** Who takes the role in the end. What the template knows of its own person is not passed on to another one. */
export function personOf({ role, person }: TakenRole): Omit<TemplateRole, 'widgets'> {
  const { accessCodeHash } = role;
  if (person === undefined) return { ...withoutWidgets(role), name: role.name || role.email };
  const email = person.email || role.email;
  const known = email === role.email ? role : { name: '', phone: '', company: '', jobTitle: '', language: undefined };
  return {
    role: role.role,
    type: person.type ?? role.type,
    email,
    name: person.name || known.name || email,
    phone: person.phone || known.phone,
    company: person.company || known.company,
    jobTitle: person.jobTitle || known.jobTitle,
    accessCodeHash,
    ...languagePart(person.language ?? known.language),
    ...(role.turn === undefined ? {} : { turn: role.turn }),
  };
}

function languagePart(language: Language | null | undefined): { readonly language?: Language } {
  return !language ? {} : { language };
}

function withoutWidgets({ widgets: _widgets, ...role }: TemplateRole): Omit<TemplateRole, 'widgets'> {
  return role;
}
