/** The numbers 1 to `count`. */
export function range(count: number): readonly number[] {
  return Array.from({ length: count }, (_, at) => at + 1);
}
