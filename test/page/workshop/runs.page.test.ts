import { afterEach, expect, it } from 'vitest';
import { summaryOf } from '../../../src/checkpoints/runSummary';
import { decodeSafetensors } from '../../../src/safetensors';
import { readCheckpointFile } from '../../../src/checkpoints/checkpointFile';
import type { ToPage } from '../../../src/protocol/toPage';
import type { SavedRun } from '../../../src/protocol/savedRuns';
import { PlaygroundPage, type PlaygroundPageOptions } from '../playgroundPage';
import { savedRun } from '../savedRun';

let playground: PlaygroundPage;
afterEach(() => playground.close());

const checkpoints = { run: savedRun(40), 'run-2': savedRun(90, { batchSize: 8 }) };
const kept = (key: keyof typeof checkpoints, more: Partial<SavedRun> = {}): SavedRun => ({
  ...summaryOf(readCheckpointFile(checkpoints[key])),
  losses: Array.from({ length: 30 }, (_, i) => [i + 1, 1 / (i + 1)] as [number, number]),
  ...{ key, name: null, savedAt: 1_700_000_000_000, bytes: 1_200_000 },
  ...more,
});
const runs = (more: Partial<Extract<ToPage, { type: 'runs' }>> = {}): ToPage => ({
  type: 'runs',
  runs: [kept('run-2', { name: 'Larger batches' }), kept('run')],
  ...{ current: null, used: 2_400_000, limit: 2e9, unsaved: false },
  ...more,
});
const view = () => playground.view('runs');
const names = () => view().locator('.run-list .run-name').allInnerTexts();
const detail = () => view().locator('.run-detail:visible');
const compare = (name: string) =>
  view()
    .getByRole('checkbox', { name: `Compare ${name}` })
    .click();

async function open(options: PlaygroundPageOptions = {}, message = runs()): Promise<void> {
  playground = await PlaygroundPage.open({ patch: { view: 'runs' }, ...options });
  await playground.post(message);
  await expect.poll(async () => (await names()).length).toBeGreaterThan(2);
}

/** Answers the page's wish for a checkpoint. */
const give = (key: string, checkpoint: Uint8Array) =>
  playground.page.evaluate(
    ([name, text]) => {
      const bytes = Uint8Array.from(atob(text), (character) => character.charCodeAt(0));
      window.postMessage({ type: 'runCheckpoint', key: name, checkpoint: bytes });
    },
    [key, Buffer.from(checkpoint).toString('base64')] as const,
  );

it('lists what is kept and what ships, and does with a run what its buttons say', async () => {
  await open();
  expect(await playground.sent('listRuns')).toHaveLength(1);
  expect((await names()).slice(0, 2)).toEqual(['Larger batches', 'MNIST digits, 16×16, tiny']);
  expect(await view().locator('.run-facts').first().innerText()).toMatch(/^step 90 · loss 0\.04\d\d · tiny$/);
  expect(await view().innerText()).toContain('2.4 MB of 2,000 MB in use');
  expect(await detail().locator('h2').innerText()).toBe('Larger batches');
  expect(await detail().innerText()).toMatch(/Seed 3/);

  await playground.press('Run', 'Continue this run');
  await playground.press('Run', 'Duplicate');
  await playground.press('Run', 'Loss as CSV…');
  await playground.press('Run', 'Loss for TensorBoard…');
  await playground.press('Run', 'Summary into the note');
  const key = 'run-2';
  expect(await playground.sent('openRun')).toEqual([{ type: 'openRun', key }]);
  const name = 'Larger batches (copy)';
  expect(await playground.sent('duplicateRun')).toEqual([{ type: 'duplicateRun', key, name }]);
  expect((await playground.sent('saveRunLog')).map(({ format }) => format)).toEqual(['csv', 'tensorboard']);
  expect(await playground.sent('summariseRun')).toMatchObject([{ key, title: 'Larger batches' }]);

  // Once asked, once done.
  await playground.press('Run', 'Delete');
  expect(await playground.sent('deleteRun')).toEqual([]);
  await playground.press('Run', 'Delete 90 steps for good\\?');
  expect(await playground.sent('deleteRun')).toEqual([{ type: 'deleteRun', key }]);
  await playground.post(runs({ runs: [kept('run')] }));
  await expect.poll(() => detail().locator('h2').innerText()).toBe('MNIST digits, 16×16, tiny');

  // A shipped model has no buttons that change it.
  await view().locator('.run-entry').last().click();
  expect(await detail().locator('vscode-button').allInnerTexts()).toEqual([
    expect.stringContaining('Continue as a new run'),
  ]);
  expect(playground.problems).toEqual([]);
}, 300_000);

