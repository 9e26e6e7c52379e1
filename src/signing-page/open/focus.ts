/** Puts the focus on the control of a field, or on the first of its options. Returns whether there is one. */
export function focusControl(id: string, options: FocusOptions = {}): boolean {
  const control = document.getElementById(id) ?? document.querySelector<HTMLElement>(`[name="${CSS.escape(id)}"]`);
  control?.focus(options);
  return control !== null;
}
