/** @jsxImportSource preact */
import { useState } from 'preact/hooks';
import { checkResponse, mustAnswer } from '../../domain/widget/check-response.ts';
import { formatDate } from '../../domain/widget/date-format.ts';
import { dateFormatOf } from '../../domain/widget/initial-answer.ts';
import type { Widget, WidgetResponse } from '../../domain/widget/types.ts';
import { useWhen } from '../effects.ts';
import { labelOf } from '../logic/labels.ts';
import { Button } from '../parts/button.tsx';
import { faultText } from '../sentences.ts';
import { words } from '../words.ts';
import { FieldInput } from './field-input.tsx';
import { focusControl } from './focus.ts';
import { OwnTools } from './own-tools.tsx';
import { Sheet } from './sheet.tsx';
import type { Signing } from './use-signing.ts';

/** The sentence under a label: the sender's hint, the limits, and whether it must be filled. */
export function hintOf(widget: Widget, ownerDateFormat: string): string {
  const { hint, minSelections = 0, maxSelections = 0, minDate, maxDate, cellCount = 5, decimalPlaces } = widget.options;
  const parts = [hint && (/[.!?]$/.test(hint) ? hint : `${hint}.`)];
  if (widget.type === 'date') {
    const format = dateFormatOf(widget, ownerDateFormat);
    parts.push(words.sheet.dateHint(format));
    if (minDate) parts.push(words.sheet.from(formatDate(minDate, format)));
    if (maxDate) parts.push(words.sheet.until(formatDate(maxDate, format)));
  }
  if (widget.type === 'number' && decimalPlaces !== undefined) parts.push(words.sheet.decimals(decimalPlaces));
  if (widget.type === 'cells') parts.push(words.sheet.cells(cellCount));
  if (widget.type === 'checkbox' && minSelections > 0) parts.push(words.sheet.atLeast(minSelections));
  if (widget.type === 'checkbox' && maxSelections > 0) parts.push(words.sheet.atMost(maxSelections));
  parts.push(mustAnswer(widget) ? words.field.required : words.field.optional);
  return parts.filter(Boolean).join(' ');
}

interface Props {
  readonly signing: Signing;
  readonly widget: Widget;
}

/** One question in the sheet: label, hint, an input that fits, Next. */
export function Question({ signing, widget }: Props) {
  const given = signing.answers[widget.id] ?? '';
  const [draft, setDraft] = useState<WidgetResponse>(given);
  const [fault, setFault] = useState('');
  const at = signing.asked.findIndex((other) => other.id === widget.id);
  const id = `q-${widget.id}`;

  useWhen([widget.id], () => {
    setDraft(signing.answers[widget.id] ?? '');
    const standing = signing.showFaults ? signing.faultOf(widget) : undefined;
    setFault(standing ? faultText(standing) : '');
  });

  function change(value: WidgetResponse): void {
    setDraft(value);
    setFault('');
    signing.answer(widget, value);
  }

  function next(): void {
    const found = checkResponse(widget, draft, signing.check);
    if (found) {
      setFault(faultText(found));
      focusControl(id);
    } else signing.next({ [widget.id]: draft });
  }

  return (
    <Sheet
      id={widget.id}
      onClose={signing.close}
      lead={<span class="sheet-count">{words.of(at + 1, signing.asked.length)}</span>}
    >
      <form
        class="sheet-body"
        noValidate
        onSubmit={(event) => {
          event.preventDefault();
          next();
        }}
      >
        <FieldInput
          key={widget.id}
          widget={widget}
          id={id}
          labelId="sheet-label"
          label={labelOf(widget)}
          hint={hintOf(widget, signing.check.ownerDateFormat)}
          fault={fault}
          value={draft}
          ownerDateFormat={signing.check.ownerDateFormat}
          onChange={change}
          focused
        />
        <OwnTools signing={signing} widget={widget} />
        <div class="sheet-foot">
          {at > 0 && (
            <button type="button" class="button secondary back" onClick={signing.back} aria-label={words.sheet.back}>
              <span aria-hidden="true" class="chevron" />
            </button>
          )}
          <Button type="submit">{words.sheet.next}</Button>
        </div>
      </form>
    </Sheet>
  );
}
