import { afterEach, expect, it } from 'vitest';
import { PlaygroundPage } from '../playgroundPage';

let playground: PlaygroundPage;
afterEach(() => playground.close());

const text = (view: string, selector: string) => playground.view(view).locator(selector).innerText();
const show = (view: 'train' | 'sample' | 'evaluate' | 'network') =>
  playground.post({ type: 'show', patch: { view }, action: 'none' });
const isDisabled = (label: string) =>
  playground
    .view('evaluate')
    .locator('vscode-button', { hasText: new RegExp(`^\\s*${label}\\s*$`) })
    .evaluate((button) => button.hasAttribute('disabled'));

it('speaks of points where a network draws points, and offers nothing that only images have', async () => {
  playground = await PlaygroundPage.open({
    patch: {
      view: 'train',
      train: { dataSet: 'moons', batchSize: 16 },
      // Points are drawn from noise, whatever the task of images is.
      sample: { model: 'own', steps: 4, points: 64, mode: 'guidance' },
    },
    action: 'train',
  });
  const step = () => playground.view('train').locator('[data-statistic="step"]').innerText();
  await expect.poll(async () => Number((await step()).replace(/\D/g, ''))).toBeGreaterThan(3);
  const caption = () => text('train', 'figcaption');
  await expect
    .poll(caption, { timeout: 120_000 })
    .toMatch(/^The data, and points that the network drew after \d+ steps$/);
  await playground.press('Training', 'Stop');
  await show('sample');
  await playground.press('Sampling', 'Sample');
  await expect
    .poll(() => text('sample', '.story'))
    .toMatch(/^64 points by the EMA weights after \d+ training steps, in [\d.]+ s\. Move the slider/);
  expect(await text('sample', '.made')).toMatch(/^Made by your network \(two moons in the plane\) after/);
  await expect
    .poll(() => playground.view('sample').locator('[data-role="xt"] canvas').getAttribute('aria-label'))
    .toBe('The points x_t at the shown step');

  await show('evaluate');
  await expect
    .poll(() => text('evaluate', '.stage > .fine-print'))
    .toMatch(
      /points in the plane have none\. The quality of samples is judged by features of images, and points/,
    );
  expect([await isDisabled('Evaluate'), await isDisabled('Judge samples')]).toEqual([true, true]);
  expect(await isDisabled('Judge a file…')).toBe(false);

  await show('network');
  await expect
    .poll(() => text('network', '.network-summary'))
    .toMatch(/for one point takes .*, a training step of 16 points about/);

  await show('train');
  await playground.press('Training', 'Reset');
  await expect.poll(caption).toBe('The data, and points that the network draws');
  expect(playground.problems).toEqual([]);
});
