import { z } from 'zod';
import { isMailAddress } from '../../domain/recipient/address.ts';
import { objectId, time } from './answers.ts';
import { textChange } from './changes.ts';
import { givenText, text } from './tolerant.ts';

const short = z.string().max(500);

const address = givenText()
  .transform((email) => email?.toLowerCase())
  .refine((email) => email === undefined || isMailAddress(email));

function detail() {
  return text()
    .transform((value) => value.trim())
    .pipe(short);
}

/** Body of `createcontact`; what is required is optional here, its absence has a text of its own. */
export const createContactBody = z
  .object({
    name: givenText().pipe(short.optional()),
    email: address,
    phone: detail(),
    company: detail(),
    job_title: detail(),
  })
  .meta({ required: ['name', 'email'] });

/** Body of `PUT contact`: what is missing stays; name and address can't be emptied, so that blank counts as missing. */
export const changeContactBody = z.object({
  name: givenText().pipe(short.optional()),
  email: address,
  phone: textChange(500),
  company: textChange(500),
  job_title: textChange(500),
});

export const contactAnswer = z.strictObject({
  objectId,
  name: z.string(),
  email: z.string(),
  phone: z.string(),
  company: z.string().optional(),
  job_title: z.string().optional(),
  createdAt: time,
  updatedAt: time,
});
export type ContactAnswer = z.infer<typeof contactAnswer>;

export const contactListAnswer = z.strictObject({ result: z.array(contactAnswer) });

export const contactUpdatedAnswer = z.strictObject({ objectId, message: z.string() });
export type ContactUpdatedAnswer = z.infer<typeof contactUpdatedAnswer>;
