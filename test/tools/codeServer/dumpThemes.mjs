// node test/tools/codeServer/dumpThemes.mjs: writes test/page/themes.json, the theme variables that VS Code gives a webview's
// page, read from a real one. The bare-page tests use them; run it again when VS Code changes its themes.
import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { chromium } from 'playwright-core';
import { startCodeServer } from './codeServer.mjs';
import { ensureChromium } from '../install/ensureChromium.mjs';
import { inRoot, outFolder } from '../paths.mjs';
import { pickTheme, themes } from './themes.mjs';

/** @typedef {import('./themes.mjs').ThemeKind} ThemeKind */

const home = path.join(outFolder, 'themes', 'server');
const folder = path.join(outFolder, 'themes', 'workspace');
rmSync(home, { recursive: true, force: true });
mkdirSync(folder, { recursive: true });
writeFileSync(path.join(folder, 'note.md'), '# A note\n');

/** What tells a page which theme it is in. @param {import('playwright-core').Page} page @param {string} kind */
async function readTheme(page, kind) {
  const body = page
    .frameLocator('iframe.webview.ready')
    .frameLocator('#active-frame')
    .locator(`body[data-vscode-theme-kind="vscode-${kind}"]`);
  await body.waitFor({ state: 'attached', timeout: 30_000 });
  // The variables follow the class.
  await sleep(500);
  return body.evaluate((element) => {
    const { style } = element.ownerDocument.documentElement;
    const names = Array.from(style).filter((name) => name.startsWith('--vscode-'));
    return {
      className: Array.from(element.classList)
        .filter((name) => name.startsWith('vscode-'))
        .join(' '),
      dataset: Object.fromEntries(
        Object.entries(element.dataset).filter(([name]) => name.startsWith('vscodeTheme')),
      ),
      variables: Object.fromEntries(names.sort().map((name) => [name, style.getPropertyValue(name)])),
    };
  });
}

const server = await startCodeServer({ home });
const browser = await chromium.launch({ executablePath: await ensureChromium(), args: ['--no-sandbox'] });
try {
  const page = await browser.newPage();
  await page.goto(server.open(folder));
  await page.locator('.explorer-folders-view .monaco-list-row', { hasText: 'note.md' }).dblclick();
  await page.locator('.editor-instance .view-line').first().waitFor();
  // The key means something only once the Markdown extension is there.
  while ((await page.locator('iframe.webview').count()) === 0) {
    await page.keyboard.press('Control+Shift+V');
    await sleep(1000);
  }
  /** @type {Record<string, unknown>} */
  const result = {};
  for (const kind of /** @type {ThemeKind[]} */ (Object.keys(themes))) {
    await pickTheme(page, kind);
    result[kind] = await readTheme(page, kind);
    console.log(`${themes[kind]}: read`);
  }
  writeFileSync(inRoot('test/page/themes.json'), `${JSON.stringify(result, null, 2)}\n`);
} finally {
  await browser.close();
  await server.stop();
}
