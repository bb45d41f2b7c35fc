import { readFileSync } from 'node:fs';
import type { Locator, Page } from 'playwright-core';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { figureIds, figureSpec, type FigureId } from '../../src/figures';
import { themes, type ThemeKind } from '../tools/codeServer/themes.mjs';
import type { PlaygroundPatch } from '../../src/protocol/playgroundState';
import { serveFigures, setPageTheme } from '../tools/figuresPage.mjs';
import { inRoot } from '../tools/paths.mjs';
import { unicodeSubscripts } from '../../webview/figures/kit/math/unicodeSubscripts';
import { axeFaults } from './axeFaults';
import { browserWith } from './browsers';
import { expectRoom, roomsOf } from './room';
import type {} from './figuresPage';

/** Figures of networks with as few steps as they allow: the page has the tiny network, in plain JavaScript. */
const quick: Partial<Record<FigureId, PlaygroundPatch>> = {
  sampling: { figures: { sampling: { steps: 5, step: 3 } } },
  samplers: { figures: { samplers: { steps: 4, calls: 2 } } },
};
/** Of the page, at each side, in CSS pixels. */
const margin = 16;
const asksNetwork = (id: FigureId): boolean => figureSpec(id).needs === 'network';
/** Figures of lines and points, which are saved as SVG, and one that shows an image of pixels. */
const vector: readonly FigureId[] = [
  ...(['schedule', 'mixture', 'coefficients', 'clt', 'posterior', 'square', 'backward', 'marginal'] as const),
  ...(['reverse', 'variance', 'score', 'langevin', 'kl', 'elbo', 'probability', 'coin'] as const),
];
const pixels: readonly FigureId[] = ['forward'];
/** Figures whose animations are written. */
const animated: readonly FigureId[] = ['forward', 'kl'];
const moving = figureIds.filter((id) => figureSpec(id).clock !== undefined);

let server: Awaited<ReturnType<typeof serveFigures>>;
let page: Page;
const problems: string[] = [];

beforeAll(async () => {
  server = await serveFigures();
  const browser = await browserWith();
  page = await browser.newPage({ viewport: { width: 700, height: 900 } });
  page.setDefaultTimeout(120_000);
  page.on('pageerror', (error) => problems.push(error.message));
  await page.goto(server.url);
  await setPageTheme(page, 'dark');
});
afterAll(async () => {
  await page.close();
  server.stop();
});
beforeEach(async () => {
  problems.length = 0;
  await page.setViewportSize({ width: 700, height: 900 });
  await page.evaluate(() => {
    window.figuresPage.clear();
    window.figuresPage.translate({});
  });
});

/** Runs in the page: a figure's SVG file beside its PNG file, both with one pixel for one CSS pixel. */
async function compareSvg(id: string): Promise<{
  readonly faults: number;
  readonly texts: readonly string[];
  /** The share of pixels that differ by more than a sixth of the scale. */
  readonly unlike: number;
}> {
  const file = (ending: string, type: string) =>
    new Blob([window.figuresPage.saved[`${id}.${ending}`]!], { type });
  const pixelsOf = async (picture: Blob, size?: readonly [number, number]): Promise<ImageData> => {
    const image = new Image();
    image.src = URL.createObjectURL(picture);
    await image.decode();
    const [width, height] = size ?? [Math.round(image.width / 2), Math.round(image.height / 2)];
    const context = new OffscreenCanvas(width, height).getContext('2d', { willReadFrequently: true })!;
    context.drawImage(image, 0, 0, width, height);
    return context.getImageData(0, 0, width, height);
  };
  const svg = file('svg', 'image/svg+xml');
  const parsed = new DOMParser().parseFromString(await svg.text(), 'image/svg+xml');
  const one = await pixelsOf(file('png', 'image/png'));
  const other = await pixelsOf(svg, [one.width, one.height]);
  let unlike = 0;
  for (let at = 0; at < one.data.length; at += 4) {
    const worst = Math.max(...[0, 1, 2].map((k) => Math.abs(one.data[at + k]! - other.data[at + k]!)));
    unlike += worst > 42 ? 4 / one.data.length : 0;
  }
  return {
    faults: parsed.querySelectorAll('parsererror').length,
    texts: [...parsed.querySelectorAll('text')].map((each) => each.textContent),
    unlike,
  };
}

