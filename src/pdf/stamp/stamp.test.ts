import { createCanvas } from '@napi-rs/canvas';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { pageView } from '../document/geometry.ts';
import { readPages } from '../document/pages.ts';
import { openPdf } from '../document/reader.ts';
import type { Mark } from '../engine.ts';
import { PdfError } from '../engine.ts';
import { drawPage } from '../render/render-page.ts';
import { inkBox, isBlack, isRed } from '../testing/ink-box.ts';
import { ask, type Folder, folder } from '../testing/judges.ts';
import { type SamplePage, samplePdf } from '../testing/sample.ts';
import { stamp } from './stamp.ts';

let files: Folder;
beforeAll(() => {
  files = folder();
});
afterAll(() => files.remove());

function redSquare(): Uint8Array {
  const canvas = createCanvas(40, 40);
  const context = canvas.getContext('2d');
  context.fillStyle = '#ff0000';
  context.fillRect(0, 0, 40, 40);
  return canvas.toBuffer('image/png');
}

function text(value: string, over: Partial<Extract<Mark, { kind: 'text' }>> = {}): Mark {
  return { page: 1, kind: 'text', x: 60, y: 100, w: 300, h: 20, text: value, fontSize: 12, color: 'black', ...over };
}

function extract(bytes: Uint8Array): string {
  return ask('pdftotext', '-enc', 'UTF-8', files.put('text.pdf', bytes), '-').text;
}

/** Without the marks that pdftotext puts around right-to-left text. */
function plain(value: string): string {
  return value.replace(/[\u202a-\u202e]/g, '').normalize('NFKC');
}

describe('a mark lands where the displayed page says', () => {
  const pages: Record<string, SamplePage> = {
    upright: {},
    'turned by 90': { entries: '/Rotate 90' },
    'turned by 180': { entries: '/Rotate 180' },
    'turned by 270': { entries: '/Rotate 270' },
    'turned by -90': { entries: '/Rotate -90' },
    cropped: { entries: '/CropBox [100 50 500 700]' },
    'cropped past its media box, turned': { entries: '/CropBox [100 50 900 700]/Rotate 90' },
    'with a user unit': { entries: '/UserUnit 2/Rotate 270' },
    'with a negative, reversed box': { entries: '/MediaBox [300 400 -300 -400]/Rotate 180' },
  };
  it.each(Object.entries(pages))('on a page %s', async (_, page) => {
    const base = samplePdf([{ ...page, content: '' }]);
    const file = openPdf(base);
    const [node] = readPages(file);
    const { width, height } = pageView(file, node?.dict ?? new Map());
    const mark: Mark = {
      page: 1,
      kind: 'image',
      x: width * 0.1,
      y: height * 0.2,
      w: 40,
      h: 40,
      fit: 'contain',
      bytes: redSquare(),
    };
    const box = await inkBox(await stamp(base, [mark]), 1, isRed);
    const near = 0.006;
    expect(Math.abs((box?.left ?? 0) - 0.1)).toBeLessThan(near);
    expect(Math.abs((box?.top ?? 0) - 0.2)).toBeLessThan(near);
    expect(Math.abs((box?.right ?? 0) - (0.1 + 40 / width))).toBeLessThan(near);
    expect(Math.abs((box?.bottom ?? 0) - (0.2 + 40 / height))).toBeLessThan(near);
  });

  it('upright on a turned page, read from left to right', async () => {
    const out = await stamp(samplePdf([{ entries: '/Rotate 90', content: '' }]), [
      text('MMMMMMMMMM', { w: 200, h: 30, fontSize: 20 }),
    ]);
    const box = await inkBox(out, 1, isBlack);
    expect(((box?.right ?? 0) - (box?.left ?? 0)) * 792).toBeGreaterThan(120);
    expect(((box?.bottom ?? 0) - (box?.top ?? 0)) * 612).toBeLessThan(24);
  });
});

