import { useQueryClient } from '@tanstack/react-query';
import { SlidersHorizontal } from 'lucide-react';
import { lazy, type RefObject, Suspense, useEffect, useState } from 'react';
import type { EditorKey } from '../../../../contract/app/editor.ts';
import { enConsent } from '../../../../contract/sign/consent-texts/en.ts';
import { messageOf } from '../../../lib/api.ts';
import { Banner } from '../../../ui/banner.tsx';
import { Button } from '../../../ui/button.tsx';
import { IconButton } from '../../../ui/icon-button.tsx';
import { Sheet } from '../../../ui/sheet.tsx';
import { takeBack } from '../api/editor.ts';
import type { Problem } from '../model/problems.ts';
import { Canvas } from './canvas.tsx';
import { CheckStrip } from './check-strip.tsx';
import { useEditor } from './editor-context.ts';
import { EditorHeader } from './editor-header.tsx';
import { Carried, Magnifier } from './overlays.tsx';
import { OwnPanel } from './own-panel.tsx';
import { focusField, scrollToPage } from './page-places.ts';
import { Palette } from './palette.tsx';
import { PeoplePanel } from './people-panel.tsx';
import { PhonePalette } from './phone-palette.tsx';
import { ProblemList } from './problem-list.tsx';
import { type Sending, useSending } from './review/use-sending.ts';
import { SaveBanner } from './save-banner.tsx';
import { Thumbnails } from './thumbnails.tsx';
import { useShortcuts } from './use-shortcuts.ts';

const FieldSettings = lazy(() =>
  import('./settings/field-settings.tsx').then((file) => ({ default: file.FieldSettings })),
);
const ReviewSheet = lazy(() => import('./review/review-sheet.tsx').then((file) => ({ default: file.ReviewSheet })));
const TemplateSheet = lazy(() =>
  import('./review/template-sheet.tsx').then((file) => ({ default: file.TemplateSheet })),
);
const SentSheet = lazy(() => import('./review/sent-sheet.tsx').then((file) => ({ default: file.SentSheet })));
const ArrangePages = lazy(() =>
  import('./arrange-pages-dialog.tsx').then((file) => ({ default: file.ArrangePagesDialog })),
);
const Preview = lazy(() => import('./preview.tsx').then((file) => ({ default: file.Preview })));

interface EditorScreenProps {
  area: RefObject<HTMLDivElement | null>;
  fitWidth: () => void;
  settingsAsked: boolean;
  onSettingsHandled: () => void;
  onReload: () => Promise<void>;
  onBack: (() => void) | null;
  onSent: (documentId: string) => void;
  onKey: (key: EditorKey) => void;
  opensReview: boolean;
}

type Layer = 'people' | 'problems' | 'review' | 'preview' | 'settings' | 'template' | 'pages' | null;

