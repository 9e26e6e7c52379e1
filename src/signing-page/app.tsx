/** @jsxImportSource preact */
import { useCallback, useEffect, useMemo, useRef, useState } from 'preact/hooks';
import type { PageOptions, PageView } from '../contract/sign/page.ts';
import { createApi } from './api.ts';
import { Page } from './context.ts';
import { OpenPage } from './open/open-page.tsx';
import { Icon } from './parts/icons.tsx';
import { DonePage } from './states/done.tsx';
import { EndedPage, NothingPage } from './states/ended.tsx';
import { GatePage } from './states/gate.tsx';
import { PublicClosedPage } from './states/public-closed.tsx';
import { PublicCodePage } from './states/public-code.tsx';
import { PublicFormPage } from './states/public-form.tsx';
import { tellFrame } from './tell-frame.ts';
import { words } from './words.ts';

interface Props {
  readonly view: PageView;
  readonly options: PageOptions;
}

/** The whole page. The same tree is made on the server for the first screen and taken over in the browser. */
export function App({ view, options }: Props) {
  const [shown, setShown] = useState(view);
  const [said, say] = useState('');
  const [zone, setZone] = useState<string | undefined>('UTC');
  useEffect(() => setZone(undefined), []);
  const told = useRef<PageView | undefined>(undefined);
  useEffect(() => {
    tellFrame(options.framedBy, told.current, shown);
    told.current = shown;
  }, [shown, options.framedBy]);
  const show = useCallback((next: PageView) => {
    setShown(next);
    scrollTo(0, 0);
  }, []);
  const api = useMemo(() => createApi(options.base), [options.base]);
  const page = useMemo(() => ({ options, api, show, say, zone }), [options, api, show, zone]);
  const sandbox = options.environment === 'sandbox';
  return (
    <Page.Provider value={page}>
      <div class={sandbox ? 'app sandbox' : 'app'}>
        {sandbox && (
          <aside class="sandbox-bar" aria-label={words.sandbox.name}>
            <Icon name="flask" size={18} />
            {words.sandbox.bar}
          </aside>
        )}
        <State view={shown} />
        {sandbox && <div class="hatch" aria-hidden="true" />}
        <p class="unseen" aria-live="polite">
          {said}
        </p>
      </div>
    </Page.Provider>
  );
}

function State({ view }: { readonly view: PageView }) {
  switch (view.state) {
    case 'open':
      return <OpenPage view={view} />;
    case 'done':
      return <DonePage view={view} />;
    case 'gate':
      return <GatePage key={view.gate} view={view} />;
    case 'declined':
    case 'revoked':
    case 'expired':
      return <EndedPage view={view} />;
    case 'public-form':
      return <PublicFormPage view={view} />;
    case 'public-code':
      return <PublicCodePage view={view} />;
    case 'public-closed':
      return <PublicClosedPage view={view} />;
    default:
      return <NothingPage view={view} />;
  }
}
