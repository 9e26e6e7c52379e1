import { Calendar, Image, type LucideIcon, Signature, SquareCheck, TextCursorInput } from 'lucide-react';
import type { DocumentView, FieldView } from '../../../../contract/app/documents.ts';
import { personColors } from '../../../ui/avatar.tsx';
import { nameOf } from './person-words.ts';

const tints = ['#4338ca', '#0f766e', '#be123c', '#b45309', '#7e22ce', '#0369a1', '#4d7c0f', '#475569'] as const;

function iconOf(type: FieldView['type']): LucideIcon {
  if (type === 'signature' || type === 'initials') return Signature;
  if (type === 'date') return Calendar;
  if (type === 'checkbox' || type === 'radio button') return SquareCheck;
  if (type === 'image' || type === 'stamp') return Image;
  return TextCursorInput;
}

/** Boxes of those who have not acted yet, in their own colour with initial and words: colour is never the only clue. */
export function FieldOverlays({ document, page }: { document: DocumentView; page: number }) {
  const box = document.pages[page - 1];
  const open = document.status === 'waiting' || document.status === 'needs-me';
  if (box === undefined || !open) return null;
  return document.recipients.map((person, index) => {
    if (person.actedAt !== null || person.type === 'viewer') return null;
    const color = tints[index % tints.length] ?? tints[0];
    const name = nameOf(person);
    return person.fields
      .filter((field) => field.page === page)
      .map((field) => {
        const Icon = iconOf(field.type);
        const words = field.type === 'signature' ? `Waiting for ${name.split(' ')[0]}` : field.type;
        return (
          <div
            key={field.id}
            role="img"
            aria-label={`${field.type} of ${name}, not filled in yet`}
            title={`${field.type} of ${name}`}
            className="@container absolute flex items-center gap-1 overflow-hidden rounded-[3px] border-[1.5px] px-1 text-tiny"
            style={{
              left: `${(field.x / box.width) * 100}%`,
              top: `${(field.y / box.height) * 100}%`,
              width: `${(field.w / box.width) * 100}%`,
              height: `${(field.h / box.height) * 100}%`,
              borderColor: color,
              color,
              backgroundColor: `color-mix(in srgb, ${color} 12%, #fff)`,
            }}
          >
            <span
              className={`${personColors[index % personColors.length]} grid size-4 shrink-0 place-items-center rounded-full font-semibold text-paper`}
            >
              {(Array.from(name)[0] ?? '?').toUpperCase()}
            </span>
            <Icon className="hidden size-3.5 shrink-0 @min-[48px]:block" strokeWidth={1.75} />
            <span className="hidden truncate first-letter:uppercase @min-[88px]:block">{words}</span>
          </div>
        );
      });
  });
}
