/** The instance can't start, for a reason the operator can mend; the message is one sentence for standard error. */
export class StartRefused extends Error {
  override readonly name = 'StartRefused';
}
