/** @jsxImportSource preact */
import { useState } from 'preact/hooks';
import { mustAnswer } from '../../domain/widget/check-response.ts';
import { filesOf } from '../../domain/widget/response-kinds.ts';
import type { Widget } from '../../domain/widget/types.ts';
import { usePage } from '../context.ts';
import { labelOf } from '../logic/labels.ts';
import { OwnTools } from '../open/own-tools.tsx';
import { Sheet } from '../open/sheet.tsx';
import type { Signing } from '../open/use-signing.ts';
import { Button } from '../parts/button.tsx';
import { Icon } from '../parts/icons.tsx';
import { words } from '../words.ts';
import { FileRows } from './file-rows.tsx';

interface Props {
  readonly signing: Signing;
  readonly widget: Widget;
}

/** Choose files, see them go, take them out again. Each is kept by the server as it comes. */
export function AttachSheet({ signing, widget }: Props) {
  const { options } = usePage();
  const { mostFiles, mostBytes, docx } = signing.view.uploads;
  const [fault, setFault] = useState('');
  const files = filesOf(signing.answers[widget.id]);
  const coming = signing.uploads.filter((one) => one.widgetId === widget.id);
  const { hint } = widget.options;
  const at = signing.asked.findIndex((other) => other.id === widget.id);
  const rule = words.attach.rule(mostFiles, Math.floor(mostBytes / (1024 * 1024)), docx);

  function next(): void {
    if (files.length === 0 && coming.length === 0 && mustAnswer(widget)) setFault(words.fault('required', {}));
    else signing.next();
  }

  return (
    <Sheet
      id={widget.id}
      onClose={signing.close}
      lead={<span class="sheet-count">{words.of(at + 1, signing.asked.length)}</span>}
    >
      <form
        class="sheet-body"
        onSubmit={(event) => {
          event.preventDefault();
          next();
        }}
      >
        <h2 class="sheet-title" id="sheet-label" dir="auto">
          {labelOf(widget)}
        </h2>
        {hint && (
          <p class="input-hint" dir="auto">
            {hint}
          </p>
        )}
        <p class="input-hint" id="attach-rule">
          {`${rule} ${words.attach.where} ${mustAnswer(widget) ? words.field.required : words.field.optional}`}
          {options.environment === 'sandbox' && ` ${words.attach.testOnly}`}
        </p>
        <FileRows signing={signing} widget={widget} files={files} coming={coming} />
        {files.length < mostFiles && (
          <label class="drop slim">
            <input
              type="file"
              multiple
              class="unseen"
              accept={`.pdf,.png,.jpg,.jpeg${docx ? ',.docx' : ''}`}
              aria-describedby="attach-rule"
              data-focus=""
              onChange={(event) => {
                const { currentTarget: input } = event;
                setFault('');
                signing.attach(widget, [...(input.files ?? [])]);
                // The same file may be chosen again.
                input.value = '';
              }}
            />
            <Icon name="upload" />
            <span class="drop-word">{files.length > 0 ? words.attach.chooseMore : words.attach.choose}</span>
          </label>
        )}
        {fault && (
          <p class="input-fault" role="alert">
            <Icon name="alert" size={20} />
            {fault}
          </p>
        )}
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
