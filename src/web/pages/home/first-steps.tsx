import { useQuery } from '@tanstack/react-query';
import { FlaskConical, KeyRound } from 'lucide-react';
import { tokensQuery } from '../../features/tokens/api/tokens.ts';
import { useInstance } from '../../lib/instance.ts';
import { useMe } from '../../lib/me.ts';
import { buttonClass } from '../../ui/button.tsx';
import { CodeSample, type Sample } from '../../ui/code-sample.tsx';
import { Link } from '../../ui/link.tsx';

/** The first call in full: any PDF called contract.pdf, sent to oneself. */
function firstCall(baseUrl: string, name: string, email: string): readonly Sample[] {
  return [
    {
      language: 'curl',
      code: [
        `curl ${baseUrl}/createdocument \\`,
        '  -H "x-api-token: $SIGNET_TOKEN" \\',
        '  -H "content-type: application/json" \\',
        '  -d @- <<END',
        '{',
        '  "title": "My first document",',
        `  "file": "$(base64 < contract.pdf | tr -d '\\n')",`,
        '  "signers": [{',
        '    "role": "Signer",',
        `    "name": ${JSON.stringify(name)},`,
        `    "email": ${JSON.stringify(email)},`,
        '    "widgets": [',
        '      { "type": "signature", "page": 1, "x": 72, "y": 640, "w": 180, "h": 60 }',
        '    ]',
        '  }]',
        '}',
        'END',
      ].join('\n'),
    },
    {
      language: 'TypeScript',
      code: [
        'import { readFile } from "node:fs/promises";',
        '',
        `const answer = await fetch("${baseUrl}/createdocument", {`,
        '  method: "POST",',
        '  headers: {',
        '    "x-api-token": process.env.SIGNET_TOKEN ?? "",',
        '    "content-type": "application/json",',
        '  },',
        '  body: JSON.stringify({',
        '    title: "My first document",',
        '    file: await readFile("contract.pdf", "base64"),',
        '    signers: [{',
        '      role: "Signer",',
        `      name: ${JSON.stringify(name)},`,
        `      email: ${JSON.stringify(email)},`,
        '      widgets: [{ type: "signature", page: 1, x: 72, y: 640, w: 180, h: 60 }],',
        '    }],',
        '  }),',
        '});',
        'console.log(await answer.json());',
      ].join('\n'),
    },
  ];
}

/** Home before the first document: get a token, make the first call, and it shows up here. */
export function FirstSteps() {
  const { environment } = useInstance();
  const { account } = useMe();
  const tokens = useQuery(tokensQuery);
  const page = tokens.data;
  const inSandbox = environment === 'sandbox';
  const mayLive = page?.live.state === 'allowed';
  const baseUrl = inSandbox || !mayLive ? page?.sandbox.baseUrl : page?.live.baseUrl;
  return (
    <section
      aria-labelledby="first-steps"
      className="rounded-card border border-line bg-surface px-4 py-6 sm:px-8 sm:py-8"
    >
      <div className="flex flex-col items-center text-center">
        <span className="grid size-14 place-items-center rounded-card bg-soft text-accent">
          <KeyRound aria-hidden="true" className="size-5" strokeWidth={1.75} />
        </span>
        <h2 id="first-steps" className="mt-4 text-title font-semibold sm:text-hero">
          Send your first document
        </h2>
        <p className="mt-1 max-w-xl text-lead text-muted">
          Your program sends a PDF with the people and the places to sign. They need no account.
          {!inSandbox && page !== undefined && !mayLive && ' On your plan this starts in the sandbox, free of charge.'}
        </p>
        <div className="mt-5 flex flex-wrap justify-center gap-2">
          <Link to="/settings/api-token" className={buttonClass({ variant: 'primary' })}>
            Get an API token
          </Link>
          <Link to="/help/api-token" className={buttonClass({ variant: 'quiet' })}>
            Read the guide
          </Link>
        </div>
      </div>
      {baseUrl !== undefined && (
        <div className="mx-auto mt-6 max-w-2xl">
          <p className="mb-2 flex items-center gap-2 text-body font-medium">
            {baseUrl === page?.sandbox.baseUrl && (
              <FlaskConical aria-hidden="true" className="size-4" strokeWidth={1.75} />
            )}
            Then run this next to a file contract.pdf
          </p>
          <CodeSample samples={firstCall(baseUrl, account.name, account.email)} label="First document" />
        </div>
      )}
    </section>
  );
}
