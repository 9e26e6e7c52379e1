import type { TemplateAnswer, TemplateInListAnswer, TemplateWidgetAnswer } from '../../../contract/api/template.ts';
import type { TemplatePrefill, TemplateRole } from '../../../domain/template/types.ts';
import type { Widget } from '../../../domain/widget/types.ts';
import { wireOptions } from '../../../domain/widget/wire-options.ts';
import { isObject, type WireObject } from '../../../domain/widget/wire-values.ts';
import type { Deps } from '../../../features/deps.ts';
import { API_FILE_SECONDS, filenameOf, fileUrl } from '../../../features/documents/file-url.ts';
import type { TemplateView } from '../../../features/templates/queries.ts';
import { presentWidget } from './widget.ts';

type PresentDeps = Pick<Deps, 'keys' | 'settings' | 'clock'>;
/** Names of the folders that templates lie in. */
type FolderNames = ReadonlyMap<string, string>;

/** A template in full, with everything that any version shows. */
export function presentTemplate(deps: PresentDeps, template: TemplateView, folders: FolderNames): TemplateAnswer {
  const { settings } = template;
  const { objectId, title, note, folder, file, owner, signers, remind_once_in_every, prefill, ...middle } =
    presentListed(deps, template, folders);
  return {
    objectId,
    title,
    note,
    folder,
    description: template.description,
    pen_colors: [...settings.penColors],
    sender_name: settings.senderName,
    sender_email: settings.senderEmail,
    notify_on_signatures: settings.notifyOnSignatures,
    merge_certificate: settings.mergeCertificate,
    file,
    owner,
    signers,
    ...middle,
    timeToCompleteDays: settings.timeToCompleteDays,
    remind_once_in_every,
    bcc: [...settings.bcc],
    cc: [...settings.cc],
    prefill,
  };
}

/** A template of a list, with everything that any version shows there. */
export function presentListed(deps: PresentDeps, template: TemplateView, folders: FolderNames): TemplateInListAnswer {
  const { settings, folder_id: folderId } = template;
  return {
    objectId: template.id,
    title: template.title,
    note: template.note,
    folder: { objectId: folderId ?? '', name: folders.get(folderId ?? '') ?? '' },
    file: fileUrl(deps, {
      documentId: template.id,
      sha256: template.source_blob,
      kind: 'template',
      filename: filenameOf(template.title, 'document'),
      lifetimeSeconds: API_FILE_SECONDS,
    }),
    owner: template.ownerName,
    signers: template.roles.map(presentRole),
    sendInOrder: settings.sendInOrder,
    send_in_order_strict: settings.sendInOrderStrict,
    allow_offline_sign: settings.allowOfflineSign,
    createdAt: template.created_at.toISOString(),
    updatedAt: template.updated_at.toISOString(),
    enableTour: settings.enableTour,
    redirect_url: settings.redirectUrl,
    allow_modifications: settings.allowModifications,
    auto_reminder: settings.autoReminder,
    remind_once_in_every: settings.remindOnceInEvery,
    prefill: { widgets: template.prefill.map((one) => presentPrefill(deps, template.id, one)) },
  };
}

function presentRole({ role, name, email, phone, widgets }: TemplateRole) {
  return { role, name, email, phone, widgets: widgets.map((widget) => presentPlaced(widget, optionsOf(widget))) };
}

/** "" while it is open; a picture is told by its address. */
function presentPrefill(deps: PresentDeps, templateId: string, { widget, response }: TemplatePrefill) {
  return presentPlaced(widget, { ...optionsOf(widget), response: responseOf(deps, templateId, response) });
}

function responseOf(deps: PresentDeps, templateId: string, response: TemplatePrefill['response']) {
  if (response === null) return '';
  if (typeof response !== 'object' || !('image' in response)) return response;
  return fileUrl(deps, {
    documentId: templateId,
    sha256: response.image,
    kind: 'picture',
    filename: 'picture.png',
    lifetimeSeconds: API_FILE_SECONDS,
  });
}

function presentPlaced(widget: Widget, options: Record<string, unknown>): TemplateWidgetAnswer {
  return { ...presentWidget(widget), options };
}

/** As given when the template was made, defaults added; the size of letters, which is clamped, in both spellings. */
function optionsOf(widget: Widget): Record<string, unknown> {
  const { response: _told, ...given }: WireObject = isObject(widget.wire?.options) ? widget.wire.options : {};
  const { name, color, fontsize, hideTextWithAsterisks } = widget.options;
  const usual = wireOptions(widget);
  return {
    ...usual,
    ...given,
    name,
    ...('color' in usual ? { color, fontsize, fontSize: fontsize } : {}),
    ...('hide_text_with_asterisks' in usual ? { hide_text_with_asterisks: hideTextWithAsterisks } : {}),
  };
}
