/** @jsxImportSource preact */
import { useEffect, useState } from 'preact/hooks';
import { disclosure } from '../../contract/sign/consent.ts';
import type { OpenView } from '../../domain/recipient/signing-view.ts';
import { pictureTypes, type Widget } from '../../domain/widget/types.ts';
import { AttachSheet } from '../attach/attach-sheet.tsx';
import { usePage } from '../context.ts';
import { useWhen } from '../effects.ts';
import { firstName } from '../logic/labels.ts';
import { Dialog } from '../parts/dialog.tsx';
import { Head, type MenuItem, useHelpItems } from '../parts/head.tsx';
import { SignatureSheet } from '../signature/signature-sheet.tsx';
import { StateFrame } from '../states/frame.tsx';
import { words } from '../words.ts';
import { Changed } from './changed.tsx';
import { DeclineDialog } from './decline.tsx';
import { Foot, Progress } from './foot.tsx';
import { Pages, Thumbnails } from './pages.tsx';
import { Palette } from './palette.tsx';
import { Avatar, People } from './people.tsx';
import { Question } from './question.tsx';
import { Strip } from './strip.tsx';
import { LazyTextView } from './text-view-lazy.tsx';
import { Tools } from './tools.tsx';
import { useSigning } from './use-signing.ts';

const zooms: readonly number[] = [50, 67, 80, 90, 100, 112, 125, 150, 175, 200];

function step(value: number, by: 1 | -1): number {
  const at = zooms.indexOf(value);
  return zooms[Math.min(zooms.length - 1, Math.max(0, at + by))] ?? value;
}

/** Fields that are filled in a sheet of their own in the text view too. */
function opensSheet(widget: Widget): boolean {
  return widget.type === 'attachments' || pictureTypes.includes(widget.type);
}

/** The document to read, and to fill in where it is this person's turn. */
export function OpenPage({ view }: { readonly view: OpenView }) {
  const { options, api } = usePage();
  const signing = useSigning(view);
  const [readsFirst, setReadsFirst] = useState(view.turn !== 'waiting');
  const [text, setText] = useState(false);
  const [zoom, setZoom] = useState(90);
  const [textSize, setTextSize] = useState(100);
  const [dialog, setDialog] = useState<'decline' | 'disclosure'>();
  const { document: paper } = view;
  const help = useHelpItems({ name: paper.senderName, email: paper.senderEmail });
  const company = paper.company || paper.senderName;

  // The page's own first request, never the bare GET, is what counts as viewed.
  useEffect(() => {
    void api.post('viewed').catch(() => undefined);
  }, [api]);

  const widget = signing.widgets.find((candidate) => candidate.id === signing.current);
  const inline = text && widget !== undefined && !opensSheet(widget);
  // In the text view a question is answered in its place.
  useWhen([inline, widget?.id], () => {
    if (!inline || !widget) return;
    document.getElementById(`label-${widget.id}`)?.scrollIntoView({ block: 'center' });
    signing.close();
  });

  const menu: MenuItem[] = [
    { label: words.head.download, icon: 'download', href: `${options.base}/document`, download: true },
    ...(text
      ? ([
          { label: words.menu.larger, icon: 'plus', onClick: () => setTextSize(step(textSize, 1)) },
          { label: words.menu.smaller, icon: 'minus', onClick: () => setTextSize(step(textSize, -1)) },
        ] as const)
      : []),
    ...help,
    ...(view.turn === 'now' && view.me.type !== 'viewer'
      ? ([{ label: words.menu.decline, icon: 'ban', danger: true, onClick: () => setDialog('decline') }] as const)
      : []),
  ];
  const head = (
    <Head
      title={paper.title}
      sender={company}
      senderLong={paper.company ? `${paper.senderName}, ${paper.company}` : paper.senderName}
      menu={menu}
      notice={<Changed signing={signing} />}
      tools={
        readsFirst ? (
          <Tools
            text={text}
            onText={() => setText(!text)}
            size={text ? textSize : zoom}
            onSize={(by) => (text ? setTextSize(step(textSize, by)) : setZoom(step(zoom, by)))}
          />
        ) : undefined
      }
    />
  );
  if (!readsFirst) {
    return (
      <StateFrame
        head={head}
        icon="hourglass"
        title={words.states.first(view.waitingFor.map(firstName))}
        sender={{ name: paper.senderName, email: paper.senderEmail }}
        act={{ label: words.states.read, onClick: () => setReadsFirst(true), secondary: true }}
      >
        <p>
          {words.states
            .firstText(view.me.email)
            .map((part, at) => (at === 1 ? <strong key="email">{part}</strong> : part))}
        </p>
        <ul class="facts-people">
          {view.waitingFor.map((name) => (
            <li key={name}>
              <Avatar name={name} />
              <span class="person">
                <strong>
                  <bdi>{name}</bdi>
                </strong>
                <span>{words.people.before('signer')}</span>
              </span>
            </li>
          ))}
        </ul>
      </StateFrame>
    );
  }

  const sheet = signing.choosing ? (
    <Palette signing={signing} />
  ) : (
    widget &&
    !inline &&
    (widget.type === 'attachments' ? (
      <AttachSheet key={widget.id} signing={signing} widget={widget} />
    ) : pictureTypes.includes(widget.type) ? (
      <SignatureSheet key={widget.id} signing={signing} widget={widget} />
    ) : (
      <Question signing={signing} widget={widget} />
    ))
  );
  const foot = (
    <Foot
      signing={signing}
      onReadAll={() => setDialog('disclosure')}
      onPage={text ? () => setText(false) : undefined}
    />
  );
  return (
    <div class={`open ${sheet ? 'asking' : ''} ${text ? 'as-text' : ''}`}>
      {head}
      {text ? (
        <>
          <LazyTextView signing={signing} size={textSize} onPage={() => setText(false)} />
          {sheet && <aside class="panel over">{sheet}</aside>}
          {foot}
        </>
      ) : (
        <>
          <Strip view={view} fields={signing.asked.length} />
          <Thumbnails signing={signing} />
          <main class="pages-column" tabIndex={signing.asked.length === 0 ? 0 : undefined}>
            <Pages signing={signing} zoom={zoom} />
          </main>
          <aside class="panel">
            <div class="panel-scroll">
              {sheet && widget && (
                <div class="panel-progress wide-only">
                  <Progress
                    done={signing.done}
                    all={signing.asked.length}
                    at={signing.asked.findIndex((asked) => asked.id === widget.id) + 1}
                  />
                </div>
              )}
              {sheet}
              <People signing={signing} />
            </div>
            {foot}
          </aside>
        </>
      )}
      {dialog === 'decline' && (
        <DeclineDialog sender={paper.senderName} onDecline={signing.decline} onClose={() => setDialog(undefined)} />
      )}
      {dialog === 'disclosure' && (
        <Dialog title={words.disclosure.title} onClose={() => setDialog(undefined)}>
          <div class="sheet-body prose">
            {disclosure(words.consent, company).map((section) => (
              <section key={section.title}>
                <h3>{section.title}</h3>
                <p>{section.text}</p>
              </section>
            ))}
          </div>
        </Dialog>
      )}
    </div>
  );
}
