import { afterAll, beforeAll, expect, test } from 'vitest';
import { readCanvas } from './pages/canvasPixels';
import type { Editor } from './pages/editor';
import type { Workbench } from './pages/workbench';
import { Session } from './session';
import { until } from './support';

const note = [
  '# Demos',
  '',
  '```diffusion',
  'demo: forward',
  't: 100',
  '```',
  '',
  '```diffusion',
  'demo: forwrd',
  '```',
  '',
].join('\n');

let session: Session;
let window: Workbench;
let editor: Editor;
beforeAll(async () => {
  session = await Session.start('preview');
  session.write('demos.md', note);
  window = await session.openWindow();
});
afterAll(() => session.end());

test('a demo block is a live canvas, whose slider moves it, and edits keep its state', async () => {
  editor = await window.openFile('demos.md');
  await window.run('Markdown: Open Preview to the Side');
  const preview = window.preview();
  const demo = preview.demo('forward');
  await demo.waitFor({ timeout: 60_000 });
  const canvas = demo.locator('canvas').first();
  const drawn = await until(
    'the canvas is drawn',
    () => readCanvas(canvas),
    ({ red }) => new Set(red).size > 3,
  );

  const slider = demo.getByRole('slider').first();
  await until(
    'the figure has run once and rests at its own t',
    () => slider.inputValue(),
    (value) => value === '100',
  );
  await slider.fill('900');
  await until(
    'the canvas changes with t',
    () => readCanvas(canvas),
    ({ red }) => String(red) !== String(drawn.red),
  );

  await editor.goTo(1, 8);
  await editor.type(' and more');
  await preview.frame.locator('h1', { hasText: 'Demos and more' }).waitFor();
  expect(await demo.getByRole('slider').first().inputValue()).toBe('900');
  expect(await preview.blockedContent().isVisible()).toBe(false);
});

test('a bad block says what is wrong in place of the canvas', async () => {
  const problem = window.preview().frame.locator('.diffusion-demo-problem');
  await problem.waitFor();
  expect(await problem.locator('strong').innerText()).toMatch(/Line 9.*forwrd/s);
  expect(await problem.locator('canvas').count()).toBe(0);
});

test('the context menu takes a figure’s state into the note, and opens it in the playground', async () => {
  const demo = window.preview().demo('forward');
  await demo.getByRole('slider').first().fill('640');
  await window.chooseInMenu(demo.locator('canvas').first(), 'Take This Figure’s State into the Note');
  const line = window.page.locator('.editor-instance .view-line');
  await line.filter({ hasText: /^t:\s640$/ }).waitFor();
  // One step back is the note as it was. The menu left the focus in the preview.
  await editor.goTo(1, 1);
  await window.page.keyboard.press('Control+Z');
  await line.filter({ hasText: /^t:\s100$/ }).waitFor();
  // The preview has caught up with the note once it shows another edit.
  await editor.goTo(1, 1);
  await editor.type('# Figures\n\n');
  await window.preview().frame.locator('h1', { hasText: 'Figures' }).waitFor();
  await demo.getByRole('slider').first().fill('321');
  await window.chooseInMenu(demo.locator('canvas').first(), 'Open This Figure in the Playground');
  const forward = await window.playground().shows('forward');
  await until(
    'the playground shows the figure’s t',
    () => forward.getByRole('slider').first().inputValue(),
    (value) => value === '321',
  );
});

test('a demo block in a Markdown cell of a notebook is live, says what is wrong, and keeps its keys', async () => {
  const cell = (source: string) => ({ cell_type: 'markdown', metadata: {}, source: [source] });
  const cells = [
    cell('```diffusion\ndemo: forward\nt: 100\n```'),
    cell('# More\n\n```diffusion\ndemo: forwrd\n```'),
  ];
  session.write('demos.ipynb', JSON.stringify({ cells, metadata: {}, nbformat: 4, nbformat_minor: 2 }));
  await window.run('View: Close All Editors');
  const page = await window.openPage('demos.ipynb');
  const canvas = page.locator('.df-forward canvas').first();
  await canvas.waitFor({ timeout: 120_000 });
  const drawn = await until(
    'the canvas is drawn',
    () => readCanvas(canvas),
    ({ red }) => new Set(red).size > 3,
  );
  expect(await page.locator('.diffusion-demo-problem strong').innerText()).toMatch(/Line 4.*forwrd/s);
  const slider = page.locator('.df-forward').getByRole('slider').first();
  await until(
    'the figure rests at its own t',
    () => slider.inputValue(),
    (value) => value === '100',
  );
  await slider.press('PageUp');
  await until(
    'the canvas changes with t',
    () => readCanvas(canvas),
    ({ red }) => String(red) !== String(drawn.red),
  );
  expect(await slider.evaluate((input) => input.matches(':focus'))).toBe(true);
});
