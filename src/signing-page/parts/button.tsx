/** @jsxImportSource preact */
import type { ComponentChildren } from 'preact';

interface Props {
  readonly children: ComponentChildren;
  readonly onClick?: () => void;
  readonly kind?: 'primary' | 'secondary' | 'quiet' | 'danger';
  readonly type?: 'button' | 'submit';
  readonly busy?: boolean;
  readonly busyLabel?: string;
}

/** 48 px high. Busy keeps the width and stays focusable, so that focus isn't lost; a press then does nothing. */
export function Button({ children, onClick, kind = 'primary', type = 'button', busy = false, busyLabel }: Props) {
  return (
    <button
      type={type}
      class={`button ${kind}`}
      aria-disabled={busy ? 'true' : undefined}
      onClick={(event) => {
        if (busy) event.preventDefault();
        else onClick?.();
      }}
    >
      <span class={busy ? 'busy-label' : undefined}>{children}</span>
      {busy && (
        <span class="ring">
          <span class="unseen">{busyLabel}</span>
        </span>
      )}
    </button>
  );
}

/** 48x48 with an icon; the label is what screen readers say. */
export function IconButton(props: {
  readonly label: string;
  readonly onClick: () => void;
  readonly children: ComponentChildren;
  readonly expanded?: boolean;
  readonly wide?: string;
}) {
  return (
    <button
      type="button"
      class={`icon-button ${props.wide ? 'wide' : ''}`}
      aria-label={props.wide ? undefined : props.label}
      aria-expanded={props.expanded}
      onClick={props.onClick}
    >
      {props.children}
      {props.wide && <span class="wide-word">{props.wide}</span>}
    </button>
  );
}
