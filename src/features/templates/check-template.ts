import { modeObstacle, settingObstacle } from '../../domain/document/signature-mode.ts';
import type { PageBox } from '../../domain/document/types.ts';
import { isInside } from '../../domain/draft/inside.ts';
import { type Refusal, refuse } from '../../domain/refusal.ts';
import { publicFault } from '../../domain/template/public-role.ts';
import { roleFault } from '../../domain/template/roles.ts';
import type { Widget } from '../../domain/widget/types.ts';
import type { Deps } from '../deps.ts';
import { isAccessCode } from '../documents/access-code.ts';
import { checkCopies } from '../documents/check-copies.ts';
import { refuseMode } from '../documents/signature-mode.ts';
import type { NewRole, NewTemplate, TemplateRefusal } from './new-template.ts';

type Content = {
  readonly roles: readonly NewRole[];
  readonly prefill: readonly { readonly widget: Widget }[];
} & Pick<NewTemplate, 'state' | 'isPublic'> & { readonly settings: NewTemplate['settings'] };

/** What can be refused before the file is looked at. */
export function checkContent(
  content: Content,
  limits: Deps['settings']['limits'],
): Refusal<TemplateRefusal> | undefined {
  const { roles, prefill, state, isPublic, settings } = content;
  if (roles.length > limits.recipientsPerDocument) {
    return refuse('too-many-recipients', { limit: limits.recipientsPerDocument });
  }
  const widgets = prefill.length + roles.reduce((sum, role) => sum + role.widgets.length, 0);
  if (widgets > limits.widgetsPerDocument) return refuse('too-many-widgets', { limit: limits.widgetsPerDocument });
  const copies = checkCopies(settings, limits);
  if (copies) return copies;
  const fault = roleFault(roles, state);
  if (fault) return fault;
  const coded = roles.find(({ accessCode }) => accessCode !== null && !isAccessCode(accessCode));
  if (coded) return refuse('bad-access-code', { role: coded.role });
  const people = roles.map(({ type, widgets: given }) => ({ type, widgets: given }));
  const obstacle =
    state === 'unfinished' ? settingObstacle(settings) : modeObstacle({ kind: 'request-sign', settings, people });
  const forbidden = refuseMode(settings.signatureMode, obstacle);
  if (forbidden) return forbidden;
  return isPublic ? publicFault(roles, settings.sendInOrder) : undefined;
}

/** Every widget lies on a page that exists, within it. */
export function checkWidgetPlaces(
  content: Pick<Content, 'prefill'> & { readonly roles: readonly { readonly widgets: readonly Widget[] }[] },
  pages: readonly PageBox[],
): Refusal<'widget-outside-page'> | undefined {
  const widgets = [...content.roles.flatMap((role) => role.widgets), ...content.prefill.map(({ widget }) => widget)];
  const outside = widgets.find((widget) => !isInside(widget, pages));
  return outside && refuse('widget-outside-page', { name: outside.options.name, page: outside.page });
}