/** One screen, no wizard: header, people and fields, pages, settings, strip. */
export function EditorScreen(props: EditorScreenProps) {
  const { area, fitWidth, settingsAsked, onSettingsHandled, onReload, onBack, onSent, onKey, opensReview } = props;
  const { key, state, facts, dispatch, saving, problems, scale, narrow, sends } = useEditor();
  const client = useQueryClient();
  const { own, kept } = state.content;
  const onPages = kept === null ? () => setLayer('pages') : null;
  const sending = useSending(key, saving, state.content);
  const grave = problems.filter((problem) => problem.warning !== true);
  const reviewLayer = grave.length > 0 ? 'problems' : 'review';
  const [layer, setLayer] = useState<Layer>(opensReview ? reviewLayer : null);
  const [first] = state.selected;
  const ownTemplate = key.kind === 'template' && key.by === 'owner';

  function review(): void {
    sending.reset();
    if (own && grave.length === 0) void sending.send();
    else setLayer(reviewLayer);
  }
  useShortcuts({ review, fitWidth });

  const finished = own ? (sending.sent?.documentId ?? null) : null;
  useEffect(() => {
    if (finished === null) return;
    void client.invalidateQueries({ queryKey: ['documents'] });
    onSent(finished);
  }, [finished, client, onSent]);

  useEffect(() => {
    if (!settingsAsked) return;
    onSettingsHandled();
    if (narrow) setLayer('settings');
    else document.querySelector<HTMLElement>('[data-panel="settings"] button')?.focus();
  }, [settingsAsked, onSettingsHandled, narrow]);

  function go({ place }: Problem): void {
    setLayer(null);
    if (place.at === 'title') document.getElementById('editor-title')?.focus();
    else if (place.at === 'signature') dispatch({ kind: 'arm', armed: { kind: 'signature', sticky: false } });
    else if (place.at === 'settings') setLayer(ownTemplate ? 'template' : 'review');
    else if (place.at === 'widget') {
      const widget = state.content.widgets.find(({ id }) => id === place.id);
      if (widget === undefined) return;
      dispatch({ kind: 'select', ids: [widget.id] });
      scrollToPage(widget.page, widget.y, scale);
      focusField(widget.id);
    } else {
      if (place.at === 'person') dispatch({ kind: 'choose-owner', owner: place.id });
      if (narrow) setLayer('people');
      else
        document
          .querySelector<HTMLElement>('[data-panel="people"] [aria-pressed="true"], [data-panel="people"] input')
          ?.focus();
    }
  }

  async function undoSending(documentId: string): Promise<void> {
    const next = await takeBack(key, documentId);
    sending.reset();
    setLayer(null);
    if (next.kind === key.kind && next.id === key.id && next.by === key.by) await onReload();
    else onKey(next);
  }

  async function save(): Promise<void> {
    if ((await saving.flush()) !== null) onBack?.();
  }

  const people = (
    <>
      {own ? <OwnPanel /> : <PeoplePanel />}
      {!narrow && <Palette />}
    </>
  );
  return (
    <main id="main" className="flex h-[calc(100dvh-var(--top))] flex-col overflow-hidden bg-bg px-(--edge) pb-(--tabs)">
      <EditorHeader
        onBack={onBack}
        onPreview={own ? null : () => setLayer('preview')}
        onReview={ownTemplate ? () => void save() : review}
        reviewWords={ownTemplate ? 'Save' : own ? 'Finish' : 'Review and send'}
        busy={own && sending.busy}
      >
        {ownTemplate && (
          <>
            <IconButton icon={SlidersHorizontal} label="Settings" onClick={() => setLayer('template')} />
            {!narrow && <Button onClick={review}>Send one from it</Button>}
          </>
        )}
      </EditorHeader>
      <SaveBanner onReload={onReload} />
      {own && <FinishFault sending={sending} />}
      <div className="relative flex min-h-0 flex-1">
        {!narrow && (
          <aside
            data-panel="people"
            aria-label="People and fields"
            className="w-[280px] shrink-0 overflow-y-auto border-e border-line bg-surface"
          >
            {people}
          </aside>
        )}
        <Thumbnails onArrange={onPages} />
        <div data-panel="pages" className="relative flex min-h-0 min-w-0 flex-1">
          <Canvas area={area} />
        </div>
        {!narrow && first !== undefined && (
          <aside
            data-panel="settings"
            aria-label="Settings of the field"
            className="absolute inset-y-0 end-0 z-30 w-[300px] overflow-y-auto border-s border-line bg-bg"
          >
            <Suspense fallback={null}>
              <FieldSettings onClose={() => dispatch({ kind: 'select', ids: [] })} />
            </Suspense>
          </aside>
        )}
      </div>
      {narrow && <PhonePalette onPeople={() => setLayer('people')} />}
      <CheckStrip
        readyWords={own ? enConsent.own : sends ? 'Ready to send' : 'Ready to use'}
        onShow={() => problems[0] !== undefined && go(grave[0] ?? problems[0])}
        onOpenList={() => setLayer('problems')}
        onPages={onPages}
      />
      <Carried />
      <Magnifier />
      {layer === 'problems' && <ProblemList onGo={go} onClose={() => setLayer(null)} />}
      {layer === 'people' && (
        <Sheet
          open
          onOpenChange={() => setLayer(null)}
          title={own ? 'You' : state.mode === 'template' ? 'Roles' : 'People'}
        >
          <div className="-mx-4 -mt-4">{people}</div>
        </Sheet>
      )}
      <Suspense fallback={null}>
        {layer === 'settings' && first !== undefined && (
          <Sheet open onOpenChange={() => setLayer(null)} title="Field">
            <div className="-mx-4 -mt-4">
              <FieldSettings onClose={null} />
            </div>
          </Sheet>
        )}
        {layer === 'pages' && <ArrangePages onClose={() => setLayer(null)} />}
        {layer === 'preview' && <Preview onClose={() => setLayer(null)} />}
        {layer === 'review' && sending.sent === null && (
          <ReviewSheet sending={sending} onFix={go} onClose={() => setLayer(null)} />
        )}
        {layer === 'template' && <TemplateSheet onClose={() => setLayer(null)} />}
        {sending.sent !== null && !own && (
          <SentSheet
            sent={sending.sent}
            ordered={state.content.settings.sendInOrder}
            me={key.by === 'owner' ? facts.owner.email : null}
            onUndo={() => undoSending(sending.sent?.documentId ?? '')}
            doneWords={key.by === 'owner' ? 'Done' : null}
            onDone={() => {
              void client.invalidateQueries({ queryKey: ['documents'] });
              if (sending.sent !== null) onSent(sending.sent.documentId);
            }}
          />
        )}
      </Suspense>
    </main>
  );
}

/** Why a paper of one's own could not be finished. */
function FinishFault({ sending }: { sending: Sending }) {
  const [first] = sending.problems;
  if (first === undefined && sending.error === null) return null;
  return <Banner tone="danger">{first === undefined ? messageOf(sending.error) : first.words}</Banner>;
}
