import { createdAnswer } from '../../../contract/api/answers.ts';
import { apiTexts } from '../../../contract/api/errors.ts';
import { useTemplateBody } from '../../../contract/api/template.ts';
import { isRefusal } from '../../../domain/refusal.ts';
import { isObject } from '../../../domain/widget/wire-values.ts';
import { createDocument as create } from '../../../features/documents/create.ts';
import { fileLimitBytes } from '../../../features/plans/entitlements.ts';
import { documentFromTemplate, type UseRefusal } from '../../../features/templates/document-from-template.ts';
import { findTemplate } from '../../../features/templates/queries.ts';
import { isId } from '../known-id.ts';
import { failure, type Operation, wrongType } from '../operation.ts';
import { missingParameter } from '../read-content.ts';
import { readTemplateUse } from '../read-template.ts';
import { createdDocumentAnswer, createRefusalAnswer } from './create-document.ts';

/** What is not right with the template, or with who is to take its roles. */
const setup: readonly UseRefusal[] = [
  'not-ready',
  'role-without-person',
  'person-without-email',
  'unknown-role',
  'prefill-missing',
];

export const useTemplate: Operation = {
  method: 'POST',
  path: '/createdocument/:template_id',
  body: 'file',
  docs: {
    id: 'createDocumentFromTemplate',
    tag: 'Documents',
    summary: 'Make a document from a template and send it',
    request: useTemplateBody,
    answer: createdAnswer,
    errors: {
      400: [apiTexts.setupTemplate, apiTexts.missingParameters],
      404: apiTexts.unknownTemplate,
      409: apiTexts.keyInFlight,
    },
  },
  async handle(deps, { caller, params, body, meta }) {
    const id = params.template_id;
    const template = isId(id) ? await findTemplate(deps.db, caller.accountId, id) : undefined;
    if (template === undefined) return failure(404, apiTexts.unknownTemplate);
    // An empty list is an answer: everybody is as in the template. A body without one is a probe of the token.
    if (!isObject(body) || body.signers === undefined || body.signers === null) {
      return createRefusalAnswer(missingParameter('signers'));
    }
    const parsed = useTemplateBody.safeParse(body);
    if (!parsed.success) return wrongType(parsed.error);
    const { date_format: ownerDateFormat } = caller.account;
    const use = readTemplateUse(parsed.data, { fileLimit: fileLimitBytes(deps, caller.tenant), ownerDateFormat });
    if (isRefusal(use)) return createRefusalAnswer(use);
    const input = documentFromTemplate(caller.account, template, use);
    if (isRefusal(input)) {
      const wanting = setup.some((code) => code === input.refused);
      return failure(400, wanting ? apiTexts.setupTemplate : apiTexts.generic, input);
    }
    const created = await create(deps, caller, input, meta);
    if (isRefusal(created)) return createRefusalAnswer(created);
    return createdDocumentAnswer(created);
  },
};
