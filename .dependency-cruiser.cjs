/**
 * The arrows of ARCHITECTURE.md. `npm run lint` fails on a broken one; tests/architecture.test.ts plants
 * violations to prove that it does.
 */
const tiers = [
  ['plans'],
  ['audit', 'mail', 'webhooks', 'credits', 'certificates', 'contacts', 'folders', 'request-log', 'saved-signatures'],
  ['sessions', 'tokens', 'signing-certificate'],
  ['billing', 'embedding'],
  ['accounts'],
  ['documents'],
  ['signing', 'templates', 'verification'],
  ['sealing', 'drafts', 'public-signing'],
  ['sandbox-access', 'bulk-send'],
];
const feature = (names) => `^src/features/(${names.join('|')})/`;
const product =
  '^src/(domain|pdf|platform|contract|features|http|jobs|cli|web|signing-page|boot|context|main|signet|config|settings)';

function only(name, from, allowed, comment) {
  return {
    name,
    comment,
    severity: 'error',
    from: { path: from, pathNot: '\\.test\\.tsx?$|/testing/' },
    to: { path: product, pathNot: allowed },
  };
}

module.exports = {
  forbidden: [
    only('domain-imports-nothing', '^src/domain/', '^src/domain/', 'Rules know only rules.'),
    only('pdf-imports-nothing', '^src/pdf/', '^src/pdf/', 'The PDF library is usable alone.'),
    only('platform-imports-nothing', '^src/platform/', '^src/platform/', 'Effects without product words.'),
    only('contract-sees-domain', '^src/contract/', '^src/(contract|domain)/', 'The wire knows rules, no effects.'),
    only('features-look-down', '^src/features/', '^src/(features|domain|pdf|platform)/', 'Use cases know no edge.'),
    only('http-edge', '^src/http/', '^src/(http|features|contract|domain|platform)/', 'Edges never import each other.'),
    only('jobs-edge', '^src/jobs/', '^src/(jobs|features|contract|domain|platform)/', 'Edges never import each other.'),
    only('cli-edge', '^src/cli/', '^src/(cli|features|contract|domain|platform)/', 'Edges never import each other.'),
    only('web-is-a-client', '^src/web/', '^src/(web|contract|domain)/', 'The browser sees the wire and the rules.'),
    only(
      'signing-page-is-a-client',
      '^src/signing-page/',
      '^src/(signing-page|contract|domain)/',
      'The browser sees the wire and the rules.',
    ),
    {
      name: 'domain-is-pure',
      comment: 'No Node, no npm in the rules.',
      severity: 'error',
      from: { path: '^src/domain/', pathNot: '\\.test\\.ts$' },
      to: { dependencyTypes: ['core', 'npm', 'npm-dev', 'npm-optional', 'npm-no-pkg', 'npm-unknown'] },
    },
    {
      name: 'pdf-through-the-front-door',
      comment: 'Features use the library by its index; only its worker pool is built elsewhere (context.ts).',
      severity: 'error',
      from: { path: '^src/features/' },
      to: { path: '^src/pdf/', pathNot: '^src/pdf/index\\.ts$' },
    },
    {
      name: 'stores-are-private',
      comment: "A feature's SQL belongs to it.",
      severity: 'error',
      from: { path: '^src/features/([^/]+)/' },
      to: { path: '^src/features/([^/]+)/store\\.ts$', pathNot: '^src/features/$1/store\\.ts$' },
    },
    {
      name: 'stores-are-private-to-features',
      comment: "A feature's SQL belongs to it.",
      severity: 'error',
      from: { path: '^src/(http|jobs|cli|web|signing-page)/' },
      to: { path: '^src/features/[^/]+/store\\.ts$' },
    },
    ...tiers.map((names, tier) => ({
      name: `feature-tier-${tier + 1}`,
      comment: 'A feature imports only from the tiers below its own, and from itself.',
      severity: 'error',
      from: { path: `^src/features/(${names.join('|')})/`, pathNot: '\\.test\\.tsx?$' },
      to: {
        path: feature([...names, ...tiers.slice(tier + 1).flat()]),
        pathNot: '^src/features/$1/',
      },
    })),
    {
      name: 'web-features-apart',
      comment: 'Pages compose; features never import each other.',
      severity: 'error',
      from: { path: '^src/web/features/([^/]+)/' },
      to: { path: '^src/web/(features|pages)/', pathNot: '^src/web/features/$1/' },
    },
    { name: 'no-circular', comment: 'No cycle anywhere.', severity: 'error', from: {}, to: { circular: true } },
    {
      name: 'no-dev-dependency-at-run-time',
      severity: 'error',
      from: { path: '^src/', pathNot: '\\.test\\.tsx?$|^src/(web|signing-page)/|/testing/' },
      to: { dependencyTypes: ['npm-dev'], pathNot: '@types/' },
    },
  ],
  options: {
    doNotFollow: { path: 'node_modules' },
    tsPreCompilationDeps: true,
    enhancedResolveOptions: {
      exportsFields: ['exports'],
      conditionNames: ['import', 'require', 'node', 'default', 'types'],
    },
  },
};
