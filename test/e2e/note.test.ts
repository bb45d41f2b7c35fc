import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Workbench } from './pages/workbench';
import { lineOf } from './noteText';
import { Session } from './session';

let session: Session;
let window: Workbench;
beforeAll(async () => {
  session = await Session.start('note');
  session.write('empty.md', '# Empty\n\n');
  window = await session.openWindow();
});
afterAll(() => session.end());

test('hovering ᾱ_t shows its drawing, its name and its values', async () => {
  const editor = await window.openFile('ddpm.md');
  const place = lineOf(session.read('ddpm.md'), '$\\bar\\alpha_t = ', 3);
  const hover = await editor.hover(place.line, place.column);
  const drawing = hover.locator('img').first();
  await drawing.waitFor();
  expect(await drawing.getAttribute('src')).toMatch(/^data:image\/svg\+xml/);
  expect(await drawing.evaluate((image: HTMLImageElement) => image.naturalWidth)).toBeGreaterThan(5);
  const text = await hover.innerText();
  expect(text).toContain('eq. 4');
  expect(text).toContain('cumulative product');
});

test('the hover’s link opens the playground at the symbol', async () => {
  const editor = await window.openFile('ddpm.md');
  const place = lineOf(session.read('ddpm.md'), '$\\bar\\alpha_t = ', 3);
  const hover = await editor.hover(place.line, place.column);
  await hover.locator('a', { hasText: 'playground' }).click();
  await window.playground().shows('schedule');
});

test('a CodeLens opens the view that shows its formula', async () => {
  const editor = await window.openFile('ddpm.md');
  await editor.goTo(10, 1);
  const lens = editor.codeLenses().filter({ hasText: 'step by step' }).first();
  await lens.click();
  const forward = await window.playground().shows('forward');
  expect(await forward.getByRole('radio', { name: 'Step by step' }).isChecked()).toBe(true);
});

test('Diffusion: Insert Demo puts a block at the cursor', async () => {
  const editor = await window.openFile('empty.md');
  await editor.goTo(3, 1);
  await window.run('Diffusion: Insert Demo');
  await window.page.locator('.quick-input-list .monaco-list-row').first().click();
  await window.page.locator('.monaco-editor.focused .view-line', { hasText: /^demo:/ }).waitFor();
});
