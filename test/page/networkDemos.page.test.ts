import { afterEach, expect, it } from 'vitest';
import { NotePreview } from './notePreview';

const block = (...lines: string[]) => ['```diffusion', ...lines, '```', ''].join('\n');

let preview: NotePreview;
afterEach(() => preview.close());

const demo = (id: string) => preview.page.locator(`.df-demo-${id}`);
const caption = (id: string) => demo(id).locator('.df-caption').innerText();

it('draws digits by a network of its own, the same each time, and goes back over its steps', async () => {
  preview = await NotePreview.open(block('demo: sample', 'steps: 4', 'count: 3'));
  await expect.poll(() => caption('sample')).toContain('After 4 of 4 steps the digits are done');
  // The loader, the demos, the networks and the weights.
  expect(await preview.page.locator('script').count()).toBe(4);
  expect(await demo('sample').locator('.df-network').innerText()).toContain('MNIST digits 16×16, tiny');
  const canvas = demo('sample').locator('canvas').first();
  const drawn = await preview.settled(canvas);
  expect(drawn.colors).toBeGreaterThan(10);

  await demo('sample').getByRole('slider', { name: 'Step', exact: true }).fill('1');
  expect(await caption('sample')).toContain('After 1 of 4 steps, at t =');
  expect((await preview.settled(canvas)).digest).not.toBe(drawn.digest);

  await preview.edit(`${block('demo: sample', 'steps: 4', 'count: 3', 'seed: 1')}`);
  await expect.poll(() => caption('sample')).toContain('After 4 of 4 steps');
  expect((await preview.settled(canvas)).digest).not.toBe(drawn.digest);
  await preview.edit(`${block('demo: sample', 'steps: 4', 'count: 3')}`);
  await expect.poll(async () => (await preview.settled(canvas)).digest).toBe(drawn.digest);
  expect(preview.problems).toEqual([]);
});

it('learns points in the plane while it is in sight', async () => {
  preview = await NotePreview.open(
    `${block('demo: train', 'steps: 60', 'batchSize: 16')}\n${'Text.\n\n'.repeat(60)}`,
    { moves: true },
  );
  await expect.poll(() => caption('train')).toContain('The large green points are drawn by the network');
  await expect.poll(() => caption('train')).toContain('Training step 60: mean loss');
  expect(await demo('train').getByRole('button', { name: 'Pause' }).isVisible()).toBe(false);
  expect((await preview.settled(demo('train').locator('canvas').first())).colors).toBeGreaterThan(3);
  expect(preview.problems).toEqual([]);
});

it('waits to be asked under reduced motion', async () => {
  preview = await NotePreview.open(block('demo: train', 'steps: 50', 'batchSize: 8'));
  const button = demo('train').getByRole('button', { name: 'Train' });
  await button.waitFor();
  await preview.page.waitForTimeout(300);
  expect(await preview.page.locator('script').count()).toBe(2);
  await button.click();
  await expect.poll(() => caption('train')).toContain('Training step 50');
});

it.each([
  ['sample', 'model: small', 'Sample view'],
  ['train', 'dataSet: digits16', 'Train view'],
])('says where larger networks run: %s, %s', async (id, line, words) => {
  preview = await NotePreview.open(block(`demo: ${id}`, line));
  await expect.poll(() => demo(id).locator('.df-network').innerText()).toContain(words);
  expect(await preview.page.locator('script').count()).toBe(2);
  expect(preview.problems).toEqual([]);
});
