const addressShape = /^[^\s@<>,;"()\\]+@[^\s@<>,;"()\\]+$/;

/** True for what can be the address of a mail. */
export function isMailAddress(address: string): boolean {
  return address.length <= 254 && addressShape.test(address);
}
