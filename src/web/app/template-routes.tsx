import { createRoute, lazyRouteComponent } from '@tanstack/react-router';
import { z } from 'zod';
import { bulkStatuses } from '../../contract/app/bulk-send.ts';
import { shell } from './shell-route.tsx';

const templates = createRoute({
  getParentRoute: () => shell,
  path: '/templates',
  validateSearch: z.object({
    page: z.number().int().min(1).optional().catch(undefined),
    find: z.string().optional().catch(undefined),
    view: z.enum(['grid', 'list']).optional().catch(undefined),
  }),
  staticData: { title: 'Templates' },
  component: lazyRouteComponent(() => import('../pages/templates/templates-page.tsx'), 'TemplatesPage'),
});
const newTemplate = createRoute({
  getParentRoute: () => shell,
  path: '/templates/new',
  staticData: { title: 'New template', back: '/templates' },
  component: lazyRouteComponent(() => import('../pages/new-template/new-template-page.tsx'), 'NewTemplatePage'),
});
const bulkSend = createRoute({
  getParentRoute: () => shell,
  path: '/templates/$templateId/bulk-send',
  staticData: { title: 'Bulk send', back: '/templates' },
  component: lazyRouteComponent(() => import('../pages/bulk-send/bulk-send-page.tsx'), 'BulkSendPage'),
});
const bulkRun = createRoute({
  getParentRoute: () => shell,
  path: '/bulk-sends/$bulkSendId',
  validateSearch: z.object({
    status: z.enum(bulkStatuses).optional().catch(undefined),
    page: z.number().int().min(1).optional().catch(undefined),
  }),
  staticData: { title: 'Bulk send', back: '/templates' },
  component: lazyRouteComponent(() => import('../pages/bulk-run/bulk-run-page.tsx'), 'BulkRunPage'),
});

/** Templates, and the many documents that are made of one in one go. */
export const templateRoutes = [templates, newTemplate, bulkSend, bulkRun] as const;
