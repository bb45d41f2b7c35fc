import { afterEach, expect, it } from 'vitest';
import { PlaygroundPage } from '../playgroundPage';

let playground: PlaygroundPage;
afterEach(() => playground.close());

const text = (selector: string) => playground.view('train').locator(selector).innerText();
const panel = () => playground.page.getByRole('region', { name: 'Your own data' });
const press = (label: string) =>
  panel().locator('vscode-button:not([disabled])', { hasText: label }).press('Enter');
const disabled = (label: string) =>
  panel()
    .locator('vscode-button', { hasText: label })
    .evaluate((button) => button.hasAttribute('disabled'));

/** Two folders of thirty colour images, a damaged one, and one whose header claims 100 megapixels, as the host sends them. */
function sendImages(page: PlaygroundPage['page']): Promise<void> {
  return page.evaluate(async () => {
    const files: { path: string; bytes: Uint8Array }[] = [];
    for (let index = 0; index < 60; index++) {
      const canvas = new OffscreenCanvas(40, 30);
      const context = canvas.getContext('2d');
      const isWarm = index % 2 === 0;
      if (context) {
        context.fillStyle = isWarm ? 'rgb(220, 40, 20)' : 'rgb(20, 60, 220)';
        context.fillRect(0, 0, 40, 30);
        context.fillStyle = `rgb(240, ${4 * index}, 200)`;
        context.fillRect(12 + (index % 5), 10, 8, 8);
      }
      const blob = await canvas.convertToBlob({ type: 'image/png' });
      const bytes = new Uint8Array(await blob.arrayBuffer());
      files.push({ path: `${isWarm ? 'warm' : 'cold'}/${index}.png`, bytes });
    }
    const damaged = files[0]?.bytes.slice(0, 60) ?? new Uint8Array();
    const huge = files[0]?.bytes.slice() ?? new Uint8Array();
    new DataView(huge.buffer).setUint32(16, 10_000);
    new DataView(huge.buffer).setUint32(20, 10_000);
    files.push({ path: 'warm/damaged.png', bytes: damaged }, { path: 'warm/huge.png', bytes: huge });
    const common = { type: 'imageFiles', id: 1, name: 'Weather' };
    window.postMessage({ ...common, files: files.slice(0, 31), skipped: 0, last: false });
    window.postMessage({ ...common, files: files.slice(31), skipped: 1, last: true });
  });
}

/** Runs in the page: how many pixels of a canvas are not grey. */
function coloredPixels(canvas: HTMLElement | SVGElement): number {
  const { width, height } = canvas as HTMLCanvasElement;
  const context = new OffscreenCanvas(width, height).getContext('2d')!;
  context.drawImage(canvas as HTMLCanvasElement, 0, 0);
  const { data } = context.getImageData(0, 0, width, height);
  return Array.from({ length: data.length / 4 }, (_, i) => data[4 * i] !== data[4 * i + 2]).filter(Boolean)
    .length;
}

