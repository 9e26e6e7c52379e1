import { QueryClient, QueryClientProvider } from '@tanstack/react-query';
import { RouterProvider } from '@tanstack/react-router';
import { useState } from 'react';
import { ApiError } from '../lib/api.ts';
import { ToastPlace } from '../ui/toast.tsx';
import { createAppRouter } from './router.tsx';

/** A refusal stays one; only an unreachable server or a fault is worth asking again. */
function shouldRetry(failures: number, error: unknown): boolean {
  return failures < 2 && error instanceof ApiError && (error.status === 0 || error.status >= 500);
}

export function App() {
  const [client] = useState(
    () => new QueryClient({ defaultOptions: { queries: { retry: shouldRetry, staleTime: 5_000 } } }),
  );
  const [router] = useState(() => createAppRouter(client));
  return (
    <QueryClientProvider client={client}>
      <RouterProvider router={router} />
      <ToastPlace />
    </QueryClientProvider>
  );
}
