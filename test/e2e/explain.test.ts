import { afterAll, beforeAll, expect, test } from 'vitest';
import type { FrameLocator } from 'playwright-core';
import type { Workbench } from './pages/workbench';
import { lineOf } from './noteText';
import { Session } from './session';

let session: Session;
let window: Workbench;
beforeAll(async () => {
  session = await Session.start('explain');
  window = await session.openWindow();
  window.page.setDefaultTimeout(120_000);
});
afterAll(() => session.end());

/** The page of the explanation, once it shows a heading. */
async function explanation(heading: string): Promise<FrameLocator> {
  const page = window.page.frameLocator('iframe.webview.ready').frameLocator('#active-frame');
  await page.getByRole('heading', { level: 1, name: heading }).waitFor();
  return page;
}

test('a formula is explained beside its note, reachable by keyboard, and again after the window was loaded anew', async () => {
  const editor = await window.openFile('ddpm.md');
  const { line, column } = lineOf(session.read('ddpm.md'), '$\\bar\\alpha_t = ', 3);
  await editor.goTo(line, column);
  await window.run('Diffusion: Explain Formula');
  const page = await explanation('Definition of ᾱ');
  await page.getByRole('link', { name: 'Ho et al. 2020' }).waitFor();
  await page.locator('img[src^="data:image/svg+xml"]').first().waitFor();
  await page.getByRole('link', { name: 'Show in the note' }).focus();
  await window.page.keyboard.press('Tab');
  expect(await page.locator('a:focus').count()).toBe(1);

  await window.reload('diffusion.explanation', '"explanation"');
  const restored = await explanation('Definition of ᾱ');
  await restored.getByRole('link', { name: 'Show in the note' }).waitFor();
});
