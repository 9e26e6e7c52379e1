import { lazy, Suspense } from 'react';
import type { ActDialogsProps } from './act-dialogs.tsx';

const ActDialogs = lazy(() => import('./act-dialogs.tsx').then((file) => ({ default: file.ActDialogs })));

/** The dialogs of the acts, loaded when the first act is chosen. */
export function ActLayer(props: ActDialogsProps) {
  if (props.asked === null) return null;
  return (
    <Suspense fallback={null}>
      <ActDialogs {...props} />
    </Suspense>
  );
}