it('is worked by keys, names runs, and refuses a name that is none', async () => {
  await open();
  const entry = (index: number) => view().locator('.run-entry').nth(index);
  await entry(0).focus();
  await playground.page.keyboard.press('ArrowDown');
  await playground.page.keyboard.press('Enter');
  await expect.poll(() => detail().locator('h2').innerText()).toBe('MNIST digits, 16×16, tiny');
  expect(await entry(1).getAttribute('aria-current')).toBe('true');
  // The list was drawn anew under the focus.
  expect(await entry(1).evaluate((each) => each === document.activeElement)).toBe(true);
  const field = detail().getByRole('textbox', { name: 'Name of the run' });
  await field.fill('First try');
  await field.press('Enter');
  expect(await playground.sent('renameRun')).toEqual([{ type: 'renameRun', key: 'run', name: 'First try' }]);
  await field.fill('');
  await field.press('Enter');
  await expect.poll(() => detail().innerText()).toContain('Enter one line of at most 80 characters.');
  await field.fill('\u202egnp.exe');
  await field.press('Enter');
  expect(await playground.sent('renameRun')).toHaveLength(1);
}, 300_000);

it('lays the curves of runs over each other, and samples them side by side from the same noise', async () => {
  await open({ patch: { view: 'runs', seed: 5, sample: { sampler: 'ddim', steps: 2, count: 4 } } });
  const legend = () => view().locator('.run-legend li').allInnerTexts();
  await expect.poll(legend).toEqual(['Larger batches']);
  await compare('MNIST digits, 16×16, tiny');
  await expect.poll(legend).toEqual(['Larger batches', 'MNIST digits, 16×16, tiny']);
  const sampleAll = async () => {
    const asked = (await playground.sent('readRun')).length;
    await view().getByRole('button', { name: 'Sample side by side' }).click();
    for (const [index, key] of (['run-2', 'run'] as const).entries()) {
      await expect.poll(async () => (await playground.sent('readRun'))[asked + index]?.key).toBe(key);
      await give(key, checkpoints[key]);
    }
    await expect
      .poll(() => view().locator('.sample-comparison').innerText())
      .toContain('The same noise for all, seed 5');
    return view()
      .locator('.run-grids canvas')
      .evaluateAll((all) => all.map((each) => (each as HTMLCanvasElement).toDataURL()));
  };
  const first = await sampleAll();
  expect(first).toHaveLength(2);
  // Both have the same averaged weights and the same noise: the same pictures, which are not empty.
  expect(first[0]).toBe(first[1]);
  expect(first[0]?.length).toBeGreaterThan(400);
  expect(await sampleAll()).toEqual(first);
  expect(playground.problems).toEqual([]);
}, 600_000);

it('gives up the run that is open only where it is the one that is deleted', async () => {
  await open({ checkpoint: checkpoints.run }, runs({ current: 'run' }));
  await view().locator('.run-entry').nth(1).click();
  expect(await view().locator('.run-facts').nth(1).innerText()).toContain('open here');
  const step = () => playground.view('train').locator('[data-statistic="step"]').textContent();
  await playground.press('Run', 'Delete');
  await playground.press('Run', 'Delete 40 steps for good\\?');
  await playground.post({ type: 'show', patch: { view: 'train' }, action: 'none' });
  await expect.poll(step).toBe('0');
  expect(await playground.sent('checkpoint')).toEqual([]);
}, 300_000);

