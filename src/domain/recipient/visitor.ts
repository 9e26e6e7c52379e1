import { isMailAddress } from './address.ts';

/** What a visitor of a public template says about themselves. */
export interface Visitor {
  readonly name: string;
  readonly email: string;
  /** "" for none. */
  readonly phone: string;
}

export type VisitorFault = 'missing' | 'too-long' | 'not-an-email' | 'not-a-phone';
export type VisitorFaults = { readonly [Key in keyof Visitor]?: VisitorFault };

const NAME_LENGTH = 100;
const PHONE_LENGTH = 40;

/** As it is stored: trimmed, the address in lower case. */
export function tidyVisitor(typed: Visitor): Visitor {
  return {
    name: typed.name.replace(/[\s\p{Cc}]+/gu, ' ').trim(),
    email: typed.email.trim().toLowerCase(),
    phone: typed.phone.trim(),
  };
}

/** What is wrong with a tidied visitor, by field; empty when nothing is. */
export function visitorFaults({ name, email, phone }: Visitor): VisitorFaults {
  const nameFault = name === '' ? 'missing' : name.length > NAME_LENGTH ? 'too-long' : undefined;
  const emailFault =
    email === '' ? 'missing' : isMailAddress(email) && !/\p{Cc}/u.test(email) ? undefined : 'not-an-email';
  const phoneFault = phone === '' || isPhone(phone) ? undefined : 'not-a-phone';
  return {
    ...(nameFault && { name: nameFault }),
    ...(emailFault && { email: emailFault }),
    ...(phoneFault && { phone: phoneFault }),
  };
}

function isPhone(phone: string): boolean {
  return phone.length <= PHONE_LENGTH && /^\+?[\d\s().\-/]+$/.test(phone) && /\d/.test(phone);
}
