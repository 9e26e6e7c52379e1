/** Where to go after sign-in: only an address inside the app, never another site's. */
export function safeNext(next: string | undefined): string {
  return next !== undefined && /^\/(?![/\\])/.test(next) ? next : '/';
}
