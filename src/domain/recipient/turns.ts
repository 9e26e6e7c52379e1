/** Those who share a number act together, whoever has a higher one after them. */
interface Numbered {
  readonly turn: number;
}

/** Sorted by number, as listed among equals, with the numbers counted anew from 1. */
export function inTurns<P extends Numbered>(people: readonly P[]): P[] {
  const sorted = [...people].sort((a, b) => a.turn - b.turn);
  let turn = 0;
  let last: number | undefined;
  return sorted.map((person) => {
    if (person.turn !== last) turn += 1;
    last = person.turn;
    return person.turn === turn ? person : { ...person, turn };
  });
}
