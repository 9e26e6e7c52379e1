import { useEffect } from 'react';

/** Names the browser tab; in the sandbox every title starts with TEST. */
export function useTitle(title: string): void {
  useEffect(() => {
    const test = document.documentElement.dataset.environment === 'sandbox' ? 'TEST ' : '';
    document.title = `${test}${title} - Signet`;
  }, [title]);
}
