/** @jsxImportSource preact */
import { useState } from 'preact/hooks';
import type { OpenView } from '../../domain/recipient/signing-view.ts';
import { usePage } from '../context.ts';
import { dayText } from '../logic/times.ts';
import { words } from '../words.ts';

/** Who asks for what, and until when. */
export function Strip({ view, fields }: { readonly view: OpenView; readonly fields: number }) {
  const { zone } = usePage();
  const [whole, setWhole] = useState(false);
  const { document: paper, me } = view;
  const ends = paper.expiresAt ? ` ${words.strip.ends(dayText(paper.expiresAt, zone))}` : '';
  const long = paper.note.length > 140 || paper.note.split('\n').length > 3;
  return (
    <section class="strip" aria-labelledby="strip-title">
      <h2 class="strip-title" id="strip-title">
        {view.selfSign ? words.own.strip : words.strip.asks(paper.senderName, me.type)}
      </h2>
      <p class="strip-facts">{`${words.strip.facts(fields, paper.pages.length)}${ends}`}</p>
      {paper.note && (
        <div class="strip-note">
          <p class={whole ? 'note whole' : 'note'} dir="auto">
            {words.strip.quoted(paper.note)}
          </p>
          {long && (
            <button type="button" class="link-button" aria-expanded={whole} onClick={() => setWhole(!whole)}>
              {whole ? words.strip.less : words.strip.more}
            </button>
          )}
        </div>
      )}
    </section>
  );
}
