import { X } from 'lucide-react';
import { Dialog as Radix } from 'radix-ui';
import { useState } from 'react';
import { editorPagePath } from '../../../../contract/app/editor-pages.ts';
import { formatDate, parseFormat } from '../../../../domain/widget/date-format.ts';
import { IconButton } from '../../../ui/icon-button.tsx';
import { Select } from '../../../ui/select.tsx';
import { hiddenAtStart } from '../model/hidden-at-start.ts';
import { kindOfWidget } from '../model/kinds.ts';
import { personName } from '../model/people.ts';
import { type EditorPerson, type EditorWidget, SENDER } from '../model/types.ts';
import { useEditor } from './editor-context.ts';
import { FieldFace } from './field-face.tsx';
import { lookOf } from './looks.ts';

/** The pages as one of the people sees them: their own fields in the accent, others in grey. */
export function Preview({ onClose }: { onClose: () => void }) {
  const { state } = useEditor();
  const { people } = state.content;
  const [chosen, setChosen] = useState(people.find((person) => person.id === state.owner)?.id ?? people[0]?.id ?? '');
  const person = people.find((each) => each.id === chosen);
  return (
    <Radix.Root open onOpenChange={onClose}>
      <Radix.Portal>
        <Radix.Content
          aria-describedby={undefined}
          className="fixed inset-x-(--edge) top-(--top) bottom-(--tabs) z-44 flex flex-col bg-canvas text-text outline-none"
        >
          <div className="flex h-16 shrink-0 items-center gap-3 border-b border-line bg-bg ps-4 pe-2">
            <Radix.Title className="text-section font-semibold max-sm:sr-only">Preview</Radix.Title>
            <span className="flex-1" />
            {people.length > 0 && (
              <div className="w-64 max-w-full">
                <Select
                  label="As seen by"
                  value={chosen}
                  options={people.map((each) => ({ value: each.id, label: `As ${personName(each)}` }))}
                  onChange={setChosen}
                />
              </div>
            )}
            <Radix.Close asChild>
              <IconButton icon={X} label="Close preview" tooltip={false} />
            </Radix.Close>
          </div>
          {/* biome-ignore lint/a11y/noNoninteractiveTabindex: it scrolls, by keyboard too. */}
          <section tabIndex={0} aria-label="Pages" className="min-h-0 flex-1 overflow-auto py-5 outline-offset-[-3px]">
            {person === undefined && (
              <p className="px-4 text-center text-muted">Add somebody to see the pages as they will.</p>
            )}
            {person?.type === 'viewer' && (
              <p className="pb-4 text-center text-muted">{personName(person)} only reads.</p>
            )}
            <div className="flex flex-col gap-5 px-3">
              {state.pages.map((_, index) => (
                // biome-ignore lint/suspicious/noArrayIndexKey: a page is its number.
                <PreviewPage key={index} page={index + 1} person={person} />
              ))}
            </div>
          </section>
        </Radix.Content>
      </Radix.Portal>
    </Radix.Root>
  );
}

const none: ReadonlySet<string> = new Set();

function PreviewPage({ page, person }: { page: number; person: EditorPerson | undefined }) {
  const { state, key, fileVersion, facts } = useEditor();
  const size = state.pages[page - 1];
  const today = new Date().toISOString().slice(0, 10);
  const hidden = person === undefined ? none : hiddenAtStart(state.content, person, today, facts.dateFormat);
  if (size === undefined) return null;
  return (
    <div
      className="relative mx-auto w-full max-w-[760px] bg-paper shadow-1"
      style={{ aspectRatio: `${size.width} / ${size.height}` }}
    >
      <img
        src={editorPagePath(key, page, 1440, fileVersion)}
        alt={`Page ${page}`}
        loading="lazy"
        className="size-full"
      />
      {state.content.widgets
        .filter((widget) => widget.page === page && !hidden.has(widget.id))
        .map((widget) => (
          <PreviewField key={widget.id} widget={widget} person={person} size={size} />
        ))}
    </div>
  );
}

interface PreviewFieldProps {
  widget: EditorWidget;
  person: EditorPerson | undefined;
  size: { readonly width: number; readonly height: number };
}

function PreviewField({ widget, person, size }: PreviewFieldProps) {
  const { state, facts } = useEditor();
  const mine = widget.owner === person?.id;
  const burnt = widget.owner === SENDER;
  const label = kindOfWidget(widget.type, widget.options).label;
  const text = textOf(widget, mine ? person : undefined, facts.dateFormat);
  const look = lookOf(state.content, widget.owner);
  const color = burnt ? '#1b1f2a' : mine ? '#3b5bdb' : '#7a8396';
  const place = {
    left: `${(widget.x / size.width) * 100}%`,
    top: `${(widget.y / size.height) * 100}%`,
    width: `${(widget.w / size.width) * 100}%`,
    height: `${(widget.h / size.height) * 100}%`,
  };
  const frame = burnt
    ? { color }
    : { color, borderColor: color, backgroundColor: `color-mix(in srgb, ${color} 10%, #fff)` };
  return (
    <div
      role="img"
      aria-label={`${widget.options.name}${mine ? '' : burnt ? ', filled in by you' : `, of ${look.name}`}`}
      className={`absolute overflow-hidden rounded-[3px] ${burnt ? '' : 'border-[1.5px]'} ${mine || burnt ? '' : 'border-dashed'}`}
      style={{ ...place, ...frame }}
    >
      {text === '' && !burnt && !isDrawn(widget.type) ? (
        <span className="flex size-full items-center truncate px-1 text-caption font-medium">
          {mine ? `${label}${widget.options.required ? ' *' : ''}` : ''}
        </span>
      ) : text !== '' ? (
        <span className="flex size-full items-center truncate px-1 text-caption text-[#1b1f2a]">{text}</span>
      ) : (
        <FieldFace
          widget={widget}
          look={{ ...look, color }}
          label={label}
          width={40}
          height={(widget.h / size.height) * 900}
        />
      )}
    </div>
  );
}

/** What stands in it: the sender's answer, or what the person finds there. */
function textOf(widget: EditorWidget, person: EditorPerson | undefined, ownerFormat: string): string {
  const { owner, response } = widget;
  if (owner === SENDER) return typeof response === 'string' && !isDrawn(widget.type) ? response : '';
  return person === undefined ? '' : startOf(widget, person, ownerFormat);
}

/** What the field holds when the person opens it. */
function startOf({ type, options }: EditorWidget, person: EditorPerson, ownerFormat: string): string {
  const own: Partial<Record<EditorWidget['type'], string>> = {
    name: person.name,
    email: person.email,
    company: person.company,
    'job title': person.jobTitle,
  };
  if (type === 'date' && options.default === undefined) {
    const format = parseFormat(options.format ?? '') ?? parseFormat(ownerFormat) ?? 'mm/dd/yyyy';
    return formatDate(new Date().toISOString().slice(0, 10), format);
  }
  if (options.formula !== undefined || isDrawn(type)) return '';
  return options.default ?? own[type] ?? '';
}

function isDrawn(type: EditorWidget['type']): boolean {
  return type === 'checkbox' || type === 'radio button' || type === 'cells';
}
