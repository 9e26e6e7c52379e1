import cedarville from '@fontsource/cedarville-cursive/files/cedarville-cursive-latin-400-normal.woff2?url';
import dancing from '@fontsource/dancing-script/files/dancing-script-latin-500-normal.woff2?url';
import dancingExt from '@fontsource/dancing-script/files/dancing-script-latin-ext-500-normal.woff2?url';
import delicious from '@fontsource/delicious-handrawn/files/delicious-handrawn-latin-400-normal.woff2?url';
import deliciousExt from '@fontsource/delicious-handrawn/files/delicious-handrawn-latin-ext-400-normal.woff2?url';
import fasthand from '@fontsource/fasthand/files/fasthand-latin-400-normal.woff2?url';
import type { Face } from '../../../domain/signature/faces.ts';

const files: Readonly<Record<string, readonly string[]>> = {
  'dancing-script': [dancing, dancingExt],
  'cedarville-cursive': [cedarville],
  'delicious-handrawn': [delicious, deliciousExt],
  fasthand: [fasthand],
};

const loads = new Map<string, Promise<void>>();

/** Loads a handwriting face once; the product's own is there already. */
export function loadFace({ id, family, weight }: Face): Promise<void> {
  const known = loads.get(id);
  if (known !== undefined) return known;
  const load = Promise.all(
    (files[id] ?? []).map(async (file, index) => {
      const range = index > 0 ? { unicodeRange: 'U+0100-02FF,U+1E00-1EFF' } : {};
      document.fonts.add(await new FontFace(family, `url("${file}")`, { weight: String(weight), ...range }).load());
    }),
  ).then(() => undefined);
  loads.set(id, load);
  load.catch(() => loads.delete(id));
  return load;
}
