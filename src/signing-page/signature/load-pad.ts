/** The code of the pad: asked for at Start, so that it is there when the pad is. */
export function loadPad() {
  return import('signature_pad');
}
