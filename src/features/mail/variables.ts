/** Replaces `{{name}}` by its value, escaped for HTML where asked; unknown names stay as typed. */
export function fillVariables(
  template: string,
  values: Readonly<Record<string, string>>,
  form: 'text' | 'html',
): string {
  return template.replace(/\{\{\s*([a-z_]+)\s*\}\}/g, (typed, name: string) => {
    const value = Object.hasOwn(values, name) ? values[name] : undefined;
    if (value === undefined) return typed;
    return form === 'html' ? escapeHtml(value) : value;
  });
}

export function escapeHtml(text: string): string {
  return text
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;')
    .replaceAll("'", '&#39;');
}
