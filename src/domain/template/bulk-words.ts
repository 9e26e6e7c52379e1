export type BulkProblemCode =
  | 'missing'
  | 'bad-address'
  | 'same-address'
  | 'formula'
  | 'too-long'
  | 'not-a-date'
  | 'not-accepted'
  /** While it was being made: */
  | 'no-credits'
  | 'quota-documents'
  | 'quota-storage'
  | 'account-suspended'
  | 'needs-plan'
  | 'stopped'
  | 'fault';

export interface BulkProblem {
  /** 1-based, without the row of headers. */
  readonly row: number;
  readonly code: BulkProblemCode;
  /** Header of the column; "" where it is about the row. */
  readonly column: string;
  /** As it stands in the cell, perhaps cut off. */
  readonly value: string;
}

const MOST_SHOWN = 60;

/** The sentence about one row. */
export function bulkProblemText({ code, column, value }: Omit<BulkProblem, 'row'>): string {
  const shown = value.length > MOST_SHOWN ? `${value.slice(0, MOST_SHOWN)}…` : value;
  switch (code) {
    case 'missing':
      return `${column} is empty.`;
    case 'bad-address':
      return `“${shown}” in ${column} is not an email address.`;
    case 'same-address':
      return `${shown} stands in two roles.`;
    case 'formula':
      return `“${shown}” in ${column} looks like a formula. Write its value.`;
    case 'too-long':
      return `${column} is too long.`;
    case 'not-a-date':
      return `“${shown}” in ${column} is not a date. Write DD-MM-YYYY.`;
    case 'not-accepted':
      return column === '' ? 'The template does not take this row.' : `${column} does not take “${shown}”.`;
    case 'no-credits':
      return 'No credits were left.';
    case 'quota-documents':
      return 'The sandbox takes no more documents today.';
    case 'quota-storage':
      return 'The sandbox keeps no more files.';
    case 'account-suspended':
      return 'The account was suspended.';
    case 'needs-plan':
      return 'The plan no longer includes this.';
    case 'stopped':
      return 'Stopped before its turn.';
    case 'fault':
      return 'Something went wrong on the server.';
  }
}

/** How many documents one run may make: each role of each is a person who gets mail. */
export function mostRows(peoplePerRun: number, roles: number): number {
  return Math.max(1, Math.floor(peoplePerRun / Math.max(1, roles)));
}
