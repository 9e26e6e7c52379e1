/**
 * Goes on once a mutation has succeeded, also when what started it has left the page by then (its row is gone, its
 * button gave way to the result); callbacks given to `mutate` would be lost. A failure shows by the mutation's own state.
 */
export function whenDone<Answer>(work: Promise<Answer>, goOn: (answer: Answer) => void): void {
  work.then(goOn, () => undefined);
}