describe('what a page showed before stays as it was', () => {
  it('when its resources are inherited', async () => {
    const base = samplePdf([{}, {}]);
    const before = await drawPage(base, 1, 300);
    const after = await drawPage(await stamp(base, [text('x', { x: 500, y: 700, w: 20 })]), 1, 300);
    const changed = before.pixels.filter((value, at) => Math.abs(value - (after.pixels[at] ?? 0)) > 60).length;
    expect((await inkBox(base, 1, isBlack))?.pixels).toBeGreaterThan(200);
    expect(changed).toBeLessThan(200);
  });

  it('when its content leaves the graphics state unbalanced, either way', async () => {
    for (const content of [
      'q q 0.5 0 0 0.5 0 0 cm',
      'Q 0.5 0 0 0.5 0 0 cm',
      'q 0.5 0 0 0.5 0 0 cm Q Q 2 0 0 2 5 5 cm',
    ]) {
      const base = samplePdf([{ content }]);
      const box = await inkBox(
        await stamp(base, [
          { page: 1, kind: 'image', x: 61.2, y: 79.2, w: 40, h: 40, fit: 'contain', bytes: redSquare() },
        ]),
        1,
        isRed,
      );
      expect(box?.left).toBeCloseTo(0.1, 2);
      expect(box?.top).toBeCloseTo(0.1, 2);
    }
  });

  it('and its bytes too: revisions are appended, and appended again', async () => {
    const base = samplePdf([{}]);
    const once = await stamp(base, [text('first')]);
    const twice = await stamp(once, [text('second', { y: 200 })]);
    expect(Buffer.from(twice).subarray(0, once.length).equals(Buffer.from(once))).toBe(true);
    expect(ask('qpdf', '--check', files.put('twice.pdf', twice))).toMatchObject({ status: 0 });
    expect(extract(twice)).toMatch(/Sample page[\s\S]*first[\s\S]*second/);
    const ids = [base, once, twice].map((bytes) => openPdf(bytes).trailer.get('ID') ?? '');
    expect(new Set(ids.map((id) => id.slice(0, 34))).size).toBe(1);
    expect(new Set(ids).size).toBe(3);
  });
});

describe('text', () => {
  const scripts: Record<string, string> = {
    Latin: 'Zoë Żółć Ångström',
    Greek: 'Ελένη Παπαδοπούλου',
    Cyrillic: 'Наталія Їжакевич',
    Arabic: 'محمد بن سعيد',
    Hebrew: 'דוד בן־גוריון',
    Devanagari: 'श्री क्षत्रिय',
    Thai: 'สมชาย น้ำใจ',
    Chinese: '你好世界',
    Japanese: 'ひらがな カタカナ 漢字',
    Korean: '대한민국',
    mixed: 'Name: Łukasz 李',
    emoji: 'Agreed 👍',
  };
  it.each(Object.entries(scripts))('in %s is drawn in embedded fonts and extracts as written', async (_, value) => {
    const out = await stamp(samplePdf([{ content: '' }]), [text(value)]);
    expect(plain(extract(out)).trim()).toBe(plain(value));
    const fonts = ask('pdffonts', files.put('fonts.pdf', out))
      .text.trim()
      .split('\n')
      .slice(2)
      .filter((line) => !line.startsWith('Helvetica'));
    expect(fonts.length).toBeGreaterThan(0);
    for (const line of fonts) expect(line).toMatch(/CID TrueType\s+Identity-H\s+yes yes yes/);
    expect(fonts.join()).not.toMatch(/DejaVu|Liberation/);
  });

  it('too long for its box gets smaller or wraps, and none of it is lost', async () => {
    const long = 'The quick brown fox jumps over the lazy dog, and Donaudampfschifffahrtsgesellschaftskapitän follows. '
      .repeat(4)
      .trim();
    for (const box of [
      { w: 200, h: 12 },
      { w: 60, h: 60 },
      { w: 20, h: 10 },
    ]) {
      for (const multiline of [false, true]) {
        const out = await stamp(samplePdf([{ content: '' }]), [text(long, { x: 100, y: 300, ...box, multiline })]);
        expect(extract(out).replace(/\s/g, '')).toBe(long.replace(/\s/g, ''));
        const ink = await inkBox(out, 1, (r, g, b) => r + g + b < 700);
        expect((ink?.left ?? 0) * 612).toBeGreaterThan(98);
        expect((ink?.right ?? 1) * 612).toBeLessThan(102 + box.w);
        expect((ink?.top ?? 0) * 792).toBeGreaterThan(297);
        expect((ink?.bottom ?? 1) * 792).toBeLessThan(303 + box.h);
      }
    }
  });

  it('stands at the side its alignment names', async () => {
    const at = async (align: 'start' | 'center' | 'end', value: string) => {
      const box = await inkBox(
        await stamp(samplePdf([{ content: '' }]), [text(value, { x: 100, w: 400, align })]),
        1,
        isBlack,
      );
      return ((box?.left ?? 0) + (box?.right ?? 0)) * 306;
    };
    expect(await at('start', 'Name')).toBeLessThan(150);
    expect(Math.abs((await at('center', 'Name')) - 300)).toBeLessThan(3);
    expect(await at('end', 'Name')).toBeGreaterThan(450);
    expect(await at('start', 'שלום')).toBeGreaterThan(450);
  });
});

