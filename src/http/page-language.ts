import type { FastifyReply, FastifyRequest } from 'fastify';
import { acceptedLanguage, type Language, readLanguage } from '../domain/language/languages.ts';
import type { Deps } from '../features/deps.ts';

type LanguageDeps = Pick<Deps, 'environment' | 'settings'>;

const YEAR_SECONDS = 365 * 24 * 3600;

function cookieName({ environment }: LanguageDeps): string {
  return `signet_${environment.name}_language`;
}

/** What the link to another language asks for: `?lang=de`. */
export function chosenLanguage(request: FastifyRequest): Language | undefined {
  const { lang } = request.query as { readonly lang?: unknown };
  return typeof lang === 'string' ? readLanguage(lang) : undefined;
}

/** Of a visitor nobody has set one for: as chosen before in this browser, else as the browser asks. */
export function visitorLanguage(deps: LanguageDeps, request: FastifyRequest): Language {
  const kept = readLanguage(request.cookies[cookieName(deps)] ?? '');
  return chosenLanguage(request) ?? kept ?? acceptedLanguage(request.headers['accept-language']) ?? 'en';
}

export function keepLanguage(deps: LanguageDeps, reply: FastifyReply, language: Language): void {
  reply.setCookie(cookieName(deps), language, {
    path: '/',
    httpOnly: true,
    sameSite: 'lax',
    secure: deps.settings.publicUrl.startsWith('https:'),
    maxAge: YEAR_SECONDS,
  });
}
