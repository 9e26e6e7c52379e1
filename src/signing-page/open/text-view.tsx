/** @jsxImportSource preact */
import { useState } from 'preact/hooks';
import { environments } from '../../domain/environment.ts';
import { filesOf, isEmpty } from '../../domain/widget/response-kinds.ts';
import { pictureTypes, type Widget } from '../../domain/widget/types.ts';
import { usePage } from '../context.ts';
import { useOnce } from '../effects.ts';
import { labelOf } from '../logic/labels.ts';
import { type Block, type Line, reflow } from '../logic/reflow.ts';
import { Button } from '../parts/button.tsx';
import { faultText } from '../sentences.ts';
import { words } from '../words.ts';
import { FieldInput } from './field-input.tsx';
import { pictureSource } from './field-value.tsx';
import { hintOf } from './question.tsx';
import type { Signing } from './use-signing.ts';

export interface TextViewProps {
  readonly signing: Signing;
  /** Percent of the usual size. */
  readonly size: number;
  readonly onPage: () => void;
}

/** The document as reflowing text, its fields in place as native controls. */
export function TextView({ signing, size, onPage }: TextViewProps) {
  const { api } = usePage();
  const count = signing.view.document.pages.length;
  const [pages, setPages] = useState<readonly (readonly Line[])[]>([]);
  const [failed, setFailed] = useState(false);

  async function read(): Promise<void> {
    setFailed(false);
    const found: (readonly Line[])[] = [];
    try {
      for (let page = 1; page <= count; page += 1) {
        found.push((await api.get<{ lines: readonly Line[] }>(`pages/${page}/text`)).lines);
        setPages([...found]);
      }
    } catch {
      setFailed(true);
    }
  }
  useOnce(() => void read());

  const shown = pages.map((lines, at) => ({
    page: at + 1,
    blocks: reflow(at + 1, lines, signing.asked, [environments.sandbox.pageMark ?? '']),
  }));
  return (
    <div class="text-layout">
      <Contents blocks={shown.flatMap(({ blocks }) => blocks)} />
      <main class="text-view" style={{ '--text-size': size / 100 }}>
        {shown.map(({ page, blocks }) => (
          <section key={page} aria-label={words.page(page, count)}>
            <p class="page-mark">{words.page(page, count)}</p>
            {!blocks.some((block) => block.kind !== 'field') && (
              <p class="scanned">
                {words.text.scanned}{' '}
                <button type="button" class="link-button inline" onClick={onPage}>
                  {words.text.showPage}
                </button>
              </p>
            )}
            {blocks.map((block) => (
              <BlockView key={block.id} block={block} signing={signing} />
            ))}
          </section>
        ))}
        {failed && (
          <div role="alert">
            <p>{words.text.failed}</p>
            <Button kind="secondary" onClick={() => void read()}>
              {words.text.retry}
            </Button>
          </div>
        )}
      </main>
    </div>
  );
}

function Contents({ blocks }: { readonly blocks: readonly Block[] }) {
  const rows: { id: string; text: string; fields: number }[] = [];
  for (const block of blocks) {
    if (block.kind === 'heading') rows.push({ id: block.id, text: block.text, fields: 0 });
    const last = rows.at(-1);
    if (block.kind === 'field' && last) last.fields += 1;
  }
  return (
    <nav class="contents wide-only" aria-label={words.text.contents}>
      <h2 class="contents-title">{words.text.contents}</h2>
      <ul>
        {rows.map((row) => (
          <li key={row.id}>
            <a href={`#${row.id}`}>
              <span dir="auto">{row.text}</span>
              {row.fields > 0 && <span class="pill">{words.text.fields(row.fields)}</span>}
            </a>
          </li>
        ))}
      </ul>
    </nav>
  );
}

function BlockView({ block, signing }: { readonly block: Block; readonly signing: Signing }) {
  if (block.kind === 'field') return <InlineField widget={block.widget} signing={signing} />;
  if (block.kind === 'paragraph') return <p dir="auto">{block.text}</p>;
  return block.level === 1 ? (
    <h2 class="big" id={block.id} dir="auto">
      {block.text}
    </h2>
  ) : (
    <h3 id={block.id} dir="auto">
      {block.text}
    </h3>
  );
}

function InlineField({ widget, signing }: { readonly widget: Widget; readonly signing: Signing }) {
  const { options } = usePage();
  const value = signing.answers[widget.id] ?? '';
  const label = labelOf(widget);
  if (!signing.mayFill) {
    return (
      <p class="inline-field locked">
        <strong>{label}</strong> {signing.view.turn === 'now' && words.text.start}
      </p>
    );
  }
  if (widget.type === 'attachments') {
    const files = filesOf(value);
    return (
      <div class="inline-field">
        {files.length > 0 && (
          <ul>
            {files.map((file) => (
              <li key={file.id}>
                <bdi>{file.name}</bdi>
              </li>
            ))}
          </ul>
        )}
        <button
          type="button"
          class="button secondary"
          id={`field-${widget.id}`}
          onClick={() => signing.open(widget.id)}
        >
          {files.length > 0 ? words.text.change(label) : words.text.add(label)}
        </button>
      </div>
    );
  }
  if (pictureTypes.includes(widget.type)) {
    const image = typeof value === 'object' && 'image' in value ? value.image : '';
    return (
      <div class="inline-field">
        {image && <img class="inline-picture" src={pictureSource(options.base, image)} alt={label} />}
        <button
          type="button"
          class="button secondary"
          id={`field-${widget.id}`}
          onClick={() => signing.open(widget.id)}
        >
          {image ? words.text.change(label) : words.text.add(label)}
        </button>
      </div>
    );
  }
  const found = signing.showFaults || !isEmpty(value) ? signing.faultOf(widget) : undefined;
  return (
    <div class="inline-field">
      <FieldInput
        widget={widget}
        id={`field-${widget.id}`}
        labelId={`label-${widget.id}`}
        label={label}
        hint={hintOf(widget, signing.check.ownerDateFormat)}
        fault={found ? faultText(found) : ''}
        value={value}
        ownerDateFormat={signing.check.ownerDateFormat}
        onChange={(given) => signing.answer(widget, given)}
      />
    </div>
  );
}
