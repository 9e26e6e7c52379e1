/** @jsxImportSource preact */
import { useState } from 'preact/hooks';
import { usePage } from '../context.ts';
import { Icon } from '../parts/icons.tsx';
import { words } from '../words.ts';

/** On wide screens: a QR code that opens the same document on a phone. */
export function PhoneCode() {
  const { api } = usePage();
  const [picture, setPicture] = useState<string>();
  async function show(): Promise<void> {
    const { svg } = await api.post<{ svg: string }>('phone-link');
    setPicture(`data:image/svg+xml;base64,${btoa(svg)}`);
  }
  return (
    <div class="phone-code wide-only">
      {picture ? (
        <>
          <img src={picture} alt={words.signature.phone} width={160} height={160} />
          <p class="input-hint">{words.signature.phoneHint}</p>
        </>
      ) : (
        <button type="button" class="quiet-button" onClick={() => void show().catch(() => undefined)}>
          <Icon name="phone" size={20} />
          {words.signature.phone}
        </button>
      )}
    </div>
  );
}