describe('other marks', () => {
  it('put one letter into each cell, evenly spaced', async () => {
    const out = await stamp(samplePdf([{ content: '' }]), [
      {
        page: 1,
        kind: 'cells',
        x: 100,
        y: 100,
        w: 200,
        h: 24,
        text: 'IIIIIIII',
        cellCount: 10,
        fontSize: 14,
        color: 'black',
      },
    ]);
    const box = await inkBox(out, 1, isBlack);
    expect((box?.left ?? 0) * 612).toBeCloseTo(109, -1);
    expect((box?.right ?? 0) * 612).toBeCloseTo(251, -1);
    expect(extract(out).replace(/\s/g, '')).toBe('IIIIIIII');
  });

  it('keep a letter beyond the last cell', async () => {
    const out = await stamp(samplePdf([{ content: '' }]), [
      {
        page: 1,
        kind: 'cells',
        x: 100,
        y: 100,
        w: 200,
        h: 24,
        text: '123456',
        cellCount: 4,
        fontSize: 14,
        color: 'black',
      },
    ]);
    expect(extract(out).replace(/\s/g, '')).toBe('123456');
  });

  it('tick what is chosen, as a drawing, beside its label', async () => {
    const choices = (chosen: boolean): Mark => ({
      page: 1,
      kind: 'choices',
      x: 100,
      y: 100,
      w: 100,
      h: 20,
      style: 'checkbox',
      layout: 'vertical',
      hideLabel: true,
      fontSize: 14,
      color: 'black',
      options: [{ label: 'I agree', chosen }],
    });
    const base = samplePdf([{ content: '' }]);
    const ticked = await inkBox(await stamp(base, [choices(true)]), 1, isBlack);
    const empty = await inkBox(await stamp(base, [choices(false)]), 1, isBlack);
    expect(ticked?.pixels ?? 0).toBeGreaterThan((empty?.pixels ?? 0) * 1.15);
    const labelled = await stamp(base, [{ ...choices(true), hideLabel: false } as Mark]);
    expect(extract(labelled)).toContain('☑ I agree');
  });

  it('stand beside a box that is too small for them, as large as asked, and on the page', async () => {
    const small: Mark = {
      page: 1,
      kind: 'choices',
      x: 100,
      y: 100,
      w: 10,
      h: 10,
      style: 'radio',
      layout: 'vertical',
      hideLabel: false,
      fontSize: 12,
      color: 'black',
      options: ['By post', 'By courier'].map((label) => ({ label, chosen: label === 'By post' })),
    };
    const stamped = await stamp(samplePdf([{ content: '' }]), [small]);
    expect(extract(stamped)).toContain('◉ By post');
    expect(extract(stamped)).toContain('○ By courier');
    const ink = await inkBox(stamped, 1, isBlack);
    expect(((ink?.right ?? 0) - (ink?.left ?? 0)) * 612).toBeGreaterThan(60);
    const atEdge = await stamp(samplePdf([{ content: '' }]), [{ ...small, x: 560 }]);
    expect((await inkBox(atEdge, 1, isBlack))?.right ?? 1).toBeLessThan(0.999);
  });

  it('show a picture whole, in the middle of its box, its transparent parts transparent', async () => {
    const canvas = createCanvas(100, 50);
    const context = canvas.getContext('2d');
    context.fillStyle = '#ff0000';
    context.fillRect(0, 0, 50, 50);
    const out = await stamp(samplePdf([{ content: '0 0 0 rg 100 592 200 100 re f' }]), [
      { page: 1, kind: 'image', x: 100, y: 100, w: 200, h: 100, fit: 'contain', bytes: canvas.toBuffer('image/png') },
    ]);
    const red = await inkBox(out, 1, isRed);
    expect((red?.right ?? 0) * 612).toBeCloseTo(200, -1);
    const black = await inkBox(out, 1, isBlack);
    expect((black?.right ?? 0) * 612).toBeCloseTo(300, -1);
  });

  it('are refused on a page that does not exist, and with bytes that are no picture', async () => {
    await expect(stamp(samplePdf([{}]), [text('x', { page: 2 })])).rejects.toThrow('There is no page 2.');
    await expect(
      stamp(samplePdf([{}]), [
        { page: 1, kind: 'image', x: 0, y: 0, w: 9, h: 9, fit: 'contain', bytes: Buffer.from('GIF89a') },
      ]),
    ).rejects.toBeInstanceOf(PdfError);
  });
});
