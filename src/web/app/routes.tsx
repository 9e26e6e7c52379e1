import { createRoute, lazyRouteComponent, redirect } from '@tanstack/react-router';
import { z } from 'zod';
import { apiVersions } from '../../contract/api/versions.ts';
import { requestMethods, statusClasses } from '../../contract/app/request-log.ts';
import { gateRoutes } from './gate-routes.tsx';
import { PageMissing } from './page-states.tsx';
import { root } from './root-route.tsx';
import { mustBeSignedIn, shell } from './shell-route.tsx';
import { templateRoutes } from './template-routes.tsx';

const terms = createRoute({
  getParentRoute: () => root,
  path: '/terms',
  staticData: { title: 'Terms' },
  component: lazyRouteComponent(() => import('../pages/legal/legal-page.tsx'), 'TermsPage'),
});
const privacy = createRoute({
  getParentRoute: () => root,
  path: '/privacy',
  staticData: { title: 'Privacy' },
  component: lazyRouteComponent(() => import('../pages/legal/legal-page.tsx'), 'PrivacyPage'),
});
const verify = createRoute({
  getParentRoute: () => root,
  path: '/verify',
  staticData: { title: 'Verify a PDF' },
  component: lazyRouteComponent(() => import('../pages/verify/verify-page.tsx'), 'VerifyPage'),
});

const home = createRoute({
  getParentRoute: () => shell,
  path: '/',
  staticData: { title: 'Home' },
  component: lazyRouteComponent(() => import('../pages/home/home-page.tsx'), 'HomePage'),
});
const documents = createRoute({
  getParentRoute: () => shell,
  path: '/documents',
  validateSearch: z.object({
    status: z.string().optional().catch(undefined),
    page: z.number().int().min(1).optional().catch(undefined),
    find: z.string().optional().catch(undefined),
  }),
  staticData: { title: 'Documents' },
  component: lazyRouteComponent(() => import('../pages/documents/documents-page.tsx'), 'DocumentsPage'),
});
const documentDetail = createRoute({
  getParentRoute: () => shell,
  path: '/documents/$documentId',
  validateSearch: z.object({ tab: z.enum(['activity', 'fields', 'details', 'files']).optional().catch(undefined) }),
  staticData: { title: 'Document', back: '/documents' },
  component: lazyRouteComponent(() => import('../pages/document/document-page.tsx'), 'DocumentPage'),
});
const mailbox = createRoute({
  getParentRoute: () => shell,
  path: '/mailbox',
  validateSearch: z.object({ mail: z.string().optional().catch(undefined) }),
  staticData: { title: 'Mailbox' },
  component: lazyRouteComponent(() => import('../pages/mailbox/mailbox-page.tsx'), 'MailboxPage'),
});
const help = createRoute({
  getParentRoute: () => shell,
  path: '/help',
  beforeLoad: () => {
    throw redirect({ to: '/help/api-token' });
  },
});
const helpApiToken = createRoute({
  getParentRoute: () => shell,
  path: '/help/api-token',
  staticData: { title: 'Help' },
  component: lazyRouteComponent(() => import('../pages/help/help-page.tsx'), 'HelpPage'),
});

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

const operatorInvoices = createRoute({
  getParentRoute: () => shell,
  path: '/operator',
  validateSearch: z.object({
    status: z.enum(['open', 'paid', 'withdrawn']).optional().catch(undefined),
    find: z.string().optional().catch(undefined),
  }),
  staticData: { title: 'Operator' },
  component: lazyRouteComponent(() => import('../pages/operator/operator-invoices-page.tsx'), 'OperatorInvoicesPage'),
});
const operatorAccounts = createRoute({
  getParentRoute: () => shell,
  path: '/operator/accounts',
  validateSearch: z.object({ find: z.string().optional().catch(undefined) }),
  staticData: { title: 'Accounts', back: '/operator' },
  component: lazyRouteComponent(() => import('../pages/operator/operator-accounts-page.tsx'), 'OperatorAccountsPage'),
});

/* Screens that fill the window, without rail. */
const desk = createRoute({
  getParentRoute: () => root,
  id: 'desk',
  beforeLoad: mustBeSignedIn,
  component: lazyRouteComponent(() => import('./desk.tsx'), 'Desk'),
});
const editDocument = createRoute({
  getParentRoute: () => desk,
  path: '/documents/$documentId/edit',
  staticData: { title: 'Draft' },
  component: lazyRouteComponent(() => import('../pages/editor/editor-page.tsx'), 'EditDocumentPage'),
});
const editTemplate = createRoute({
  getParentRoute: () => desk,
  path: '/templates/$templateId/edit',
  validateSearch: z.object({ use: z.boolean().optional().catch(undefined) }),
  staticData: { title: 'Template' },
  component: lazyRouteComponent(() => import('../pages/editor/editor-page.tsx'), 'EditTemplatePage'),
});
/* Whoever holds a link to a draft edits it without an account. */
const linkDesk = createRoute({
  getParentRoute: () => root,
  id: 'link-desk',
  component: lazyRouteComponent(() => import('./desk.tsx'), 'LinkDesk'),
});
const draftLink = createRoute({
  getParentRoute: () => linkDesk,
  path: '/draft/$token',
  staticData: { title: 'Draft' },
  component: lazyRouteComponent(() => import('../pages/editor/editor-page.tsx'), 'DraftLinkPage'),
});
const templateLink = createRoute({
  getParentRoute: () => linkDesk,
  path: '/drafttemplate/$token',
  staticData: { title: 'Template' },
  component: lazyRouteComponent(() => import('../pages/editor/editor-page.tsx'), 'TemplateLinkPage'),
});

/* Any other address, inside the frame, so that there is a way on. */
const missing = createRoute({
  getParentRoute: () => shell,
  path: '$',
  staticData: { title: 'Nothing here' },
  component: PageMissing,
});

export const routeTree = root.addChildren([
  gateRoutes,
  terms,
  privacy,
  verify,
  desk.addChildren([editDocument, editTemplate]),
  linkDesk.addChildren([draftLink, templateLink]),
  shell.addChildren([
    home,
    documents,
    ...templateRoutes,
    documentDetail,
    mailbox,
    help,
    helpApiToken,
    settings,
    profile,
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
    operatorInvoices,
    operatorAccounts,
    missing,
  ]),
]);