/** Runs in the page: what a figure's GIF file holds, and how many of its pictures differ. */
async function readGif(id: string): Promise<{
  readonly frames: number;
  readonly width: number;
  readonly height: number;
  readonly coded: number;
}> {
  const decoder = new ImageDecoder({ data: window.figuresPage.saved[`${id}.gif`]!, type: 'image/gif' });
  await decoder.tracks.ready;
  const frames = decoder.tracks.selectedTrack?.frameCount ?? 0;
  const seen = new Set<string>();
  let [width, height] = [0, 0];
  for (const frameIndex of [0, frames - 1]) {
    const { image } = await decoder.decode({ frameIndex });
    [width, height] = [image.displayWidth, image.displayHeight];
    const context = new OffscreenCanvas(width, height).getContext('2d')!;
    context.drawImage(image, 0, 0);
    seen.add(context.getImageData(0, 0, width, height).data.join());
    image.close();
  }
  return { frames, width, height, coded: seen.size };
}

async function show(id: FigureId, moves = false, state = quick[id] ?? {}): Promise<Locator> {
  await page.evaluate(
    ([figure, patch, isMoving]) => window.figuresPage.show(figure, patch, { moves: isMoving }),
    [id, state, moves] as const,
  );
  return page.locator(`.df-${id}`);
}

/** The network has answered, if only in part: something of it is drawn. */
async function answered(id: FigureId, figure: Locator): Promise<void> {
  if (asksNetwork(id)) {
    await figure
      .locator('.df-network > span')
      .filter({ hasText: /JavaScript[)）]$|· [1-9]\d*\D/ })
      .waitFor();
  }
}

/** The value that the row of the clock shows. */
const clockOf = (figure: Locator) => figure.locator('.df-scrubber').getByRole('slider').inputValue();

/** The clock's value in the state that the figure's owner keeps. */
const kept = (id: FigureId) =>
  page.evaluate(
    ([figure, key]) => {
      const { t, figures } = window.figuresPage.stateOf(figure);
      return key === 't' ? t : (figures[figure] as Readonly<Record<string, unknown>>)[key];
    },
    [id, figureSpec(id).clock ?? ''] as const,
  );

describe.each(Object.keys(themes) as ThemeKind[])('in the %s theme', (kind) => {
  it('no figure has anything that axe finds fault with', async () => {
    await setPageTheme(page, kind);
    const faults: string[] = [];
    for (const id of figureIds) {
      const figure = await show(id);
      await answered(id, figure);
      await figure
        .locator('details')
        .evaluateAll((folds) => folds.forEach((fold) => ((fold as HTMLDetailsElement).open = true)));
      const found = await axeFaults(page, kind === 'dark' ? 'all rules' : 'colours');
      faults.push(...found.map((fault) => `${id}: ${fault}`));
      await page.evaluate(() => window.figuresPage.clear());
    }
    expect(faults).toEqual([]);
    expect(problems).toEqual([]);
  });
});

