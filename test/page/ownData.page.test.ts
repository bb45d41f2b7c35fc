import { afterEach, expect, it } from 'vitest';
import { readDemoState } from '../../src/protocol/demoState';
import { png } from '../unit/playground/import/imageFile';
import { NotePreview } from './notePreview';

const block = (...lines: string[]) => ['```diffusion', ...lines, '```', ''].join('\n');

let preview: NotePreview;
afterEach(() => preview.close());

/** What the figure's block would be copied with. */
async function ownState(id: 'score' | 'forward'): Promise<Readonly<Record<string, unknown>>> {
  const context = await preview.page.locator('diffusion-demo-host').getAttribute('data-vscode-context');
  const told = readDemoState((JSON.parse(context ?? '') as { readonly diffusionDemo: string }).diffusionDemo);
  return told.ok ? { ...told.state.figures[id] } : {};
}

const plane = () => preview.page.getByRole('application', { name: /^Plane to draw points in/ });
const status = () => preview.page.locator('.df-points-status');
const caption = () => preview.page.locator('.df-caption').innerText();

it('draws data by hand, by pointer and by keys, and the state carries them', async () => {
  preview = await NotePreview.open(block('demo: score', 'data: own', 'points: ""'));
  await plane().waitFor();
  expect(await status().innerText()).toBe('0 of 120 points');
  const before = await caption();

  await plane().scrollIntoViewIfNeeded();
  const box = (await plane().boundingBox())!;
  await preview.page.mouse.move(box.x + 30, box.y + 40);
  await preview.page.mouse.down();
  await preview.page.mouse.move(box.x + 130, box.y + 40, { steps: 40 });
  await preview.page.mouse.up();
  await expect.poll(() => status().innerText()).toMatch(/^(9|\d\d) of 120 points$/);
  const drawn = await ownState('score');
  expect(drawn['points']).toMatch(/^[\w-]{27,}$/);
  await expect.poll(caption).not.toBe(before);

  const count = Number((await status().innerText()).split(' ')[0]);
  await plane().focus();
  for (let press = 0; press < 5; press++) {
    await plane().press('ArrowDown');
  }
  expect(await status().innerText()).toBe('Cross at (0, -0.5)');
  await plane().press(' ');
  await expect.poll(() => status().innerText()).toBe(`${count + 1} of 120 points`);
  await plane().press(' ');
  await expect.poll(() => status().innerText()).toBe(`${count} of 120 points`);
  expect(await ownState('score')).toEqual(drawn);

  await preview.page.getByRole('button', { name: 'Clear' }).click();
  expect((await ownState('score'))['points']).toBe('');
  await expect.poll(caption).toBe(before);
  expect(preview.problems).toEqual([]);
});

it('takes points from a CSV text and file, and refuses a wrong one whole, with its line', async () => {
  preview = await NotePreview.open(block('demo: score', 'data: own', 'points: AAA___'));
  await plane().waitFor();
  await preview.page.getByText('Paste CSV').click();
  const field = preview.page.getByRole('textbox', { name: 'Points as CSV, one a line: x, y' });
  const use = preview.page.getByRole('button', { name: 'Use these points' });
  await field.fill('x,y\n1,2\n3;oops\n');
  await use.click();
  expect(await status().innerText()).toBe('Line 3: it must hold two numbers, x and y.');
  expect((await ownState('score'))['points']).toBe('AAA___');
  await field.fill('x,y\n1,2\n3,2\n2,4\n');
  await use.click();
  await expect.poll(() => status().innerText()).toBe('3 of 120 points');

  const choosing = preview.page.waitForEvent('filechooser');
  await preview.page.getByRole('button', { name: 'Open CSV…' }).click();
  const many = Array.from({ length: 1000 }, (_, index) => `${index % 37},${index % 11}`).join('\n');
  await (await choosing).setFiles({ name: 'a.csv', mimeType: 'text/csv', buffer: Buffer.from(many) });
  await expect
    .poll(() => status().innerText())
    .toBe('120 of 120 points · chosen evenly from 1000: a link carries no more');
  expect(preview.problems).toEqual([]);
});

it('noises an image of the reader’s, which no state carries', async () => {
  preview = await NotePreview.open(block('demo: forward', 'data: image', 't: 1'));
  await expect.poll(() => status().innerText()).toContain('This needs an image of yours');
  const canvas = preview.figure('forward').locator('canvas').first();
  const empty = await preview.settled(canvas);

  const open = async (bytes: Uint8Array, name: string) => {
    const choosing = preview.page.waitForEvent('filechooser');
    await preview.page.getByRole('button', { name: 'Open image…' }).click();
    await (await choosing).setFiles({ name, mimeType: 'image/png', buffer: Buffer.from(bytes) });
  };
  await open(new Uint8Array(30), 'broken.png');
  await expect.poll(() => status().innerText()).toContain('broken.png: It is not a PNG');
  await open(
    png(48, 32, (x) => (x < 24 ? 0 : 255)),
    'halves.png',
  );
  await expect.poll(() => status().innerText()).toContain('halves.png, its middle at 32×32 grey pixels');
  expect((await preview.settled(canvas)).digest).not.toBe(empty.digest);
  expect(await status().innerText()).toContain('no link carries it');
  // Black left, white right: at t = 1 nearly all of it is left.
  const levels = await canvas.evaluate((element) => {
    const { width, height } = element as HTMLCanvasElement;
    const context = (element as HTMLCanvasElement).getContext('2d');
    return [0.25, 0.75].map((part) => context?.getImageData(part * width, height / 2, 1, 1).data[0] ?? -1);
  });
  expect(levels[0]).toBeLessThan(30);
  expect(levels[1]).toBeGreaterThan(225);
  expect(JSON.stringify(await ownState('forward'))).not.toContain('halves');
  await open(
    png(12, 12, (x, y) => 20 * ((x + y) % 12)),
    'small.png',
  );
  await expect.poll(() => status().innerText()).toContain('small.png, its middle at 16×16 grey pixels');
  expect(preview.problems).toEqual([]);
});

it('draws icons, another one at a press', async () => {
  preview = await NotePreview.open(block('demo: forward', 'data: icon', 't: 1'));
  const canvas = preview.figure('forward').locator('canvas').first();
  const first = await preview.settled(canvas);
  expect(first.colors).toBeGreaterThan(3);
  await preview.unfold();
  await preview.page.getByRole('button', { name: 'Next image' }).click();
  await expect.poll(async () => (await preview.settled(canvas)).digest).not.toBe(first.digest);
  expect(preview.problems).toEqual([]);
});
