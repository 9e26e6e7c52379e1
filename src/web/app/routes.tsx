import { createRoute, lazyRouteComponent, redirect } from '@tanstack/react-router';
import { z } from 'zod';
import { gateRoutes } from './gate-routes.tsx';
import { PageMissing } from './page-states.tsx';
import { root } from './root-route.tsx';
import { settingsRoutes } from './settings-routes.tsx';
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
    ...settingsRoutes,
    operatorInvoices,
    operatorAccounts,
    missing,
  ]),
]);
