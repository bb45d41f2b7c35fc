import { afterEach, describe, expect, it } from 'vitest';
import { PlaygroundPage } from '../playgroundPage';
import { savedRun } from '../savedRun';

let playground: PlaygroundPage;
afterEach(() => playground.close());

const train = () => playground.view('train');
const buttons = () =>
  train().getByRole('toolbar', { name: 'Training' }).locator('vscode-button:visible').allInnerTexts();
const shownData = () =>
  train()
    .locator('vscode-dropdown[aria-label="Data"]')
    .evaluate((list: HTMLSelectElement) => list.value);
const statistic = (name: string) => train().locator(`[data-statistic="${name}"]`).first().innerText();
const trainedOn = async () => {
  const activity = (await playground.sent('activity')).map((each) => each.activity);
  return activity.filter(({ kind }) => kind === 'training').length;
};
const step = async () => Number((await statistic('step')).replace(/\D/g, ''));

/** A run of digits is kept, and another data set is chosen. */
const openWithSpiral = (options: Parameters<typeof PlaygroundPage.open>[0] = {}) =>
  PlaygroundPage.open({
    checkpoint: savedRun(12),
    stateWasAskedFor: true,
    patch: { view: 'train', train: { dataSet: 'spiral' } },
    ...options,
  });

describe(
  'the primary button, where the kept run is of other data than those shown',
  { timeout: 300_000 },
  () => {
    it('starts a new run of what is shown', async () => {
      playground = await openWithSpiral();
      expect(await buttons()).toContainEqual(expect.stringContaining('New run: a spiral in the plane'));
      expect(await buttons()).not.toContainEqual(expect.stringContaining('Train further'));
      expect(await train().locator('.notice').innerText()).toMatch(/12 steps.*MNIST digits, 16×16/);

      await playground.press('Training', 'New run: a spiral in the plane');
      await expect.poll(trainedOn, { timeout: 120_000 }).toBeGreaterThan(0);
      await expect.poll(step, { timeout: 120_000 }).toBeGreaterThan(0);
      expect(await shownData()).toBe('spiral');
      expect(await train().locator('.notice').isVisible()).toBe(false);
      await playground.press('Training', 'Stop');
      expect(playground.problems).toEqual([]);
    });

    it('stands beside one that continues the kept run, and shows its settings', async () => {
      playground = await openWithSpiral();
      const goOn = train().locator('.notice vscode-button', {
        hasText: 'Continue the run: MNIST digits, 16×16, step 12',
      });
      await goOn.click();
      await expect.poll(shownData).toBe('digits16');
      await expect.poll(step, { timeout: 120_000 }).toBeGreaterThan(12);
      await playground.press('Training', 'Stop');
      expect(await train().locator('.notice').isVisible()).toBe(false);
      expect(await buttons()).toContainEqual(expect.stringContaining('Train further'));
    });

    it('is not passed over by the command that trains: it opens the view with both choices', async () => {
      playground = await openWithSpiral({
        patch: { view: 'sample', train: { dataSet: 'spiral' } },
        action: 'train',
      });
      await train().locator('.notice vscode-button:visible').first().waitFor();
      expect(await playground.page.locator('.notices').innerText()).toMatch(
        /continue it, or start a new run/,
      );
      expect(await trainedOn()).toBe(0);
      expect(await step()).toBe(12);
    });
  },
);

it('the meter of a view shows that view’s work only', async () => {
  playground = await PlaygroundPage.open({ patch: { sample: { steps: 4 } }, action: 'sample' });
  const story = () => playground.view('sample').locator('.story').innerText();
  await expect.poll(story, { timeout: 120_000 }).toMatch(/16 images/);
  expect(await playground.view('sample').locator('.meter').innerText()).toMatch(/Sampling[^]*GFLOP\/s\s+\d/);
  await playground.post({ type: 'show', patch: { view: 'train' }, action: 'none' });
  await train().locator('.view').waitFor();
  expect(await train().locator('.meter').isVisible()).toBe(false);
  await playground.press('Training', 'Train');
  await expect.poll(step, { timeout: 120_000 }).toBeGreaterThan(0);
  expect(await train().locator('.meter').innerText()).toMatch(/Training[^]*GFLOP\/s\s+\d/);
  await playground.press('Training', 'Stop');
}, 300_000);

it('says of no points that they are digits', async () => {
  playground = await PlaygroundPage.open({
    patch: { view: 'train', train: { dataSet: 'spiral', flip: true } },
  });
  const settings = train().locator('.settings');
  await settings.locator('.more-settings > summary').click();
  expect(await settings.innerText()).toMatch(/Points are not flipped/);
  expect(await settings.innerText()).not.toMatch(/digit/);
  const flip = settings.locator('vscode-checkbox', { hasText: 'Random horizontal flip' });
  expect(await flip.getAttribute('aria-checked')).toBe('false');
});

it('goes on after a pause with what was changed meanwhile, as it does after a stop', async () => {
  playground = await PlaygroundPage.open({
    patch: { view: 'train', train: { preset: 'tiny', batchSize: 2 } },
    action: 'train',
  });
  const trained = (to: number) => expect.poll(step, { timeout: 120_000 }).toBeGreaterThanOrEqual(to);
  await trained(2);
  await playground.press('Training', 'Pause');
  await expect.poll(buttons).toContainEqual(expect.stringContaining('Resume'));
  const paused = await step();
  await playground.post({ type: 'show', patch: { train: { learningRate: 0.001 } }, action: 'none' });
  const notice = train().locator('.notice');
  await expect.poll(() => notice.innerText()).toMatch(/other settings: Learning rate 0\.0002/);
  await playground.press('Training', 'Resume');
  await expect.poll(() => notice.isVisible()).toBe(false);
  await trained(paused + 2);
  await playground.press('Training', 'Stop');
  expect(playground.problems).toEqual([]);
}, 300_000);
