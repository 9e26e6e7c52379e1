/** @jsxImportSource preact */
import type { PageOptions } from '../../contract/sign/page.ts';
import { languageNames, languages } from '../../domain/language/languages.ts';
import { Icon } from './icons.tsx';

/** Plain links: the server remembers what was chosen and answers with the page in it. */
export function LanguageLinks({ options: { address, language: chosen } }: { readonly options: PageOptions }) {
  const before = `${address}${address.includes('?') ? '&' : '?'}lang=`;
  return (
    <ul class="languages">
      {languages.map((language) => (
        <li key={language}>
          <a
            href={`${before}${language}`}
            lang={language}
            hreflang={language}
            aria-current={language === chosen ? 'true' : undefined}
          >
            <span>{languageNames[language]}</span>
            {language === chosen && <Icon name="check" size={20} />}
          </a>
        </li>
      ))}
    </ul>
  );
}
