import { afterEach, expect, it } from 'vitest';
import { PlaygroundPage } from '../playgroundPage';

let playground: PlaygroundPage;
afterEach(() => playground.close());

/** Tells the page of every shard that a helper is given; the third task breaks a helper. */
const watching = `{
  const channel = new BroadcastChannel('helpers');
  const name = String(Math.random());
  let tasks = 0;
  self.addEventListener('message', ({ data }) => {
    if (data.type === 'helperLearn') {
      channel.postMessage({ name, shards: data.shards.length });
      if (++tasks === 3 && data.shards.length === 2) {
        throw new Error('A helper that breaks.');
      }
    }
  });
}`;

const step = async () => {
  const shown = playground.view('train').locator('[data-statistic="step"]').first();
  return Number((await shown.innerText()).replace(/\D/g, ''));
};

it('trains on helpers, and goes on without one that breaks', { timeout: 300_000 }, async () => {
  playground = await PlaygroundPage.open({
    cpuWorkers: 3,
    engine: 'wasm',
    workerPrelude: watching,
    patch: { view: 'train', train: { dataSet: 'digits16', preset: 'tiny', batchSize: 16 } },
  });
  await playground.page.evaluate(() => {
    const heard: { name: string; shards: number }[] = [];
    Object.assign(window, { heard });
    new BroadcastChannel('helpers').onmessage = ({ data }: MessageEvent<(typeof heard)[0]>) =>
      heard.push(data);
  });
  await playground.post({ type: 'show', patch: {}, action: 'train' });
  const heard = () =>
    playground.page.evaluate(
      () => (window as unknown as { heard: { name: string; shards: number }[] }).heard,
    );
  // Eight shards on three threads are 3, 3 and 2.
  await expect.poll(async () => (await heard()).some(({ shards }) => shards === 2)).toBe(true);
  await expect.poll(async () => (await heard()).some(({ shards }) => shards === 3)).toBe(true);
  // Of two threads each has four.
  await expect.poll(async () => (await heard()).some(({ shards }) => shards === 4)).toBe(true);
  const before = await step();
  await expect.poll(step).toBeGreaterThan(before + 3);
  await playground.press('Training', 'Stop');
  await expect.poll(async () => new Set((await heard()).map(({ name }) => name)).size).toBe(2);
});
