/** @jsxImportSource preact */

import type { ComponentChildren } from 'preact';
import { useEffect, useRef, useState } from 'preact/hooks';
import { usePage } from '../context.ts';
import { words } from '../words.ts';
import { IconButton } from './button.tsx';
import { Dialog } from './dialog.tsx';
import { Icon, Mark } from './icons.tsx';
import { LanguageLinks } from './languages.tsx';

interface HeadProps {
  readonly title: string;
  readonly sender: string;
  /** Second line on wide screens: who, and for which company. */
  readonly senderLong?: string;
  /** Stands before the menu: Text view, zoom. */
  readonly tools?: ComponentChildren;
  readonly menu?: readonly MenuItem[];
  /** News about the document: a line of its own below the rest, always in sight. */
  readonly notice?: ComponentChildren;
}

export interface MenuItem {
  readonly label: string;
  readonly icon: 'download' | 'ban' | 'mail' | 'alert' | 'plus' | 'minus' | 'globe';
  readonly href?: string;
  readonly download?: boolean;
  readonly onClick?: () => void;
  readonly danger?: boolean;
}

export function Head({ title, sender, senderLong, tools, menu, notice }: HeadProps) {
  return (
    <header class="head">
      <span class="logo">
        <Mark size={32} />
      </span>
      <div class="head-names">
        <h1 class="head-title">
          <bdi>{title}</bdi>
        </h1>
        {sender && (
          <p class="head-sender">
            <bdi class="narrow-only">{sender}</bdi>
            <bdi class="wide-only">{senderLong ?? sender}</bdi>
          </p>
        )}
      </div>
      {tools}
      <Menu items={menu ?? []} />
      {notice}
    </header>
  );
}

/** What the state offers, and the language; what can't be undone stands last. */
function Menu({ items: given }: { readonly items: readonly MenuItem[] }) {
  const { options } = usePage();
  const [choosing, setChoosing] = useState(false);
  const items: readonly MenuItem[] = [
    ...given.filter(({ danger }) => !danger),
    { label: words.menu.language, icon: 'globe', onClick: () => setChoosing(true) },
    ...given.filter(({ danger }) => danger),
  ];
  const [open, setOpen] = useState(false);
  const box = useRef<HTMLDivElement>(null);
  useEffect(() => {
    if (!open) return;
    function away(event: Event): void {
      if (event.target instanceof Node && !box.current?.contains(event.target)) setOpen(false);
    }
    function onEscape(event: KeyboardEvent): void {
      if (event.key !== 'Escape') return;
      setOpen(false);
      box.current?.querySelector('button')?.focus();
    }
    document.addEventListener('pointerdown', away);
    document.addEventListener('focusin', away);
    document.addEventListener('keydown', onEscape);
    return () => {
      document.removeEventListener('keydown', onEscape);
      document.removeEventListener('pointerdown', away);
      document.removeEventListener('focusin', away);
    };
  }, [open]);
  return (
    <div class="menu" ref={box}>
      <IconButton label={words.head.menu} expanded={open} onClick={() => setOpen(!open)}>
        <Icon name="menu" />
      </IconButton>
      {open && (
        <ul class="menu-list">
          {items.map((item) => (
            <li key={item.label}>
              {item.href ? (
                <a href={item.href} download={item.download} onClick={() => setOpen(false)}>
                  <Icon name={item.icon} size={20} />
                  {item.label}
                </a>
              ) : (
                <button
                  type="button"
                  class={item.danger ? 'danger-text' : undefined}
                  onClick={() => {
                    setOpen(false);
                    item.onClick?.();
                  }}
                >
                  <Icon name={item.icon} size={20} />
                  {item.label}
                </button>
              )}
            </li>
          ))}
        </ul>
      )}
      {choosing && (
        <Dialog title={words.menu.language} onClose={() => setChoosing(false)}>
          <LanguageLinks options={options} />
        </Dialog>
      )}
    </div>
  );
}

/** What every state's menu ends with. */
export function useHelpItems(sender?: { readonly name: string; readonly email: string }): readonly MenuItem[] {
  const { options } = usePage();
  const items: MenuItem[] = [];
  if (sender?.email) {
    items.push({ label: words.menu.writeTo(sender.name), icon: 'mail', href: `mailto:${sender.email}` });
  }
  if (options.supportEmail) {
    items.push({ label: words.menu.report, icon: 'alert', href: `mailto:${options.supportEmail}` });
  }
  return items;
}
