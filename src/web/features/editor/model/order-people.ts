import { inTurns } from '../../../../domain/recipient/turns.ts';
import type { EditorContent, EditorPerson } from './types.ts';

/** To a place of the list: between two who sign together it joins them, anywhere else it has a turn of its own. */
export function withPersonAt(content: EditorContent, id: string, to: number): EditorContent {
  const from = content.people.findIndex((person) => person.id === id);
  const person = content.people[from];
  const others = content.people.filter((each) => each.id !== id);
  const target = Math.min(Math.max(0, to), others.length);
  if (person === undefined || target === from) return content;
  const [before, after] = [others[target - 1], others[target]];
  const joins = before !== undefined && before.turn === after?.turn;
  const turn = joins ? before.turn : before === undefined ? 0 : before.turn + 0.5;
  others.splice(target, 0, { ...person, turn });
  return { ...content, people: inTurns(others) };
}

/** Together with those who have that number; a number that nobody has is a turn of its own there. */
export function withTurn(content: EditorContent, id: string, turn: number): EditorContent {
  const person = content.people.find((each) => each.id === id);
  if (person === undefined || person.turn === turn) return content;
  return settled(content, id, turn);
}

/** One step up (-1) or down (1): out of those who sign together, past one who signs alone, or in among several. */
export function withStep(content: EditorContent, id: string, by: -1 | 1): EditorContent {
  const person = content.people.find((each) => each.id === id);
  if (person === undefined) return content;
  const sharing = (turn: number) => content.people.filter((each) => each.turn === turn).length;
  if (sharing(person.turn) > 1) return settled(content, id, person.turn + by / 2);
  const next = person.turn + by;
  if (sharing(next) === 0) return content;
  return settled(content, id, sharing(next) > 1 ? next : next + by / 2);
}

/** Who signs at the same time as this person, in order. */
export function sharers(content: EditorContent, person: EditorPerson): EditorPerson[] {
  if (!content.settings.sendInOrder) return [];
  return content.people.filter((each) => each.id !== person.id && each.turn === person.turn);
}

function settled(content: EditorContent, id: string, turn: number): EditorContent {
  const people = content.people.map((person) => (person.id === id ? { ...person, turn } : person));
  return { ...content, people: inTurns(people) };
}
