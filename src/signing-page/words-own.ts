/** What a field is called in the middle of a sentence. */
function inSentence(label: string): string {
  return label.charAt(0).toLocaleLowerCase() + label.slice(1);
}

/** Texts around fields that the reader adds. */
export const ownWords = {
  strip: 'Your document to sign',
  begin: 'Add what belongs on the pages: your signature, a date, a text.',
  add: 'Add a field',
  close: 'Close',
  tap: (label: string) => `Tap the page where the ${inSentence(label)} goes.`,
  tapMove: (label: string) => `Tap the page where the ${inSentence(label)} goes instead.`,
  here: 'Place it here',
  signatureHere: 'Place signature here',
  addSignature: 'Add your signature',
  cancel: 'Cancel',
  full: (most: number) => `${most} fields is the most you can add.`,
  move: 'Move',
  smaller: 'Smaller',
  larger: 'Larger',
  remove: 'Remove',
  tools: 'Place and size',
  keys: 'Arrow keys move it, with Alt they change its size. Delete removes it.',
  placed: (label: string, page: number, across: number, down: number) =>
    `${label}, page ${page}, ${across} % across, ${down} % down`,
  removed: (label: string) => `${label} removed`,
  checkbox: 'Checkbox',
} satisfies Record<string, string | ((...facts: never) => string)>;
