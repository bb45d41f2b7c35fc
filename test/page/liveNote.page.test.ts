import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { afterAll, expect, it } from 'vitest';
import { browserWith } from './browsers';

const folder = mkdtempSync(path.join(tmpdir(), 'live-note-'));
afterAll(() => rmSync(folder, { recursive: true }));

/** A note made by the built command line, opened from the disk in a browser that knows nothing of VS Code. */
async function opened(text: string, { scripts = true, lang = 'en' } = {}) {
  const note = path.join(folder, 'note.md');
  const file = path.join(folder, 'note.html');
  writeFileSync(note, text);
  const program = path.resolve(import.meta.dirname, '../../dist/cli.js');
  execFileSync(process.execPath, [program, 'render', note, '--out', file, '--lang', lang]);
  const browser = await browserWith();
  const context = await browser.newContext({ javaScriptEnabled: scripts, offline: true });
  const page = await context.newPage();
  const problems: string[] = [];
  page.on('console', (message) => problems.push(message.text()));
  page.on('pageerror', ({ message }) => problems.push(message));
  await page.goto(pathToFileURL(file).href);
  return { page, problems };
}

const note = [
  '# The forward process',
  'The closed form $x_t = \\sqrt{\\bar\\alpha_t}x_0 + \\sqrt{1-\\bar\\alpha_t}\\epsilon$ at once:',
  '```diffusion',
  'demo: kl',
  'mu1: 2',
  '```',
  '<img src="gone.png" onerror="document.title = \'run\'"><script>document.title = "run"</script>',
  '',
]
  .join('\n\n')
  .replaceAll(/\n\n(demo|mu1|```\n)/g, '\n$1');

it('has its figures live in a plain browser, and a formula’s under it', async () => {
  const { page, problems } = await opened(note);
  const figure = page.locator('.df-kl');
  await expect.poll(() => figure.locator('canvas').count()).toBeGreaterThan(0);
  expect(await figure.locator('.df-caption').innerText()).toMatch(/\d/);
  const slider = figure.getByRole('slider').first();
  const before = await figure.locator('.df-caption').innerText();
  await slider.focus();
  await slider.press('Home');
  await expect.poll(() => figure.locator('.df-caption').innerText()).not.toBe(before);
  await page.getByRole('button', { name: /^Run: / }).click();
  await expect.poll(() => page.locator('.df-forward canvas').count()).toBeGreaterThan(0);
  expect(await page.title()).toBe('The forward process');
  expect(problems).toEqual([]);
});

it('is read with scripts off', async () => {
  const { page, problems } = await opened(note, { scripts: false, lang: 'zh-cn' });
  expect(await page.getByRole('heading').innerText()).toBe('The forward process');
  expect(
    await page
      .getByRole('img', { name: /bar\\alpha_t/ })
      .locator('svg')
      .count(),
  ).toBe(1);
  expect(await page.locator('.diffusion-demo').innerText()).toMatch(/[\u4e00-\u9fff]/);
  expect(problems).toEqual([]);
});

it('runs no script but ours, whatever gets into the file', async () => {
  const { page } = await opened(note);
  const blocked = page.waitForEvent('console', (message) =>
    message.text().includes('Content Security Policy'),
  );
  await page.evaluate(() => {
    const script = document.createElement('script');
    script.textContent = 'document.title = "run"';
    document.body.append(script);
  });
  await blocked;
  expect(await page.title()).toBe('The forward process');
});