describe.each(moving)('the motion of %s', (id) => {
  it('starts by itself within a second and leaves the state alone', async () => {
    const before = await show(id, true).then(async () => kept(id));
    const figure = page.locator(`.df-${id}`);
    const values = new Set<string>();
    const start = Date.now();
    while (values.size < 3 && Date.now() - start < 10_000) {
      values.add(await clockOf(figure));
      await page.waitForTimeout(30);
    }
    expect(values.size).toBe(3);
    expect(await kept(id)).toBe(before);
    await figure.locator('.df-caption').click();
    await expect.poll(async () => Number(await clockOf(figure))).toBe(Number(before));
    expect(await kept(id)).toBe(before);
    expect(problems).toEqual([]);
  });

  it('stays still under reduced motion until it is asked', async () => {
    const figure = await show(id);
    const value = await clockOf(figure);
    await page.waitForTimeout(900);
    expect(await clockOf(figure)).toBe(value);
  });

  it('is done by keys: the picture takes them, and so do its buttons', async () => {
    const figure = await show(id);
    const picture = figure.locator('.df-picture-stage');
    await picture.focus();
    await page.keyboard.press('Home');
    const first = Number(await clockOf(figure));
    await page.keyboard.press('ArrowRight');
    const second = Number(await clockOf(figure));
    expect(second).toBeGreaterThan(first);
    expect(await kept(id)).toBe(second);
    await page.keyboard.press('ArrowLeft');
    expect(Number(await clockOf(figure))).toBe(first);
    await page.keyboard.press(' ');
    await figure.getByRole('button', { name: 'Pause', exact: true }).waitFor();
    await expect.poll(async () => Number(await clockOf(figure))).toBeGreaterThan(first);
    await page.keyboard.press(' ');
    await figure.getByRole('button', { name: 'Play', exact: true }).waitFor();
    await figure.getByRole('button', { name: 'Step back' }).focus();
    const shown = Number(await clockOf(figure));
    await page.keyboard.press('Enter');
    expect(Number(await clockOf(figure))).toBeLessThan(shown);
    expect(await kept(id)).toBe(Number(await clockOf(figure)));
  });
});

describe.each(['en', 'zh-cn'])('on narrow and enlarged pages, in %s', (language) => {
  it('no figure is wider than the page, and nothing of it is cut off', async () => {
    const bundle: Record<string, string> =
      language === 'en'
        ? {}
        : (JSON.parse(readFileSync(inRoot(`l10n/bundle.l10n.${language}.json`), 'utf8')) as Record<
            string,
            string
          >);
    await page.evaluate((translations) => window.figuresPage.translate(translations), bundle);
    await page.setViewportSize({ width: 300 + 2 * margin, height: 900 });
    const rooms: Awaited<ReturnType<typeof roomsOf>>[] = [];
    for (const id of figureIds) {
      const figure = await show(id);
      await answered(id, figure);
      rooms.push(await roomsOf(page, margin));
      await page.evaluate(() => window.figuresPage.clear());
    }
    expectRoom('each figure on its own', rooms);
    expect(problems).toEqual([]);
  });
});

describe('the U-Net', () => {
  it('shows attention, where t enters, and what a layer takes over', async () => {
    const figure = await show('unet');
    await answered('unet', figure);
    const layers = figure.locator('.df-unet-layer');
    await layers.first().waitFor();
    const title = figure.locator('.df-unet-title');
    expect(await title.first().textContent()).toContain('mid_block.attentions.0, attention, 16 × 4 × 4');
    expect(await title.last().textContent()).toContain('for each of the 16 pixels');
    expect(await figure.locator('canvas.df-unet-maps').nth(1).isVisible()).toBe(true);
    // t is added in every residual block, and nowhere else.
    const names = await layers.evaluateAll((all) =>
      all.map((each) => [each.ariaLabel ?? '', each.classList.contains('df-unet-time')] as const),
    );
    for (const [name, takesTime] of names) {
      expect(takesTime, name).toBe(name.includes('residual block'));
    }
    // The first layer's result goes to the last residual block.
    const last = names.findLastIndex(([name]) => name.includes('residual block'));
    await layers.nth(last).click();
    await expect.poll(() => title.first().textContent()).toContain('t is added here · takes over conv_in');
    expect(await figure.locator('.df-unet-skip').getAttribute('aria-label')).toContain('conv_in');
    expect(await figure.locator('canvas.df-unet-maps').nth(1).isVisible()).toBe(false);
    expect(problems).toEqual([]);
  });
});

