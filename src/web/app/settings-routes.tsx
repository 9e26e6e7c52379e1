import { createRoute, lazyRouteComponent } from '@tanstack/react-router';
import { z } from 'zod';
import { apiVersions } from '../../contract/api/versions.ts';
import { requestMethods, statusClasses } from '../../contract/app/request-log.ts';
import { shell } from './shell-route.tsx';

const settings = createRoute({
  getParentRoute: () => shell,
  path: '/settings',
  staticData: { title: 'Settings' },
  component: lazyRouteComponent(() => import('../pages/settings/settings-page.tsx'), 'SettingsPage'),
});
const profile = createRoute({
  getParentRoute: () => shell,
  path: '/settings/profile',
  staticData: { title: 'Profile', back: '/settings' },
  component: lazyRouteComponent(() => import('../pages/profile/profile-page.tsx'), 'ProfilePage'),
});
const signature = createRoute({
  getParentRoute: () => shell,
  path: '/settings/signature',
  staticData: { title: 'My signature', back: '/settings' },
  component: lazyRouteComponent(() => import('../pages/signature/signature-page.tsx'), 'SignaturePage'),
});
const security = createRoute({
  getParentRoute: () => shell,
  path: '/settings/security',
  staticData: { title: 'Security', back: '/settings' },
  component: lazyRouteComponent(() => import('../pages/security/security-page.tsx'), 'SecurityPage'),
});
const language = createRoute({
  getParentRoute: () => shell,
  path: '/settings/language',
  staticData: { title: 'Language and theme', back: '/settings' },
  component: lazyRouteComponent(() => import('../pages/language/language-page.tsx'), 'LanguagePage'),
});
const apiToken = createRoute({
  getParentRoute: () => shell,
  path: '/settings/api-token',
  validateSearch: z.object({ buy: z.boolean().optional().catch(undefined) }),
  staticData: { title: 'API Token', back: '/settings' },
  component: lazyRouteComponent(() => import('../pages/api-token/api-token-page.tsx'), 'ApiTokenPage'),
});
const apiReference = createRoute({
  getParentRoute: () => shell,
  path: '/settings/api-reference',
  validateSearch: z.object({
    version: z.enum(apiVersions).optional().catch(undefined),
    operation: z.string().optional().catch(undefined),
    tab: z.enum(['describe', 'try']).optional().catch(undefined),
    find: z.string().optional().catch(undefined),
  }),
  staticData: { title: 'API reference', back: '/settings' },
  component: lazyRouteComponent(() => import('../pages/api-reference/api-reference-page.tsx'), 'ApiReferencePage'),
});
const webhooks = createRoute({
  getParentRoute: () => shell,
  path: '/settings/webhooks',
  staticData: { title: 'Webhooks', back: '/settings' },
  component: lazyRouteComponent(() => import('../pages/webhooks/webhooks-page.tsx'), 'WebhooksPage'),
});
const embedding = createRoute({
  getParentRoute: () => shell,
  path: '/settings/embedding',
  staticData: { title: 'Embedding', back: '/settings' },
  component: lazyRouteComponent(() => import('../pages/embedding/embedding-page.tsx'), 'EmbeddingPage'),
});
const requestLog = createRoute({
  getParentRoute: () => shell,
  path: '/settings/request-log',
  validateSearch: z.object({
    status: z.enum(statusClasses).optional().catch(undefined),
    method: z.enum(requestMethods).optional().catch(undefined),
    path: z.string().optional().catch(undefined),
    requestId: z.string().optional().catch(undefined),
  }),
  staticData: { title: 'Request log', back: '/settings' },
  component: lazyRouteComponent(() => import('../pages/request-log/request-log-page.tsx'), 'RequestLogPage'),
});
const signingCertificate = createRoute({
  getParentRoute: () => shell,
  path: '/settings/signing-certificate',
  staticData: { title: 'Signing certificate', back: '/settings' },
  component: lazyRouteComponent(
    () => import('../pages/signing-certificate/signing-certificate-page.tsx'),
    'SigningCertificatePage',
  ),
});
const plan = createRoute({
  getParentRoute: () => shell,
  path: '/settings/plan',
  staticData: { title: 'Plan', back: '/settings' },
  component: lazyRouteComponent(() => import('../pages/plan/plan-page.tsx'), 'PlanPage'),
});
const credits = createRoute({
  getParentRoute: () => shell,
  path: '/settings/credits',
  validateSearch: z.object({ buy: z.boolean().optional().catch(undefined) }),
  staticData: { title: 'Credits', back: '/settings' },
  component: lazyRouteComponent(() => import('../pages/credits/credits-page.tsx'), 'CreditsPage'),
});
const invoices = createRoute({
  getParentRoute: () => shell,
  path: '/settings/invoices',
  staticData: { title: 'Invoices', back: '/settings' },
  component: lazyRouteComponent(() => import('../pages/invoices/invoices-page.tsx'), 'InvoicesPage'),
});

export const settingsRoutes = [
  settings,
  profile,
  signature,
  security,
  language,
  apiToken,
  apiReference,
  webhooks,
  embedding,
  requestLog,
  signingCertificate,
  plan,
  credits,
  invoices,
] as const;
