import { createLink, type LinkComponent, Link as RouterLink } from '@tanstack/react-router';
import type { AnchorHTMLAttributes, Ref } from 'react';
import { cx } from '../lib/cx.ts';

export const linkClass = 'rounded-tick font-medium text-accent underline-offset-2 hover:underline';

interface AnchorProps extends AnchorHTMLAttributes<HTMLAnchorElement> {
  ref?: Ref<HTMLAnchorElement>;
}

function Anchor({ className, children, ...rest }: AnchorProps) {
  return (
    <a {...rest} className={cx(className ?? linkClass)}>
      {children}
    </a>
  );
}

const Typed = createLink(Anchor);

/** A link inside the app, in the accent unless `className` says otherwise. */
export const Link: LinkComponent<typeof Anchor> = (props) => <Typed preload="intent" {...props} />;

export { RouterLink };

/** A link out of the app: mail addresses, the other environment. */
export function OutLink(props: AnchorProps & { href: string }) {
  return <Anchor {...props} />;
}
