/** @jsxImportSource preact */
import type { ComponentChildren } from 'preact';
import { useEffect, useRef } from 'preact/hooks';
import { usePage } from '../context.ts';
import { Button } from '../parts/button.tsx';
import { Icon, type IconName } from '../parts/icons.tsx';
import { words } from '../words.ts';

interface Props {
  readonly head: ComponentChildren;
  readonly icon: IconName;
  readonly tone?: 'accent' | 'warning' | 'danger' | 'success';
  readonly title: string;
  readonly children?: ComponentChildren;
  readonly act?: {
    readonly label: string;
    readonly onClick: () => void;
    readonly secondary?: boolean;
    readonly busy?: boolean;
  };
  readonly sender?: { readonly name: string; readonly email: string };
}

/** The frame of every state that isn't the document: what happened, the one act at the thumb, whom to ask. */
export function StateFrame({ head, icon, tone = 'accent', title, children, act, sender }: Props) {
  const { options } = usePage();
  const contact = sender?.email ? sender : { name: '', email: options.supportEmail };
  return (
    <div class="state">
      {head}
      <main class="state-body">
        <span class={`disc ${tone}`}>
          <Icon name={icon} />
        </span>
        <StateTitle text={title} />
        {children}
      </main>
      {(act || contact.email) && (
        <footer class="state-foot">
          {act && (
            <Button
              kind={act.secondary ? 'secondary' : 'primary'}
              onClick={act.onClick}
              busy={act.busy ?? false}
              busyLabel={words.foot.busy}
            >
              {act.label}
            </Button>
          )}
          {contact.email && (
            <p class="state-contact">
              {words.states.questions} {contact.name && <bdi>{`${contact.name}, `}</bdi>}
              <a href={`mailto:${contact.email}`}>{contact.email}</a>
            </p>
          )}
        </footer>
      )}
    </div>
  );
}

/** Takes the focus when the state changed under the reader, so that it is read out. */
export function StateTitle({ text, large = false }: { readonly text: string; readonly large?: boolean }) {
  const { zone } = usePage();
  const title = useRef<HTMLHeadingElement>(null);
  const fresh = useRef(zone === 'UTC');
  useEffect(() => {
    if (!fresh.current) title.current?.focus();
  }, []);
  return (
    <h2 class={large ? 'state-title large' : 'state-title'} tabIndex={-1} ref={title}>
      {text}
    </h2>
  );
}