describe('a training', () => {
  it('is shown side by side with others of the same seed, of which one diverges', async () => {
    const figure = await show('training', false, { figures: { training: { compare: 'rate', step: 60 } } });
    const samples = figure.locator('.df-training-samples');
    await samples.and(page.locator('[aria-busy=false]')).waitFor();
    const texts = (await samples.locator('figcaption').allTextContents()).map((text) => text.trim());
    expect(texts.map((text) => text.split(':')[0])).toEqual(['0.0005', '0.005', '0.05', '2']);
    expect(texts.slice(0, 3).every((text) => /: [\d.]+ % on the data$/.test(text))).toBe(true);
    expect(texts[3]).toMatch(/^2: diverges, loss \d/);
    expect(await samples.locator('.df-chosen figcaption').textContent()).toContain('0.005');
    expect(await figure.locator('.df-caption').textContent()).toContain('Samples on the data: 0.0005 with');
    expect(problems).toEqual([]);
  });

  it('in slow motion goes through the lines of the algorithm, and tells of each step only what they have given', async () => {
    const figure = await show('training', true, { figures: { training: { step: 30 } } });
    await figure.locator('.df-caption').click();
    await expect
      .poll(() => figure.locator('.df-caption').textContent())
      .toMatch(/Step 30 of 600: the squared error of the batch is [\d.]+/);
    await figure.getByRole('combobox', { name: 'Speed' }).selectOption('slow');
    await figure.getByRole('button', { name: 'Play' }).click();
    // What is lit and what is told in each frame of two steps.
    const seen = await figure.evaluate(async (root) => {
      const frames: (readonly [line: number, told: string])[] = [];
      const begin = performance.now();
      while (performance.now() - begin < 5200) {
        await new Promise((resolve) => requestAnimationFrame(resolve));
        const lines = [...root.querySelectorAll('.df-algorithm li')];
        const rows = [...root.querySelectorAll('.df-value-columns tbody tr')];
        const told = rows.map((row) => (row.textContent.includes('…') ? '-' : 'x')).join('');
        frames.push([lines.findIndex((line) => line.getAttribute('aria-current') === 'step') + 1, told]);
      }
      return frames;
    });
    const order = seen.map(([line]) => line).filter((line, index, all) => line !== all[index - 1]);
    expect(order.join(' ')).toContain('2 3 4 5 2 3 4 5');
    // Rows: x_0, t, ε, x_t, the prediction, its squared error.
    const toldIn = (line: number) => [
      ...new Set(seen.filter(([lit]) => lit === line).map(([, told]) => told)),
    ];
    expect(toldIn(2)).toEqual(['x-----']);
    expect(toldIn(3)).toEqual(['xx----']);
    expect(toldIn(4)).toEqual(['xxx---']);
    expect(toldIn(5)).toContain('xxxxx-');
    expect(problems).toEqual([]);
  });
});

describe.each(figureIds)('the keys of %s', (id) => {
  it('go once through all that can be used, formula first and row after picture', async () => {
    const figure = await show(id);
    const reached: string[] = [];
    await page.evaluate(() => (document.activeElement as HTMLElement | null)?.blur());
    for (let press = 0; press < 80; press++) {
      await page.keyboard.press('Tab');
      const name = await figure.evaluate((root) => {
        const active = document.activeElement;
        return active && root.contains(active) ? `${active.tagName}.${active.className}` : undefined;
      });
      if (name === undefined) {
        break;
      }
      reached.push(name);
    }
    const place = (part: string) => reached.findIndex((name) => name.includes(part));
    const hasFormula = (await figure.locator('.df-formula-line').count()) > 0;
    expect(reached.length).toBeGreaterThan(1);
    expect(reached.length).toBeLessThan(80);
    expect(place('df-formula-line')).toBe(hasFormula ? 0 : -1);
    if (figureSpec(id).clock !== undefined) {
      expect(place('df-play')).toBeGreaterThan(place('df-picture-stage'));
    }
  });

  it('light a part of its formula, in the formula and in what stands for the same', async () => {
    const figure = await show(id);
    await answered(id, figure);
    const line = figure.locator('.df-formula-line');
    if ((await line.count()) === 0) {
      return;
    }
    await line.focus();
    await page.keyboard.press('ArrowRight');
    const lit = await figure.getAttribute('data-lit');
    expect(lit).toBeTruthy();
    const part = figure.locator(`[data-term="${lit}"]`).first();
    expect(await part.evaluate((each) => getComputedStyle(each).outlineStyle)).toBe('solid');
    await page.keyboard.press('Escape');
    expect(await figure.getAttribute('data-lit')).toBeNull();
  });
});

