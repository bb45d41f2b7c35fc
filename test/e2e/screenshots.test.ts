import { mkdirSync } from 'node:fs';
import path from 'node:path';
import type { Locator } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { networkViewIds, type ViewId } from '../../src/protocol/playgroundState';
import { outFolder } from '../tools/paths.mjs';
import { pickTheme, themes } from '../tools/codeServer/themes.mjs';
import { lineOf } from './noteText';
import type { Workbench } from './pages/workbench';
import { Session } from './session';
import { says } from './support';

/** Where the pictures go; `SCREENSHOTS` names another folder. */
const folder = process.env.SCREENSHOTS ?? path.join(outFolder, 'screenshots');
const kinds = Object.keys(themes) as (keyof typeof themes)[];

/** The workshop, and some figures: all of them are looked at on a bare page (test/page/everyFigure.page.test.ts). */
const views: readonly ViewId[] = ['overview', 'schedule', 'forward', 'posterior', ...networkViewIds];

let session: Session;
let window: Workbench;
beforeAll(async () => {
  mkdirSync(folder, { recursive: true });
  session = await Session.start('screenshots');
  window = await session.openWindow();
});
afterAll(() => session.end());

const shoot = (name: string) => window.page.screenshot({ path: path.join(folder, `${name}.png`) });

/** The least of WCAG's contrasts of elements' texts with the page behind them, 1…21; one that a figure has replaced counts not. */
function leastContrast(elements: Locator): Promise<number> {
  return elements.evaluateAll((nodes) => {
    const context = new OffscreenCanvas(1, 1).getContext('2d', { willReadFrequently: true });
    if (!context) {
      throw new Error('The browser gives no 2-D context.');
    }
    const luminance = (color: string) => {
      context.clearRect(0, 0, 1, 1);
      context.fillStyle = color;
      context.fillRect(0, 0, 1, 1);
      const [red = 0, green = 0, blue = 0] = Array.from(context.getImageData(0, 0, 1, 1).data, (value) => {
        const share = value / 255;
        return share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4;
      });
      return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
    };
    const contrasts = nodes
      .filter(({ isConnected }) => isConnected)
      .map((node) => {
        const root = node.ownerDocument.documentElement;
        const background = getComputedStyle(root).getPropertyValue('--vscode-editor-background');
        const [low = 0, high = 0] = [luminance(getComputedStyle(node).color), luminance(background)].sort(
          (a, b) => a - b,
        );
        return (high + 0.05) / (low + 0.05);
      });
    return Math.min(21, ...contrasts);
  });
}

test('the tour opens beside its preview', async () => {
  await pickTheme(window.page, 'dark');
  await window.run('Diffusion: Open the Tour');
  await window.preview().demo('forward').first().waitFor({ timeout: 120_000 });
  await shoot('tour');
  await window.run('View: Revert and Close Editor');
});

test('Diffusion: Sample ends in images before the pictures are taken', async () => {
  await window.run('Diffusion: Sample');
  await says(window.playground().story(), /images by the shipped model/, 240_000);
});

test.each(kinds)('every view is readable in the theme kind %s', async (kind) => {
  await pickTheme(window.page, kind);
  const playground = window.playground();
  await playground.frame
    .locator(`body[data-vscode-theme-kind="vscode-${kind}"]`)
    .waitFor({ state: 'attached', timeout: 30_000 });
  for (const view of views) {
    const content = await playground.select(view);
    const words = content.locator('label:visible, .story:visible, var:visible');
    expect(await leastContrast(words), view).toBeGreaterThan(4.5);
    await shoot(`${view}-${kind}`);
  }
});

test.each(kinds)('hover, CodeLens and preview show in the theme kind %s', async (kind) => {
  await pickTheme(window.page, kind);
  const editor = await window.openFile('ddpm.md');
  await editor.goTo(1, 1);
  await editor.codeLenses().first().waitFor({ timeout: 60_000 });
  const place = lineOf(session.read('ddpm.md'), '$\\bar\\alpha_t = ', 3);
  const hover = await editor.hover(place.line, place.column);
  await hover.locator('img').first().waitFor();
  await shoot(`hover-${kind}`);
  await window.page.keyboard.press('Escape');
  await window.run('Markdown: Open Preview to the Side');
  const demo = window.preview().demo('forward').first();
  await demo.waitFor({ timeout: 60_000 });
  await demo.scrollIntoViewIfNeeded();
  expect(await leastContrast(demo)).toBeGreaterThan(4.5);
  await shoot(`preview-${kind}`);
  await window.run('View: Close Editor');
});
