import { newPdf } from '../document/new-pdf.ts';
import { writeDict } from '../document/syntax.ts';
import { numberText, textString } from '../document/values.ts';
import type { DrawCommand, Paper } from '../engine.ts';
import { Ink, mergeResources } from '../ink/ink.ts';
import { type Picture, Pictures, pictureStroke } from '../ink/pictures.ts';
import { measureWith, setLine } from '../ink/set-line.ts';
import type { Stroke } from '../ink/stroke.ts';
import { addMetadata } from './metadata.ts';
import { shapeStroke } from './shapes.ts';
import { Structure } from './structure.ts';

/** Draws a new PDF. Texts keep their order and extract as given; every font is embedded. Throws `PdfError` for a picture that is none. */
export async function compose(paper: Paper): Promise<Uint8Array> {
  const ink = new Ink();
  const pictures = new Pictures();
  const runsOf: Run[][] = [];
  for (const page of paper.pages) {
    const runs: Run[] = [];
    for (const command of page.commands) {
      const picture = command.kind === 'image' ? await pictures.get(command.bytes) : null;
      for (const stroke of strokesOf(command, picture))
        runs.push({ run: ink.run(page.width, page.height, stroke), command });
    }
    runsOf.push(runs);
  }

  const revision = newPdf();
  const inked = ink.place(revision);
  const tree = revision.allocate();
  const structure = paper.pages.some(({ commands }) => commands.some(({ tag }) => tag))
    ? new Structure(revision)
    : null;
  const kids = paper.pages.map((page, index) => {
    const drawn = (runsOf[index] ?? []).flatMap(({ run, command }) => {
      const one = inked[run];
      return one ? [{ ...one, command }] : [];
    });
    const num = revision.allocate();
    const content = structure ? structure.page(num, page.height, drawn) : drawn.map((run) => run.content).join('');
    const contents = revision.addStream(new Map(), Buffer.from(content, 'latin1'));
    const size = `[0 0 ${numberText(page.width)} ${numberText(page.height)}]`;
    const tagged = structure ? `/StructParents ${index}/Tabs /S` : '';
    revision.set(
      num,
      `<</Type /Page/Parent ${tree} 0 R/MediaBox ${size}/Resources ${mergeResources(drawn)}/Contents ${contents} 0 R${tagged}>>`,
    );
    return num;
  });
  revision.set(tree, `<</Type /Pages/Count ${kids.length}/Kids [${kids.map((kid) => `${kid} 0 R`).join(' ')}]>>`);
  const info = revision.add(writeDict(new Map([['Title', textString(paper.title)]])));
  const root = revision.add(
    writeDict(
      new Map([
        ['Type', '/Catalog'],
        ['Pages', `${tree} 0 R`],
        ['Lang', textString(paper.language)],
        ['ViewerPreferences', '<</DisplayDocTitle true>>'],
        ...(structure ? structure.catalogEntries() : []),
        ['Metadata', `${addMetadata(revision, paper, structure !== null)} 0 R`],
      ]),
    ),
  );
  revision.root(root, info);
  return Buffer.concat([revision.header, revision.finish().tail]);
}

interface Run {
  readonly run: number;
  readonly command: DrawCommand;
}

function strokesOf(command: DrawCommand, picture: Picture | null): Stroke[] {
  if (command.kind === 'text') return textStrokes(command);
  if (command.kind === 'image') return picture ? [pictureStroke(command, picture)] : [];
  return [shapeStroke(command)];
}

function textStrokes(command: Extract<DrawCommand, { readonly kind: 'text' }>): Stroke[] {
  const face = command.face ?? 'text';
  const weight = command.weight ?? 400;
  const width = measureWith(face, weight)(command.text, command.size);
  return setLine({
    text: command.text,
    size:
      command.maxWidth !== undefined && width > command.maxWidth
        ? (command.size * command.maxWidth) / width
        : command.size,
    face,
    weight,
    color: command.color ?? '#000000',
    // x is the left end of start-aligned text in every script: a paper's columns do not move with the language of a name.
    align: command.align === 'center' ? 'center' : command.align === 'end' ? 'right' : 'left',
    x: command.x,
    baseline: command.y,
  });
}
