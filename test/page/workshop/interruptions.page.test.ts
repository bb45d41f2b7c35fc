import { unzipSync } from 'fflate';
import { afterEach, expect, it } from 'vitest';
import type { PlaygroundPatch } from '../../../src/protocol/playgroundState';
import { PlaygroundPage } from '../playgroundPage';

let playground: PlaygroundPage;
afterEach(() => playground.close());

const activity = async () => (await playground.sent('activity')).at(-1)?.activity.kind ?? 'idle';
const story = () => playground.view('sample').locator('.story').innerText();
const warnings = () => playground.page.locator('.notices .notice-warning').allInnerTexts();

/** Lays a patch over the settings while something runs, and waits until the page has taken it. */
async function change(patch: PlaygroundPatch, action: 'none' | 'sample' | 'train' = 'none'): Promise<void> {
  await playground.post({ type: 'show', patch, action });
}

/** Samples as a newcomer does, and gives the pixels. */
async function samples(count: number): Promise<Uint8Array> {
  await playground.post({ type: 'stop' });
  await expect.poll(activity).toBe('idle');
  const sample = { model: 'digits16-small', sampler: 'ddim', steps: 4, count, mode: 'generate' } as const;
  await change({ view: 'sample', seed: 9, sample: { ...sample, levels: 'timesteps', spacing: 'trailing' } });
  const before = (await playground.sent('activity')).length;
  await playground.press('Sampling', 'Sample');
  const since = async () =>
    (await playground.sent('activity')).slice(before).map((each) => each.activity.kind);
  await expect.poll(since).toContain('sampling');
  await expect.poll(async () => (await since()).at(-1)).toBe('idle');
  await expect.poll(story).toContain(`${count} images by the shipped model`);
  const npy = unzipSync(await playground.exportSamples('npz'))['arr_0.npy'] ?? new Uint8Array();
  return npy.subarray(-count * 256);
}

const amid: readonly PlaygroundPatch[] = [
  { sample: { sampler: 'dpmpp_2m', levels: 'lu' } },
  { sample: { steps: 7, count: 9 } },
  { sample: { sampler: 'heun', levels: 'karras' } },
  { sample: { guidanceScale: 5, label: '3' } },
  { seed: 77, sample: { spacing: 'leading' } },
  { sample: { model: 'icons16-small', sampler: 'euler_a' } },
  { sample: { model: 'flow2d-moons', points: 64, sampler: 'flow_heun' } },
  { sample: { model: 'digits16-cond-small', mode: 'interpolate', sampler: 'ddim' } },
  { sample: { mode: 'inpaint', resamplings: 3 } },
  { sample: { mode: 'progressive', sampler: 'unipc', levels: 'beta' } },
];

it('samples what it is asked for whatever was changed, hidden, stopped and begun anew meanwhile', async () => {
  playground = await PlaygroundPage.open({
    patch: { sample: { model: 'digits16-small', steps: 20, count: 4 } },
    action: 'sample',
  });
  await expect.poll(activity).toBe('sampling');
  for (const [i, patch] of amid.entries()) {
    // Amid the sampling before: some begin the next at once, some hide the panel, some go elsewhere and back.
    await change({ view: 'sample', ...patch }, 'sample');
    await expect.poll(activity).toMatch(/sampling|idle/);
    if (i % 3 === 1) {
      await playground.post({ type: 'visibility', visible: false });
      await playground.post({ type: 'visibility', visible: true });
    }
    if (i % 3 === 2) {
      await change({ view: 'schedule', schedule: { T: 400 + i }, t: 1, sample: { steps: 5 } });
      await change({ view: 'sample' });
    }
    if (i % 4 === 3) {
      await playground.post({ type: 'stop' });
    }
  }
  const after = await samples(4);
  expect(new Set(after).size).toBeGreaterThan(20);
  expect(await warnings()).toEqual([]);
  expect(playground.problems).toEqual([]);
  await playground.close();

  // What came before leaves no trace in the samples.
  playground = await PlaygroundPage.open();
  expect(await samples(4)).toEqual(after);
}, 600_000);

it('begins nothing that was stopped, or followed by another, while its network was being opened', async () => {
  playground = await PlaygroundPage.open({
    patch: { sample: { model: 'digits16-small', steps: 3, count: 4 } },
  });
  await samples(4);
  /** How many samplings there were. */
  const samplings = async () =>
    (await playground.sent('activity')).filter(
      ({ activity: { kind } }, i, all) => kind === 'sampling' && all[i - 1]?.activity.kind !== kind,
    ).length;
  const ended = async () => ((await activity()) === 'idle' ? samplings() : 0);
  const before = await samplings();
  await change({ sample: { model: 'icons16-small' } }, 'sample');
  await playground.post({ type: 'stop' });
  await change({ sample: { model: 'digits16-cond-small' } }, 'sample');
  await change({ sample: { model: 'digits16-small' } }, 'sample');
  await expect.poll(ended).toBe(before + 1);
  // Once this one answers, those before it have been opened.
  await change({ sample: { model: 'icons16-small' } }, 'sample');
  await expect.poll(ended).toBe(before + 2);
  await expect.poll(story).toContain('VS Code icons');
  expect(playground.problems).toEqual([]);
}, 600_000);

it('trains on after being paused, hidden, sampled from and looked at, and keeps what it learnt', async () => {
  playground = await PlaygroundPage.open({
    patch: { view: 'train', train: { preset: 'tiny', batchSize: 2 }, sample: { steps: 2, count: 1 } },
    action: 'train',
  });
  const statistic = playground.view('train').locator('[data-statistic="step"]');
  const step = async () => Number((await statistic.textContent())?.replace(/\D/g, ''));
  const trained = (to: number) => expect.poll(step).toBeGreaterThanOrEqual(to);
  await trained(2);
  await playground.press('Training', 'Pause');
  await expect.poll(activity).toBe('paused');
  await playground.post({ type: 'visibility', visible: false });
  await playground.post({ type: 'visibility', visible: true });
  const paused = await step();
  await change({ view: 'sample' }, 'sample');
  await expect.poll(story).toMatch(/1 image by the EMA weights after/);
  expect(await step()).toBeGreaterThanOrEqual(paused);
  await change({ view: 'train', train: { learningRate: 0.0005, batchSize: 3 } }, 'train');
  await trained(paused + 2);
  // Hidden amid training it rests, and goes on by itself.
  await playground.post({ type: 'visibility', visible: false });
  await expect.poll(activity).toBe('paused');
  const hidden = await step();
  await playground.post({ type: 'visibility', visible: true });
  await trained(hidden + 2);
  await playground.press('Training', 'Stop');
  await expect.poll(activity).toBe('idle');
  const kept = await step();
  // Encoding what was learnt ends after the activity has.
  await expect.poll(async () => (await playground.sent('checkpoint')).at(-1)?.step).toBe(kept);
  expect(playground.problems).toEqual([]);
}, 600_000);
