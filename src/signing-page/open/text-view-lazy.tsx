/** @jsxImportSource preact */
import { useEffect, useState } from 'preact/hooks';
import type { TextViewProps } from './text-view.tsx';

type View = (props: TextViewProps) => preact.JSX.Element;

/** Loads the text view when it is asked for. */
export function LazyTextView(props: TextViewProps) {
  const [view, setView] = useState<{ readonly Loaded: View }>();
  useEffect(() => {
    void import('./text-view.tsx').then(({ TextView }) => setView({ Loaded: TextView }));
  }, []);
  return view ? <view.Loaded {...props} /> : <main class="text-view" aria-busy="true" />;
}
