/** Why a file can't be used, as a sentence. */
export interface SheetFault {
  readonly fault: string;
}

/** Cells as text, row by row. */
export type Table = readonly (readonly string[])[];

export function isFault<T>(value: T | SheetFault): value is SheetFault {
  return typeof value === 'object' && value !== null && 'fault' in value;
}
