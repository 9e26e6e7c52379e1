/** @jsxImportSource preact */
import type { OtherRecipient } from '../../domain/recipient/signing-view.ts';
import { usePage } from '../context.ts';
import { Icon, LaterIcon } from '../parts/icons.tsx';
import { words } from '../words.ts';
import type { Signing } from './use-signing.ts';

/** Who signed, who has to, who reads; and the file. */
export function People({ signing }: { readonly signing: Signing }) {
  const { options } = usePage();
  const { view } = signing;
  return (
    <section class="people" aria-labelledby="people-title">
      <h2 class="people-title" id="people-title">
        {words.people.title}
      </h2>
      <ul>
        <li>
          <Avatar name={view.me.name || view.me.email} mine />
          <span class="person">
            <strong>{words.people.you(view.me.name || view.me.email)}</strong>
            <span>
              {view.turn === 'waiting'
                ? words.people.youAfter(words.list(view.waitingFor))
                : words.people.now(view.me.type)}
            </span>
          </span>
          {view.turn === 'now' ? <Icon name="pen" size={20} /> : <LaterIcon size={20} />}
        </li>
        {view.others.map((other) => (
          <li key={other.id}>
            <Avatar name={other.name} />
            <span class="person">
              <strong>
                <bdi>{other.name}</bdi>
              </strong>
              <span>{statusOf(other, view.turn === 'waiting')}</span>
            </span>
            <StateIcon state={other.state} />
          </li>
        ))}
      </ul>
      <p class="people-file">
        <Icon name="file" size={20} />
        <a href={`${options.base}/document`} download>
          <bdi>{view.document.title}</bdi>
        </a>
        <span>{words.strip.pages(view.document.pages.length)}</span>
      </p>
      <Attached signing={signing} />
    </section>
  );
}

/** Files of those who have acted: they become pages of the document. */
function Attached({ signing }: { readonly signing: Signing }) {
  const files = signing.view.others.flatMap((other) => other.attached.map((file) => ({ ...file, by: other.name })));
  if (files.length === 0) return null;
  return (
    <ul class="people-attached" aria-label={words.attach.list}>
      {files.map((file, at) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: two files may have one name, and the list never changes
        <li key={at}>
          <Icon name="clip" size={20} />
          <span class="person">
            <strong>
              <bdi>{file.name}</bdi>
            </strong>
            <span>{words.attach.by(file.by, file.pages)}</span>
          </span>
        </li>
      ))}
    </ul>
  );
}

function statusOf(other: OtherRecipient, iWait: boolean): string {
  switch (other.state) {
    case 'acted':
      return words.people.acted(other.type);
    case 'reading':
      return words.people.reads;
    case 'current':
      return iWait ? words.people.before(other.type) : words.people.current(other.type);
    case 'later':
      return words.people.later(other.type);
  }
}

function StateIcon({ state }: { readonly state: OtherRecipient['state'] }) {
  if (state === 'acted') return <Icon name="check" size={20} />;
  return state === 'current' ? <Icon name="clock" size={20} /> : <LaterIcon size={20} />;
}

export function Avatar({ name, mine = false }: { readonly name: string; readonly mine?: boolean }) {
  return (
    <span class={mine ? 'avatar mine' : 'avatar'} aria-hidden="true">
      {([...name.trim()][0] ?? '').toLocaleUpperCase()}
    </span>
  );
}
