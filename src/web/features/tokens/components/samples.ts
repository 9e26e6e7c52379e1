import type { Sample } from '../../../ui/code-sample.tsx';

/** The first call in two languages: with the token itself while it is shown, with a variable afterwards. */
export function getUserSamples(baseUrl: string, token: string | null): readonly Sample[] {
  const script = token === null ? 'process.env.SIGNET_TOKEN ?? ""' : `"${token}"`;
  return [
    { language: 'curl', code: `curl ${baseUrl}/getuser \\\n  -H "x-api-token: ${token ?? '$SIGNET_TOKEN'}"` },
    {
      language: 'TypeScript',
      code: `const answer = await fetch("${baseUrl}/getuser", {\n  headers: { "x-api-token": ${script} },\n});\nconsole.log(await answer.json());`,
    },
  ];
}
