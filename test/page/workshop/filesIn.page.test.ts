import { readFileSync } from 'node:fs';
import { zipSync } from 'fflate';
import { afterEach, describe, expect, it } from 'vitest';
import { openDataSet } from '../../../src/datasets/openDataSet';
import { imageGrid } from '../../../webview/engine/pictures/drawImageGrid';
import { encodeNpz } from '../../../webview/playground/export/npz';
import { readNpz } from '../../../webview/playground/import/readNpz';
import { inRoot } from '../../tools/paths.mjs';
import { png } from '../../unit/playground/import/imageFile';
import { PlaygroundPage } from '../playgroundPage';

let playground: PlaygroundPage;
afterEach(() => playground.close());

/** Presses a button that asks for a file, and gives it one. */
async function give(view: string, label: string, name: string, bytes: Uint8Array): Promise<void> {
  const chooser = playground.page.waitForEvent('filechooser');
  const buttons = playground.view(view).locator('vscode-button:not([disabled]):visible', { hasText: label });
  await buttons.first().press('Enter');
  await (await chooser).setFiles({ name, mimeType: '', buffer: Buffer.from(bytes) });
}

/** The grey levels of a canvas of the sample view. */
const levels = (selector: string): Promise<number[]> =>
  playground
    .view('sample')
    .locator(selector)
    .first()
    .evaluate((canvas: HTMLCanvasElement) => {
      const { width, height } = canvas;
      const { data } = canvas.getContext('2d')?.getImageData(0, 0, width, height) ?? { data: [] };
      return Array.from({ length: width * height }, (_, i) => data[4 * i] ?? -1);
    });

const overflow = () =>
  playground.page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);

const notices = () => playground.page.locator('.notices').innerText();

/** Wider than high: a white bar, standing in the middle third of the middle square, on black. */
const bar = (x: number): number => (x >= 112 && x < 144 ? 255 : 0);
const picture = png(256, 96, bar);
const longName = `bar-${'of-a-long-name-'.repeat(6)}.png`;
/** As 16×16: columns 5.33 to 10.67 of 16. */
const middle = [0, 2, 4, 6, 7, 8, 9, 11, 13, 15];
const expected = [0, 0, 0, 255, 255, 255, 255, 0, 0, 0];

describe('an image of one’s own', () => {
  it('is opened, inverted, reconstructed, and given back', async () => {
    const sample = { mode: 'reconstruct', steps: 50, fromT: 20, count: 2 } as const;
    playground = await PlaygroundPage.open({ patch: { view: 'sample', sample }, width: 400 });
    const heldOut = await levels('.thumbnail');
    await give('sample', 'Open image', longName, picture);
    const label = () => playground.view('sample').locator('.thumbnail').first().getAttribute('aria-label');
    await expect.poll(label).toBe(longName);
    const line = async () => (await levels('.thumbnail')).slice(8 * 16, 9 * 16);
    const misfit = (row: readonly number[], wanted: (x: number, i: number) => number) =>
      Math.max(...middle.map((x, i) => Math.abs((row[x] ?? NaN) - wanted(x, i))));
    await expect.poll(async () => misfit(await line(), (_, i) => expected[i] ?? NaN)).toBeLessThan(40);
    const row = await line();
    expect(await overflow()).toBeLessThanOrEqual(0);

    const inverted = playground.view('sample').locator('.opened-image vscode-checkbox:visible');
    await inverted.press(' ');
    await expect.poll(async () => misfit(await line(), (x) => 255 - (row[x] ?? NaN))).toBeLessThanOrEqual(1);
    await inverted.press(' ');
    await expect.poll(line).toEqual(row);

    await playground.press('Sampling', 'Sample');
    await expect
      .poll(() => playground.view('sample').locator('.story').innerText(), { timeout: 120_000 })
      .toMatch(/2 images by the shipped model/);
    const { values } = readNpz('samples.npz', await playground.exportSamples('npz'));
    // At t = 20 of 1000 little noise is added, so both come back much as they were.
    for (const image of [0, 1]) {
      const mean = (columns: readonly number[]) =>
        columns.reduce((sum, x) => sum + (values[image * 256 + 8 * 16 + x] ?? NaN), 0) / columns.length;
      expect(mean([7, 8])).toBeGreaterThan(200);
      expect(mean([0, 1, 2, 13, 14, 15])).toBeLessThan(40);
    }

    await playground
      .view('sample')
      .getByRole('button', { name: 'Back to the held-out images' })
      .first()
      .press('Enter');
    await expect.poll(() => levels('.thumbnail')).toEqual(heldOut);
    expect(playground.problems).toEqual([]);
  });

  it.each(['jpeg', 'webp'] as const)('may be a %s file', async (type) => {
    playground = await PlaygroundPage.open({ patch: { view: 'sample', sample: { mode: 'reconstruct' } } });
    const encoded = await playground.page.evaluate(async (mime) => {
      const canvas = new OffscreenCanvas(200, 100);
      const context = canvas.getContext('2d');
      context?.fillRect(0, 0, 200, 100);
      if (context) {
        context.fillStyle = '#fff';
      }
      context?.fillRect(100, 0, 50, 100);
      return [...new Uint8Array(await (await canvas.convertToBlob({ type: mime })).arrayBuffer())];
    }, `image/${type}`);
    await give('sample', 'Open image', `half.${type}`, Uint8Array.from(encoded));
    await expect.poll(async () => (await levels('.thumbnail'))[8 * 16 + 12] ?? 0).toBeGreaterThan(240);
    await expect.poll(async () => (await levels('.thumbnail'))[8 * 16 + 3]).toBeLessThan(15);
  });

  it('that is refused is named, and what was there stays', async () => {
    playground = await PlaygroundPage.open({ patch: { view: 'sample', sample: { mode: 'inpaint' } } });
    await give('sample', 'Open image', 'bar.png', picture);
    const label = () => playground.view('sample').locator('.thumbnail').first().getAttribute('aria-label');
    await expect.poll(label).toBe('bar.png');
    const shown = await levels('.thumbnail');
    const broken = picture.slice();
    broken.fill(0x55, 50, 60);
    const refused: [string, Uint8Array, RegExp][] = [
      ['huge.png', png(2, 2, () => 0, [30000, 30000]), /huge\.png says that it is 30000×30000 pixels.*8192/],
      ['cut.png', picture.subarray(0, -20), /cut\.png: It is cut off/],
      [
        'text.png',
        new TextEncoder().encode('<svg onload="alert(1)"/>'),
        /text\.png: It is not a PNG, JPEG or WebP/,
      ],
      ['broken.png', broken, /broken\.png cannot be decoded/],
      ['fat.png', new Uint8Array(33 * 2 ** 20), /fat\.png has 33 MB; an image may have 32 MB/],
    ];
    for (const [name, bytes, reason] of refused) {
      await give('sample', 'Open image', name, bytes);
      await expect.poll(notices).toMatch(reason);
      expect(await label()).toBe('bar.png');
      expect(await levels('.thumbnail')).toEqual(shown);
    }
    expect(playground.problems).toEqual([]);
  }, 600_000);

  it('becomes a drawing that can be drawn on', async () => {
    playground = await PlaygroundPage.open({
      patch: { view: 'sample', sample: { mode: 'drawing' } },
      width: 400,
    });
    await give('sample', 'Open image', longName, picture);
    const centre = async () => (await levels('.pixel-canvas'))[8 * 16 + 8];
    await expect.poll(centre).toBe(255);
    await playground.view('sample').locator('.pixel-canvas:visible').press('Backspace');
    await expect.poll(centre).toBeLessThan(128);
    expect((await levels('.pixel-canvas'))[2 * 16 + 8]).toBe(255);
    expect(await overflow()).toBeLessThanOrEqual(0);
  });
});

