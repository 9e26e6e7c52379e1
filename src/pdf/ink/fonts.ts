import { createRequire } from 'node:module';
import { GlobalFonts } from '@napi-rs/canvas';

/** Bundled faces, all under the SIL Open Font License: package of @expo-google-fonts, file stem, weights. */
const FACES = [
  ['Ink Text', 'inter', 'Inter', ['400Regular', '500Medium', '600SemiBold']],
  ['Ink Latin', 'noto-sans', 'NotoSans', ['400Regular', '500Medium', '600SemiBold']],
  ['Ink Arabic', 'noto-sans-arabic', 'NotoSansArabic', ['400Regular', '500Medium', '600SemiBold']],
  ['Ink Hebrew', 'noto-sans-hebrew', 'NotoSansHebrew', ['400Regular', '500Medium', '600SemiBold']],
  ['Ink Devanagari', 'noto-sans-devanagari', 'NotoSansDevanagari', ['400Regular', '500Medium', '600SemiBold']],
  ['Ink Thai', 'noto-sans-thai', 'NotoSansThai', ['400Regular', '500Medium', '600SemiBold']],
  ['Ink Chinese', 'noto-sans-sc', 'NotoSansSC', ['400Regular', '500Medium']],
  ['Ink Japanese', 'noto-sans-jp', 'NotoSansJP', ['400Regular', '500Medium']],
  ['Ink Korean', 'noto-sans-kr', 'NotoSansKR', ['400Regular', '500Medium']],
  ['Ink Symbols', 'noto-emoji', 'NotoEmoji', ['400Regular']],
  ['Ink Mono', 'jetbrains-mono', 'JetBrainsMono', ['400Regular', '500Medium', '600SemiBold']],
] as const;

export type Face = 'text' | 'mono';
export type Weight = 400 | 500 | 600;

const require = createRequire(import.meta.url);

/** Where the first face for texts lies in a weight, and its PostScript name. */
export function fontPath(face: Face, weight: Weight): { readonly path: string; readonly name: string } {
  const family = face === 'mono' ? 'Ink Mono' : 'Ink Text';
  const [, folder, stem, weights] = FACES.find(([name]) => name === family) ?? FACES[0];
  const style = weights.find((one) => one.startsWith(String(weight))) ?? weights[0];
  return { path: fileOf(folder, stem, style), name: `${stem}-${style.slice(3)}` };
}

function fileOf(folder: string, stem: string, style: string): string {
  return require.resolve(`@expo-google-fonts/${folder}/${style}/${stem}_${style}.ttf`);
}

let ready = false;

/** Makes the bundled faces known to the canvas, once per process; a package that is missing is an error of installation. */
export function loadFonts(): void {
  if (ready) return;
  for (const [family, folder, stem, weights] of FACES) {
    if (GlobalFonts.has(family)) continue;
    for (const weight of weights) {
      const path = fileOf(folder, stem, weight);
      if (!GlobalFonts.registerFromPath(path, family)) throw new Error(`The font ${path} cannot be loaded.`);
    }
  }
  ready = true;
}

/**
 * A CSS font for text of any script. Han letters look different by language, so the text says which face comes first;
 * `rightToLeft` sets also what stands between right-to-left letters, and their joiners, in their own face.
 */
export function fontFor(
  text: string,
  size: number,
  face: Face = 'text',
  weight: Weight = 400,
  rightToLeft = false,
): string {
  const han = /[\u3040-\u30ff\u31f0-\u31ff\uff66-\uff9f]/.test(text)
    ? ['Ink Japanese', 'Ink Chinese', 'Ink Korean']
    : /[\u1100-\u11ff\u3130-\u318f\uac00-\ud7af]/.test(text)
      ? ['Ink Korean', 'Ink Chinese', 'Ink Japanese']
      : ['Ink Chinese', 'Ink Japanese', 'Ink Korean'];
  const families = [
    ...(rightToLeft
      ? /[\u0590-\u05ff]/.test(text)
        ? ['Ink Hebrew', 'Ink Arabic']
        : ['Ink Arabic', 'Ink Hebrew']
      : []),
    ...(face === 'mono' ? ['Ink Mono'] : []),
    ...['Ink Text', 'Ink Latin', 'Ink Arabic', 'Ink Hebrew', 'Ink Devanagari', 'Ink Thai'],
    ...han,
    'Ink Symbols',
  ];
  return `${weight} ${Math.max(0.01, Number(size.toFixed(3)))}px ${families.map((family) => `"${family}"`).join(',')}`;
}

/** Em fractions a line of this text needs above and below its baseline, and from line to line. */
export function lineMetrics(text: string): { ascent: number; descent: number; advance: number } {
  return /[\u0590-\u1dff\u2c00-\uffff]/.test(text)
    ? { ascent: 0.95, descent: 0.35, advance: 1.45 }
    : { ascent: 0.78, descent: 0.22, advance: 1.2 };
}
