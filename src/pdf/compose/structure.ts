import type { Revision } from '../document/revision.ts';
import { writeDict } from '../document/syntax.ts';
import { numberText, textString } from '../document/values.ts';
import type { DrawCommand, Tag } from '../engine.ts';

interface Element {
  readonly num: number;
  readonly type: string;
  readonly parent: number;
  readonly alt: string | undefined;
  /** Elements below it, and marked content as it is written. */
  readonly kids: string[];
  box: string | undefined;
}

interface DrawnCommand {
  readonly content: string;
  readonly command: DrawCommand;
}

/** The logical structure of a paper (14.7, 14.8): elements made as the commands name them, content marked as theirs. */
export class Structure {
  readonly #revision: Revision;
  readonly #root: number;
  readonly #document: Element;
  readonly #elements = new Map<string, Element>();
  /** For each page the elements of its marked content, by number. */
  readonly #parents: string[] = [];

  constructor(revision: Revision) {
    this.#revision = revision;
    this.#root = revision.allocate();
    this.#document = this.#element('Document', this.#root, undefined);
    this.#elements.set('', this.#document);
  }

  /** Content of one page, in which every command is part of an element or marked as decoration. */
  page(page: number, height: number, drawn: readonly DrawnCommand[]): string {
    const owners: string[] = [];
    let open = '';
    let content = '';
    for (const one of drawn) {
      const { tag } = one.command;
      const path = tag?.path.join('/') ?? '-';
      if (path !== open) {
        if (content !== '') content += 'EMC\n';
        content += tag ? this.#begin(page, height, owners, tag, one.command) : '/Artifact BMC\n';
        open = path;
      }
      content += one.content;
    }
    this.#parents.push(`[${owners.join(' ')}]`);
    return content === '' ? '' : `${content}EMC\n`;
  }

  /** Writes the elements; answers what the catalog says of them. */
  catalogEntries(): [string, string][] {
    for (const element of this.#elements.values()) this.#write(element);
    const numbers = this.#parents.map((owners, index) => `${index} ${owners}`).join(' ');
    const parents = this.#revision.add(`<</Nums [${numbers}]>>`);
    this.#revision.set(
      this.#root,
      `<</Type /StructTreeRoot/K ${this.#document.num} 0 R/ParentTree ${parents} 0 R/ParentTreeNextKey ${this.#parents.length}>>`,
    );
    return [
      ['MarkInfo', '<</Marked true>>'],
      ['StructTreeRoot', `${this.#root} 0 R`],
    ];
  }

  #begin(page: number, height: number, owners: string[], tag: Tag, command: DrawCommand): string {
    const element = this.#at(tag);
    const number = owners.push(`${element.num} 0 R`) - 1;
    element.kids.push(`<</Type /MCR/Pg ${page} 0 R/MCID ${number}>>`);
    if (element.type === 'Figure') element.box ??= boxText(command, height);
    return `/${element.type} <</MCID ${number}>> BDC\n`;
  }

  #at({ path, alt }: Tag): Element {
    let above = this.#document;
    let key = '';
    for (const [index, step] of path.entries()) {
      key += `/${step}`;
      let element = this.#elements.get(key);
      if (!element) {
        const type = step.slice(0, step.indexOf('#') < 0 ? undefined : step.indexOf('#'));
        element = this.#element(type, above.num, index === path.length - 1 ? alt : undefined);
        above.kids.push(`${element.num} 0 R`);
        this.#elements.set(key, element);
      }
      above = element;
    }
    return above;
  }

  #element(type: string, parent: number, alt: string | undefined): Element {
    return { num: this.#revision.allocate(), type, parent, alt, kids: [], box: undefined };
  }

  #write({ num, type, parent, alt, kids, box }: Element): void {
    const dict = new Map([
      ['Type', '/StructElem'],
      ['S', `/${type}`],
      ['P', `${parent} 0 R`],
      ['K', `[${kids.join(' ')}]`],
    ]);
    if (alt !== undefined) dict.set('Alt', textString(alt));
    if (type === 'TH') dict.set('A', '<</O /Table/Scope /Column>>');
    if (box !== undefined) dict.set('A', `<</O /Layout/Placement /Block/BBox ${box}>>`);
    this.#revision.set(num, writeDict(dict));
  }
}

/** The box of a picture on its page, from the bottom left. */
function boxText(command: DrawCommand, height: number): string | undefined {
  const size = command.kind === 'qr' ? { w: command.size, h: command.size } : command.kind === 'image' ? command : null;
  if (!size || !('x' in command)) return undefined;
  const { x, y } = command;
  return `[${[x, height - y - size.h, x + size.w, height - y].map((side) => numberText(side)).join(' ')}]`;
}