it('judges the images of an archive as it judges samples', async () => {
  const file = readFileSync(inRoot('dist/datasets.safetensors'));
  const digits = openDataSet('digits16', Uint8Array.from(file).buffer);
  const first = digits.count - digits.heldOut;
  const count = 200;
  const real = digits.batch(Array.from({ length: count }, (_, i) => first + i));
  playground = await PlaygroundPage.open({ patch: { view: 'evaluate' }, width: 400 });
  const view = playground.view('evaluate');
  await give('evaluate', 'Judge a file', 'digits.npz', encodeNpz(imageGrid(real, count, 16)));
  await view.locator('.quality').waitFor({ timeout: 300_000 });
  expect(await view.locator('.story').innerText()).toMatch(/Quality: 200 samples of digits\.npz, in/);
  const table = await view.locator('.quality-table').innerText();
  const confident = /A class with probability ≥ 0\.9\s+([\d.]+)%/.exec(table)?.[1];
  expect(Number(confident)).toBeGreaterThan(90);
  expect(await view.locator('.quality').innerText()).toMatch(/200 samples beside 1,000 held-out/);
  expect(await overflow()).toBeLessThanOrEqual(0);

  // What is refused leaves the last result where it was.
  const refused: [string, Uint8Array, RegExp][] = [
    ['few.npz', encodeNpz(imageGrid(real.subarray(0, 256), 1, 16)), /few\.npz holds 1 image; at least 100/],
    ['large.npz', encodeNpz(imageGrid(new Float32Array(100 * 64), 100, 8)), /large\.npz: Its images are 8×8/],
    ['text.npz', zipSync({ 'a.txt': new Uint8Array(9) }), /text\.npz holds no arrays of NumPy/],
    ['bomb.npz', zipSync({ 'arr_0.npy': new Uint8Array(140 * 2 ** 20) }), /bomb\.npz, arr_0\.npy: .*140 MB/],
  ];
  for (const [name, bytes, reason] of refused) {
    await give('evaluate', 'Judge a file', name, bytes);
    await expect.poll(notices).toMatch(reason);
    expect(await view.locator('.quality-table').innerText()).toBe(table);
  }

  await view.locator('vscode-button', { hasText: 'Save report' }).click();
  await expect.poll(async () => (await playground.sent('saveReport')).length).toBe(1);
  const [report] = await playground.sent('saveReport');
  expect(report?.markdown).toContain('Images of the file digits.npz, seed');
  expect(playground.problems).toEqual([]);
}, 600_000);