it('learns a folder of 60 colour images, which are kept, named, and drawn', async () => {
  playground = await PlaygroundPage.open({
    patch: {
      view: 'train',
      train: { preset: 'tiny', batchSize: 4, conditional: true },
      sample: { model: 'own', steps: 3, count: 4 },
    },
    engine: 'wasm',
    width: 300,
  });
  const { page } = playground;
  await sendImages(page);
  await expect
    .poll(() => panel().locator('.own-data-images [role="status"]').innerText())
    .toBe(
      '60 images in 2 classes. 2 skipped: more than 64 megapixels or 32 MB, or not readable. ' +
        '1 skipped: damaged, or no PNG, JPEG or WebP.',
    );
  expect(await panel().getByRole('img').getAttribute('aria-label')).toBe('60 of 60 images');
  expect(await panel().getByRole('textbox', { name: 'Name' }).inputValue()).toBe('Weather');
  const wide = await page.evaluate(() => document.documentElement.scrollWidth - innerWidth);
  expect(wide).toBeLessThanOrEqual(0);

  await press('Keep and use');
  const [kept] = await playground.sent('keepOwnData');
  expect(kept).toBeDefined();
  await expect
    .poll(async () => (await playground.sent('state')).at(-1)?.state.train.dataSet)
    .toMatch(/^own-16x3x2-[0-9a-f]{8}$/);

  await playground.press('Training', 'Train');
  const step = () => text('[data-statistic="step"]');
  await expect
    .poll(async () => Number((await step()).replace(/\D/g, '')), { timeout: 60_000 })
    .toBeGreaterThan(2);
  await playground.press('Training', 'Stop');
  await playground.post({ type: 'show', patch: { view: 'sample' }, action: 'sample' });
  await expect
    .poll(() => playground.view('sample').locator('.made').innerText(), { timeout: 60_000 })
    .toMatch(/^Made by your network \(Weather/);
  const classes = playground.view('sample').locator('vscode-dropdown[aria-label="Class"] vscode-option');
  expect((await classes.allTextContents()).slice(-2)).toEqual(['cold', 'warm']);
  const images = playground.view('sample').locator('[data-role="x0"] canvas');
  await expect.poll(() => images.evaluate(coloredPixels)).toBeGreaterThan(100);
  const answer = await playground.ask({ type: 'exportModel', format: 'diffusers' });
  expect(answer.kind).toBe('files');
  if (answer.kind === 'files') {
    const config = answer.files.find(({ path }) => path.endsWith('unet/config.json'));
    expect(JSON.parse(new TextDecoder().decode(config?.bytes))).toMatchObject({
      in_channels: 3,
      out_channels: 3,
    });
  }
  expect(playground.problems).toEqual([]);
});

it('makes points of a text, and says what is too few', async () => {
  playground = await PlaygroundPage.open({ patch: { view: 'train' }, engine: 'wasm' });
  const { page } = playground;
  await playground.view('train').locator('vscode-button', { hasText: 'Your own data…' }).press('Enter');
  await page.evaluate(() => {
    window.postMessage({ type: 'imageFiles', id: 1, name: 'None', files: [], skipped: 3, last: true });
  });
  await expect
    .poll(() => panel().locator('.own-data-images [role="status"]').innerText())
    .toMatch(/^0 images, no classes\. 3 skipped: .* At least 16 are needed\.$/);
  expect(await disabled('Keep and use')).toBe(true);

  await panel()
    .locator('vscode-dropdown')
    .first()
    .evaluate((list) => {
      (list as HTMLSelectElement).value = 'points';
      list.dispatchEvent(new Event('change'));
    });
  await panel().getByRole('textbox', { name: 'Text to be drawn as points' }).fill('Hi');
  await panel().getByRole('textbox', { name: 'Text to be drawn as points' }).press('Enter');
  await press('Keep and use');
  await expect
    .poll(async () => (await playground.sent('state')).at(-1)?.state.train.dataSet)
    .toMatch(/^own-1x2x1-/);
  expect(playground.problems).toEqual([]);
});

it('asks the host for data that are used, and does not train without them', async () => {
  playground = await PlaygroundPage.open({
    patch: { view: 'train', train: { dataSet: 'own-16x3x2-0a1b2c3d' } },
    engine: 'wasm',
  });
  const asked = async () => (await playground.sent('openOwnData')).length;
  const notices = playground.page.locator('.notices');
  const absent = /These data are not on this computer/;
  const answer = () => playground.post({ type: 'ownDataFile', id: 'own-16x3x2-0a1b2c3d' });
  // Said as soon as they are named, by a link or a kept state.
  await expect.poll(asked).toBe(1);
  await answer();
  await expect.poll(() => notices.innerText()).toMatch(absent);
  await playground.press('Training', 'Train');
  await expect
    .poll(async () => {
      await answer();
      return playground.view('train').locator('[data-statistic="step"]').innerText();
    })
    .toBe('0');
  expect(await notices.innerText()).toMatch(absent);
});
