import { afterEach, expect, it } from 'vitest';
import { PlaygroundPage } from '../playgroundPage';

let playground: PlaygroundPage;
afterEach(() => playground.close());

const train = () => playground.view('train');
const pictures = () => train().getByRole('region', { name: 'Pictures while it learns' });
const caption = () => pictures().locator('figcaption').innerText();
const slider = () => pictures().getByRole('slider', { name: 'Picture of the training' });

it('shows what a network draws while it learns, keeps the pictures, and saves them as a GIF', async () => {
  playground = await PlaygroundPage.open({
    patch: { view: 'train', train: { preset: 'tiny', batchSize: 2, learningRate: 1e-3 } },
  });
  expect(await caption()).toMatch(/always from the same noise/);
  await playground.press('Training', 'Train');
  await expect.poll(caption, { timeout: 300_000 }).toMatch(/^What the EMA weights drew after \d+ steps?$/);
  await expect.poll(() => slider().isVisible(), { timeout: 300_000 }).toBe(true);
  await playground.press('Training', 'Stop');
  expect(await pictures().locator('.fine-print').innerText()).toMatch(
    /^A new picture every .*more than 10 %/,
  );
  const canvas = pictures().locator('canvas');
  // Sixteen images of 16 × 16, and not all of one colour.
  const drawn = () =>
    canvas.evaluate((element: HTMLCanvasElement) => {
      const { width, height } = element;
      const { data } = element.getContext('2d')!.getImageData(0, 0, width, height);
      return { width, height, levels: new Set(data).size, text: data.join() };
    });
  const last = await drawn();
  expect([last.width, last.height]).toEqual([64, 64]);
  expect(last.levels).toBeGreaterThan(20);

  const newest = await caption();
  await slider().press('Home');
  await expect.poll(caption).not.toBe(newest);
  expect((await drawn()).text).not.toBe(last.text);

  await pictures().locator('vscode-button', { hasText: 'Save as GIF…' }).click();
  await expect.poll(async () => (await playground.sent('saveFigure')).length).toBe(1);
  expect((await playground.sent('saveFigure'))[0]!.name).toMatch(/^training-step\d+\.gif$/);

  const heldOut = Number(await train().locator('[data-statistic="heldOut"]').innerText());
  expect(heldOut).toBeGreaterThan(0);
  expect(await train().getByRole('region', { name: 'Loss by t' }).innerText()).toMatch(
    /On 80 held-out images, whose noise and t stay the same\. It is largest for t = \d+…\d+/,
  );
  expect(playground.problems).toEqual([]);
}, 700_000);