describe.each(figureIds)('the exports of %s', (id) => {
  /** Presses a button of the export fold, and returns how the file that it saves begins, and its length in bytes. */
  async function save(figure: Locator, button: string, ending: string): Promise<[string, number]> {
    const name = `${id}.${ending}`;
    await page.evaluate((file) => {
      delete window.figuresPage.saved[file];
    }, name);
    await figure.getByRole('button', { name: button }).click();
    await page.waitForFunction((file) => window.figuresPage.saved[file] !== undefined, name);
    return page.evaluate((file) => {
      const bytes = window.figuresPage.saved[file]!;
      return [new TextDecoder('latin1').decode(bytes.subarray(0, 8)), bytes.length];
    }, name);
  }

  it('are a picture, an animation where it moves, and its numbers', async () => {
    const figure = await show(id);
    await answered(id, figure);
    const before = await kept(id);
    await figure.getByText('Export', { exact: true }).click();
    if ((await figure.locator('.df-picture-stage canvas').count()) > 0) {
      const [start, length] = await save(figure, 'Save Picture (PNG)', 'png');
      expect(start).toContain('PNG');
      expect(length).toBeGreaterThan(3000);
      const svgButton = figure.locator('button', { hasText: 'Save Picture (SVG)' });
      if (vector.includes(id)) {
        await svgButton.waitFor();
      }
      if (pixels.includes(id)) {
        expect(await svgButton.isHidden()).toBe(true);
      } else if (await svgButton.isVisible()) {
        const compare = async () => {
          await save(figure, 'Save Picture (SVG)', 'svg');
          await save(figure, 'Save Picture (PNG)', 'png');
          return page.evaluate(compareSvg, id);
        };
        // A run is drawn and told as far as it is worked out, a moment later further.
        await expect
          .poll(async () => {
            const caption = (await figure.locator('.df-caption').textContent()) ?? '';
            const { faults, texts, unlike } = await compare();
            return {
              faults,
              hasCaption: texts.join(' ').includes(unicodeSubscripts(caption).slice(0, 20)),
              isAlike: unlike < 0.025,
            };
          })
          .toEqual({ faults: 0, hasCaption: true, isAlike: true });
      }
      // Of every figure it would take minutes.
      if (animated.includes(id)) {
        const [gif] = await save(figure, 'Save Animation (GIF)', 'gif');
        expect(gif).toMatch(/^GIF89a/);
        const { frames, width, height, coded } = await page.evaluate(readGif, id);
        expect(frames).toBeGreaterThan(20);
        const stage = await figure.locator('.df-picture-stage').boundingBox();
        expect(Math.abs(width - (stage?.width ?? 0))).toBeLessThan(30);
        expect(height).toBeGreaterThan(0);
        expect(coded).toBeGreaterThan(1);
        expect(await kept(id)).toBe(before);
      }
    }
    if ((await figure.getByRole('button', { name: 'Save Numbers (CSV)' }).count()) > 0) {
      await save(figure, 'Save Numbers (CSV)', 'csv');
      const csv = await page.evaluate(
        (file) => new TextDecoder().decode(window.figuresPage.saved[file]),
        `${id}.csv`,
      );
      const [head = '', ...lines] = csv.trim().split('\r\n');
      expect(lines.length).toBeGreaterThan(0);
      const numbers = lines.flatMap((line) => line.split(',').map(Number));
      expect(numbers.filter(Number.isNaN)).toEqual([]);
      expect(head).not.toBe('');
    }
    expect(problems).toEqual([]);
  });
});
