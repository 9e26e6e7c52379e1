import { type EmbedMessage, embedEvents } from '../../domain/recipient/embed-event.ts';

/**
 * `<signet-sign src="SIGNING LINK">`: the signing page in a frame. What happens in it are events of the element
 * (`ready`, `viewed`, `signed`, `declined`, `error`) whose `detail` is the message.
 */
class SignetSign extends HTMLElement {
  static readonly observedAttributes = ['src', 'title'];
  readonly #frame = document.createElement('iframe');
  readonly #hear = (event: MessageEvent): void => this.#onMessage(event);

  constructor() {
    super();
    const root = this.attachShadow({ mode: 'open' });
    const style = document.createElement('style');
    style.textContent = ':host{display:block;height:720px}iframe{border:0;width:100%;height:100%;display:block}';
    this.#frame.allow = 'clipboard-write';
    root.append(style, this.#frame);
  }

  connectedCallback(): void {
    window.addEventListener('message', this.#hear);
    this.#show();
  }

  disconnectedCallback(): void {
    window.removeEventListener('message', this.#hear);
  }

  attributeChangedCallback(): void {
    if (this.isConnected) this.#show();
  }

  #show(): void {
    this.#frame.title = this.getAttribute('title') ?? 'Sign the document';
    const src = this.getAttribute('src') ?? '';
    if (URL.canParse(src) && this.#frame.src !== src) this.#frame.src = src;
  }

  /** Only what this frame says, from the address it was given: any window may post to this page. */
  #onMessage({ source, origin, data }: MessageEvent): void {
    if (source !== this.#frame.contentWindow || origin !== new URL(this.#frame.src).origin || !isMessage(data)) return;
    this.dispatchEvent(new CustomEvent(data.type, { detail: data }));
  }
}

function isMessage(data: unknown): data is EmbedMessage {
  if (typeof data !== 'object' || data === null || !('signet' in data) || !('type' in data)) return false;
  return data.signet === 1 && embedEvents.some((one) => one === data.type);
}

if (!customElements.get('signet-sign')) customElements.define('signet-sign', SignetSign);
