import { unzipSync } from 'fflate';
import { afterEach, describe, expect, it } from 'vitest';
import { imageGrid } from '../../../webview/engine/pictures/drawImageGrid';
import { encodePictures } from '../../../webview/playground/run/keptPictures';
import { madeByRun } from '../../unit/playground/made';
import { PlaygroundPage } from '../playgroundPage';
import { savedRun } from '../savedRun';

let playground: PlaygroundPage;
afterEach(() => playground.close());

const sample = () => playground.view('sample');
const made = () => sample().locator('.made').innerText();
const visible = (role: string) => sample().locator(`[data-role="${role}"]`).isVisible();
const chooseOwn = () =>
  playground.post({ type: 'show', patch: { sample: { model: 'own' } }, action: 'none' });

async function sampled(): Promise<void> {
  const before = (await playground.sent('pictures')).length;
  await playground.press('Sampling', 'Sample');
  await expect
    .poll(async () => (await playground.sent('pictures')).length, { timeout: 120_000 })
    .toBeGreaterThan(before);
}

const quick = { steps: 4, count: 4 };

describe('pictures say what made them', { timeout: 400_000 }, () => {
  it('when another network is chosen, and when the network has learnt on since', async () => {
    playground = await PlaygroundPage.open({
      checkpoint: savedRun(12),
      stateWasAskedFor: true,
      patch: { sample: quick },
    });
    await sampled();
    expect(await made()).toMatch(
      /^Made by “MNIST digits 16×16 by class” · DDIM, 4 steps, η = 0 · each class in turn, guidance 2 · seed 0 · linear schedule, T = 1000/,
    );
    await chooseOwn();
    await expect.poll(made).toMatch(/^Not of the network chosen now; made by “MNIST digits 16×16 by class”/);
    await sampled();
    const ofRun = /your network \(MNIST digits, 16×16, tiny\) after 12 steps, EMA weights/;
    expect(await made()).toMatch(new RegExp(`^Made by ${ofRun.source}`));

    await playground.post({ type: 'show', patch: { view: 'train' }, action: 'train' });
    const step = () => playground.view('train').locator('[data-statistic="step"]').innerText();
    await expect.poll(async () => Number(await step()), { timeout: 120_000 }).toBeGreaterThan(12);
    await playground.press('Training', 'Stop');
    await playground.post({ type: 'show', patch: { view: 'sample' }, action: 'none' });
    await expect.poll(made).toMatch(new RegExp(`^Not of the network chosen now; made by ${ofRun.source}`));
    // Stopping takes effect after the step under way.
    await expect.poll(() => sample().locator('.story').innerText()).toMatch(/after 12 training steps/);

    const answer = await playground.ask({ type: 'exportSamples', format: 'npz' });
    expect(answer).toMatchObject({ kind: 'files', name: 'samples-step12-seed0.npz' });
    const about = unzipSync(await playground.exportSamples('npz'))['made.json'];
    expect(JSON.parse(new TextDecoder().decode(about))).toMatchObject({
      network: { kind: 'run', step: 12, weights: 'ema' },
      sampler: 'ddim',
      steps: 4,
      seed: 0,
    });
    expect(playground.problems).toEqual([]);
  });

  it('after a reload, which brings the last ones back', async () => {
    const pictures = encodePictures({
      ...imageGrid(new Float32Array(3 * 256).fill(0.5), 3, 16),
      made: madeByRun(294),
    });
    playground = await PlaygroundPage.open({
      checkpoint: savedRun(372),
      patch: { sample: quick },
      ...(pictures ? { pictures } : {}),
    });
    expect(await visible('kept')).toBe(true);
    expect(await visible('xt')).toBe(false);
    expect(await made()).toMatch(/^Not of the network chosen now; made by your network .* after 294 steps/);
    const answer = await playground.ask({ type: 'exportSamples', format: 'png' });
    expect(answer).toMatchObject({ kind: 'files', name: 'samples-step294-seed7.png' });
    await sampled();
    expect(await visible('kept')).toBe(false);
    expect(await visible('xt')).toBe(true);
    expect(await made()).toMatch(/^Made by your network .* after 372 steps/);
    expect(playground.problems).toEqual([]);
  });

  it('where they begin with an image: no class, and the t at which they began', async () => {
    playground = await PlaygroundPage.open({ patch: { sample: { mode: 'reconstruct', count: 4 } } });
    expect(
      await sample()
        .locator('vscode-dropdown[aria-label="Class"]')
        .evaluate((list: HTMLSelectElement) => list.value),
    ).toBe('none');
    await sampled();
    expect(await made()).toMatch(/DDIM, 50 steps, η = 0 · no class · from t = 120 · seed 0/);
  });
});

it('an evaluation says which network it is of, and when it is no longer the chosen one', async () => {
  playground = await PlaygroundPage.open({ patch: { view: 'evaluate' } });
  const view = playground.view('evaluate');
  for (const [label, value] of [
    ['Held-out images', 1],
    ['Values of t', 2],
    ['Draws of noise', 1],
  ] as const) {
    const input = view.locator(`vscode-text-field[aria-label="${label}"] input`);
    await input.fill(String(value));
    await input.press('Tab');
  }
  await playground.press('Evaluation', 'Evaluate');
  const of = view.getByRole('region', { name: 'Likelihood' }).locator('.made');
  await of.waitFor({ timeout: 120_000 });
  expect(await of.innerText()).toMatch(
    /^Of “MNIST digits 16×16 by class” · .* · 1 image · 2 values of t · 1 draw of noise · seed 0/,
  );
  await playground.post({ type: 'show', patch: { sample: { model: 'icons16-small' } }, action: 'none' });
  await expect.poll(() => of.innerText()).toMatch(/^Not of what is chosen now, but of “MNIST digits/);
}, 300_000);
