import { afterAll, afterEach, expect, it } from 'vitest';
import { NotePreview } from './notePreview';

const forward = (...more: string[]) => ['```diffusion', 'demo: forward', ...more, '```', ''].join('\n');

let preview: NotePreview;
afterEach(() => preview.close());
afterAll(() => NotePreview.closeBrowser());

const slider = (index = 0) => preview.page.getByRole('slider', { name: 'Time step t' }).nth(index);
const ready = () => slider().waitFor();

it('loads nothing more in a note without a demo', async () => {
  preview = await NotePreview.open('# Only text\n');
  await preview.page.waitForTimeout(300);
  expect(await preview.page.locator('script').count()).toBe(1);
  await preview.edit(`# Text\n\n${forward()}`);
  await ready();
  expect(await preview.page.locator('script').count()).toBe(2);
  expect(preview.problems).toEqual([]);
});

it('keeps figure and state while text around a block is edited', async () => {
  preview = await NotePreview.open(`# A\n\n${forward('t: 100')}`);
  await ready();
  await slider().fill('700');
  const canvas = preview.figure('forward').locator('canvas').first();
  const before = await preview.settled(canvas);
  const mark = await canvas.evaluateHandle((element) => element);
  await preview.edit(`# B\n\n${forward('t: 100')}\nMore.\n`);
  // The very same canvas is back before the next frame: nothing flashes.
  expect(await canvas.evaluate((element, old) => element === old, mark)).toBe(true);
  expect(await slider().inputValue()).toBe('700');
  expect((await preview.settled(canvas)).digest).toBe(before.digest);
});

it('takes from an edited block what the edit changed and keeps the rest', async () => {
  preview = await NotePreview.open(forward('t: 100', 'seed: 1'));
  await ready();
  await slider().fill('700');
  await preview.edit(forward('t: 100', 'seed: 2'));
  expect(await slider().inputValue()).toBe('700');
  expect(await preview.page.getByRole('group', { name: 'Seed' }).innerText()).toContain('2');
  await preview.edit(forward('t: 101', 'seed: 2'));
  expect(await slider().inputValue()).toBe('101');
});

it('keeps state and room while a block cannot be read', async () => {
  preview = await NotePreview.open(`${forward('t: 100')}\nBelow.\n`);
  await ready();
  await slider().fill('700');
  const below = preview.page.getByText('Below.');
  const place = (await below.boundingBox())?.y ?? 0;
  await preview.edit(`${forward('t: 100', 'se')}\nBelow.\n`);
  expect(await preview.page.locator('.diffusion-demo-problem').innerText()).toContain('Line ');
  expect(Math.abs(((await below.boundingBox())?.y ?? 0) - place)).toBeLessThan(40);
  await preview.edit(`${forward('t: 100', 'seed: 3')}\nBelow.\n`);
  expect(await slider().inputValue()).toBe('700');
});

it('keeps each block its own figure when blocks come and go', async () => {
  const first = forward('t: 10');
  const second = forward('t: 20');
  preview = await NotePreview.open(first + second);
  await ready();
  await slider(0).fill('11');
  await slider(1).fill('22');
  await preview.edit(forward('t: 5') + first + second);
  expect(await Promise.all([0, 1, 2].map((index) => slider(index).inputValue()))).toEqual(['5', '11', '22']);
  await preview.edit(second);
  expect(await slider().inputValue()).toBe('22');
  expect(await preview.page.locator('.diffusion-figure').count()).toBe(1);
});

it('gives no element of a figure an id: the built-in preview takes those out when it updates its page', async () => {
  preview = await NotePreview.open(
    ['forward', 'schedule', 'posterior'].map((demo) => forward().replace('forward', demo)).join(''),
  );
  await preview.settled(preview.figure('posterior').locator('canvas').first());
  expect(await preview.page.locator('.diffusion-figure [id]').count()).toBe(0);
});

it('keeps double clicks on its controls from the preview, which would leave for the editor', async () => {
  preview = await NotePreview.open(`# Title\n\n${forward()}`);
  await ready();
  await preview.page.evaluate(() => {
    document.addEventListener('dblclick', () => document.body.toggleAttribute('data-left'));
  });
  await preview.page.getByRole('button', { name: 'New noise' }).dblclick();
  expect(await preview.page.getByRole('group', { name: 'Seed' }).innerText()).toContain('2');
  expect(await preview.page.locator('body[data-left]').count()).toBe(0);
  await preview.page.getByRole('heading').dblclick();
  expect(await preview.page.locator('body[data-left]').count()).toBe(1);
});

it('changes the kind of figure in place', async () => {
  preview = await NotePreview.open(forward('t: 10'));
  await ready();
  await slider().fill('640');
  await preview.edit(forward('t: 10').replace('forward', 'schedule'));
  await preview.figure('schedule').waitFor();
  expect(await preview.figure('forward').count()).toBe(0);
  expect(await slider().inputValue()).toBe('640');
  expect(preview.problems).toEqual([]);
});

it('shows a sentence where a figure fails, and the others go on', async () => {
  preview = await NotePreview.open('# Nothing yet\n');
  await preview.page.evaluate(() => {
    const body = document.querySelector('.markdown-body');
    const broken = document.createElement('div');
    broken.className = 'diffusion-demo';
    broken.dataset['diffusion'] = '{"view":"forward","schedule":{"T":-1}}';
    body?.append(broken);
    window.dispatchEvent(new CustomEvent('vscode.markdown.updateContent'));
  });
  await preview.page.getByText('This demo could not be drawn').waitFor();
  await preview.edit(forward());
  await ready();
});

it('speaks the language of the translations that the note carries', async () => {
  preview = await NotePreview.open(forward(), { context: { translations: { Play: '播放' } } });
  await preview.page.getByRole('button', { name: '播放' }).waitFor();
});