it('starts a new run from a kept one where their networks are the same', async () => {
  playground = await PlaygroundPage.open({
    patch: { view: 'train', train: { batchSize: 2, learningRate: 1e-9 } },
    engine: 'wasm',
  });
  const train = playground.view('train');
  const start = train.locator('vscode-dropdown[aria-label="Start"]');
  expect(await playground.sent('listRuns')).toHaveLength(1);
  await playground.post(runs());
  const options = () =>
    start
      .locator('vscode-option')
      .evaluateAll((all) => all.map((each) => [each.textContent, each.hasAttribute('disabled')] as const));
  await expect.poll(options).toContainEqual(['Larger batches', false]);
  // The shipped models are larger, or of points.
  expect((await options()).filter(([, isDisabled]) => !isDisabled).map(([label]) => label)).toEqual([
    'fresh weights from the seed',
    'Larger batches',
    'MNIST digits, 16×16, tiny',
  ]);
  await start.evaluate((list: HTMLSelectElement) => {
    list.value = 'run-2';
    list.dispatchEvent(new Event('change'));
  });
  await playground.press('Training', 'Train');
  await expect.poll(() => playground.sent('readRun')).toEqual([{ type: 'readRun', key: 'run-2' }]);
  await give('run-2', checkpoints['run-2']);
  const step = async () => {
    const shown = await train.locator('[data-statistic="step"]').first().innerText();
    return Number(shown.replace(/\D/g, ''));
  };
  await expect.poll(step).toBeGreaterThan(0);
  await playground.press('Training', 'Stop');
  const answer = await playground.ask({ type: 'exportModel', format: 'diffusers' });
  const file =
    answer.kind === 'files' ? answer.files.find(({ path }) => path.endsWith('.safetensors')) : undefined;
  // Steps of that rate move a weight by less than a float tells.
  const trained = decodeSafetensors(file!.bytes).tensors.get('conv_in.weight')!.data as Float32Array;
  const kept = decodeSafetensors(checkpoints['run-2']).tensors.get('ema.conv_in.weight')!.data;
  trained.forEach((value, i) => expect(value).toBeCloseTo(Number(kept[i]), 5));
  await playground.post({ type: 'show', patch: { train: { preset: 'small' } }, action: 'none' });
  await expect.poll(() => start.evaluate((list: HTMLSelectElement) => list.value)).toBe('fresh');
  expect(playground.problems).toEqual([]);
}, 300_000);

it('asks before a new run only where the one before it could not be saved', async () => {
  playground = await PlaygroundPage.open({ patch: { view: 'train' }, checkpoint: checkpoints.run });
  await playground.post(runs({ current: 'run', unsaved: true }));
  await playground.press('Training', 'Reset');
  const labels = () => playground.page.getByRole('toolbar', { name: 'Training' }).innerText();
  await expect.poll(labels).toContain('Discard 40 steps?');
  await playground.post(runs({ current: 'run' }));
  await expect.poll(labels, { timeout: 10_000 }).toContain('Reset');
  await playground.press('Training', 'Reset');
  await expect
    .poll(() => playground.view('train').locator('[data-statistic="step"]').textContent())
    .toBe('0');
}, 300_000);

it.each(['en', 'zh-cn', 'zh-tw'] as const)(
  'fits into a panel of 300 pixels: %s',
  async (language) => {
    await open({ width: 300, language });
    const overflow = await playground.page.evaluate(
      () => document.documentElement.scrollWidth - document.documentElement.clientWidth,
    );
    expect(overflow).toBeLessThanOrEqual(0);
  },
  300_000,
);
