/** Texts of the API's errors. Clients compare them, so they never change. */
export const apiTexts = {
  invalidToken: 'Invalid API Token!',
  notFound: 'Not found',
  generic: 'Something went wrong, please try again later!',
  missingParameters: 'Please provide all required parameters.',
  alreadySigned: 'The file is signed already. Send flatten_signed as true to go on with a copy without its signatures.',
  flattenSigned: 'Send flatten_signed as true to go on with a copy without its signatures.',
  noCredits: 'Insufficient credits! Please purchase credits to continue.',
  unknownUser: 'User not found!',
  unknownSubscription: 'Subscription not found!',
  unknownDocument: 'Document not found!',
  unknownTemplate: 'Template not found!',
  setupTemplate: 'Please setup template properly!',
  unknownReport: 'Report not available!',
  resendRefused: 'Something went wrong.',
  resendUnknown: 'document not found or user not found.',
  keyForOtherBody: 'This Idempotency-Key was used for another request.',
  keyInFlight: 'The first request with this Idempotency-Key is still at work.',
  keyAnswerLost:
    'The first request with this Idempotency-Key was carried out, but its answer was lost. Look for its result.',
  webhookExists: 'Webhook url already exists!',
  contactExists: 'Contact already exists!',
  unknownContact: 'Contact not found!',
  unknownFolder: 'folder not found.',
  folderNotEmpty: 'folder is not empty, contains document or folder.',
  noValidField: 'Please provide valid field names!',
} as const;

export const apiMessages = {
  documentSent: 'Document sent successfully!',
  templateCreated: 'Template created successfully!',
  publicTemplateCreated: 'Public template created successfully!',
  mailSent: 'mail sent successfully.',
  webhookSaved: 'Webhook updated successfully!',
  webhookDeleted: 'Webhook deleted successfully!',
  contactUpdated: 'Contact updated successfully',
} as const;

/** The sentence of a file above the limit; `limitMb` is in units of 1024 x 1024 bytes. */
export function fileTooLargeText(limitMb: number): string {
  return `File too large. Max allowed file size is ${limitMb} MB`;
}

/** A token's budget of the minute is used up. */
export function tooManyCallsText(seconds: number): string {
  return `Too many requests. Try again in ${seconds} s.`;
}

/** It names the token, so that clients don't take this for an answer to a good one. */
export function tooManyTokensText(seconds: number): string {
  return `Invalid API Token! Too many invalid ones came from this address. Try again in ${seconds} s.`;
}

/** Where the caller's plan lacks what the call is for; `plans` are names, cheapest first. */
export function planNeededText(plans: readonly string[]): string {
  return `This call needs one of these plans: ${plans.join(', ')}.`;
}
