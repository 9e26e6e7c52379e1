// Every package that runs with the product must have a licence from the list.
import { readFileSync } from 'node:fs';

const allowed = new Set([
  'MIT',
  'MIT-0',
  'Apache-2.0',
  'BSD-2-Clause',
  'BSD-3-Clause',
  'ISC',
  'MPL-2.0',
  '0BSD',
  'CC0-1.0',
  'BlueOak-1.0.0',
  'PostgreSQL',
  'OFL-1.1',
]);

// Permissive licences beyond the list that came with a dependency's dependency: docs/decisions/001.
const tolerated = { argparse: 'Python-2.0', pako: 'Zlib' };

const lock = JSON.parse(readFileSync('package-lock.json', 'utf8'));
const refused = [];
let checked = 0;
for (const [path, entry] of Object.entries(lock.packages)) {
  if (path === '' || entry.dev || entry.link) continue;
  let manifest;
  try {
    manifest = JSON.parse(readFileSync(`${path}/package.json`, 'utf8'));
  } catch {
    continue; // an optional package of another platform
  }
  checked += 1;
  const licence = (typeof manifest.license === 'string' ? manifest.license : manifest.license?.type) ?? 'none stated';
  if (!isAllowed(licence, tolerated[manifest.name])) refused.push(`${manifest.name}@${manifest.version}: ${licence}`);
}

/** "(A OR B)" needs one, "(A AND B)" needs all. */
function isAllowed(expression, extra) {
  const bare = expression.replace(/[()]/g, '');
  if (/ AND /i.test(bare)) return bare.split(/ AND /i).every((one) => isAllowed(one, extra));
  return bare.split(/ OR /i).some((one) => allowed.has(one.trim()) || one.trim() === extra);
}

if (refused.length > 0) {
  console.error(`Licences that are not on the list:\n  ${refused.join('\n  ')}`);
  process.exit(1);
}
console.log(`${checked} packages, all with a licence from the list`);
