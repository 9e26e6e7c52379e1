import { z } from 'zod';
import { addressesChange, amountChange, change, flagChange, folderChange, textChange } from './changes.ts';
import { longestText, longestTitle, mostDays, penColors, readPenColors, webAddress } from './create-document.ts';
import { givenText } from './tolerant.ts';

/** Settings that a document and a template let change under the same keys. */
export const settingChanges = {
  note: textChange(longestText),
  description: textChange(longestText),
  folderId: folderChange(),
  send_in_order_strict: flagChange(),
  enableOTP: flagChange(),
  enableTour: flagChange(),
  redirect_url: change(z.string(), 'is-a-value', (value) => webAddress.safeParse(value).data),
  allow_modifications: flagChange(),
  auto_reminder: flagChange(),
  remind_once_in_every: amountChange(1, mostDays),
  notify_on_signatures: flagChange(),
  pen_colors: change(z.array(z.enum(penColors)), 'is-missing', (value) =>
    Array.isArray(value) ? readPenColors(value) : undefined,
  ),
  bcc: addressesChange(),
  cc: addressesChange(),
};

/** Body of `PUT document`: what is missing stays; a title can't be emptied, so that blank counts as missing. */
export const updateDocumentBody = z.object({
  name: givenText().pipe(z.string().max(longestTitle).optional()),
  title: givenText().pipe(z.string().max(longestTitle).optional()),
  ...settingChanges,
});
