import { afterEach, expect, it } from 'vitest';
import { parseQuery } from '../../src/protocol/link';
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

it('plays the recording of a network that is too large, and says where it runs', async () => {
  preview = await NotePreview.open(block('demo: sample', 'model: small', 'count: 3'));
  await expect.poll(() => demo('sample').locator('.df-network').innerText()).toContain('Sample view');
  await expect.poll(() => caption('sample')).toContain('After 20 of 20 steps the digits are done');
  // The loader, the demos and the recording.
  expect(await preview.page.locator('script').count()).toBe(3);
  const canvas = demo('sample').locator('canvas').first();
  const drawn = await preview.settled(canvas);
  expect(drawn.colors).toBeGreaterThan(20);
  await demo('sample').getByRole('slider', { name: 'Step', exact: true }).fill('1');
  // The paper's t: two of twenty even steps from T = 1,000.
  expect(await caption('sample')).toContain('After 2 of 20 steps, at t = 900,');
  expect((await preview.settled(canvas)).digest).not.toBe(drawn.digest);
  expect(preview.problems).toEqual([]);
});

it('shows how a network of images learned, and says where it does', async () => {
  preview = await NotePreview.open(block('demo: train', 'dataSet: digits16'));
  await expect.poll(() => demo('train').locator('.df-network').innerText()).toContain('Train view');
  // The first loss of the model's own record, which is that of predicting nothing.
  await expect
    .poll(() => caption('train'))
    .toContain('In 8000 training steps the loss fell from 1.010 to 0.');
  expect((await preview.settled(demo('train').locator('canvas').first())).colors).toBeGreaterThan(20);
  expect(preview.problems).toEqual([]);
});

it('leads to the playground and back to what the note says', async () => {
  preview = await NotePreview.open(block('demo: sample', 'steps: 4', 'count: 3', 'seed: 6'));
  await expect.poll(() => caption('sample')).toContain('After 4 of 4 steps');
  await demo('sample').getByRole('spinbutton', { name: 'Digits, as a number' }).fill('2');
  await demo('sample').getByRole('spinbutton', { name: 'Digits, as a number' }).press('Tab');
  const digits = demo('sample').getByRole('slider', { name: 'Digits' });
  await expect.poll(() => digits.inputValue()).toBe('2');
  await demo('sample').getByText('Export').click();
  await preview.page.evaluate(() => {
    document.addEventListener('click', (event) => {
      if (event.target instanceof HTMLAnchorElement) {
        event.preventDefault();
        document.body.dataset['followed'] = event.target.href;
      }
    });
  });
  await demo('sample').getByRole('button', { name: 'Open in Playground' }).click();
  const followed = new URL((await preview.page.locator('body').getAttribute('data-followed')) ?? '');
  expect(followed.protocol).toBe('vscode:');
  const link = parseQuery(followed.search.slice(1));
  expect(link).toMatchObject({
    ok: true,
    patch: { view: 'sample', seed: 6, sample: { steps: 4, count: 2 } },
  });
  await demo('sample').getByRole('button', { name: 'Restore' }).click();
  await expect.poll(() => digits.inputValue()).toBe('3');
  expect(preview.problems).toEqual([]);
});
