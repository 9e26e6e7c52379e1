import { loginToSandbox } from '../../contract/app/tokens.ts';
import { call } from './api.ts';

/**
 * One click into the sandbox: asks live for a single-use assertion and posts it there as a form. A new tab is opened
 * before the request, inside the click, so that no browser takes it for a pop-up.
 */
export async function enterSandbox(where: 'same-tab' | 'new-tab'): Promise<void> {
  const tab = where === 'new-tab' ? window.open('', `signet-sandbox-${Date.now()}`) : null;
  try {
    const { action, assertion } = await call(loginToSandbox);
    post(action, assertion, tab === null ? (where === 'new-tab' ? '_blank' : '_self') : tab.name);
  } catch (error) {
    tab?.close();
    throw error;
  }
}

function post(action: string, assertion: string, target: string): void {
  const form = document.createElement('form');
  form.method = 'post';
  form.action = action;
  form.target = target;
  form.hidden = true;
  const field = document.createElement('input');
  field.type = 'hidden';
  field.name = 'assertion';
  field.value = assertion;
  form.append(field);
  document.body.append(form);
  form.submit();
  form.remove();
}
