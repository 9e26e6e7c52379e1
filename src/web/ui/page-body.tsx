import type { ReactNode } from 'react';

/** Padding and width of a page in the shell: 976 of content at 1280, forms at most 640. */
export function PageBody({ children, narrow = false }: { children: ReactNode; narrow?: boolean }) {
  return (
    <div className={`w-full px-4 pt-4 pb-6 lg:px-8 lg:pt-5 ${narrow ? 'max-w-[704px]' : 'max-w-[1264px]'}`}>
      {children}
    </div>
  );
}
