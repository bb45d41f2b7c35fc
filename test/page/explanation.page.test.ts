import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import type { Page } from 'playwright-core';
import type * as vscode from 'vscode';
import { ExplanationPanel } from '../../src/commands/explanationPanel';
import { mathAt } from '../../src/explain/explainedAt';
import { explainFormula } from '../../src/explain/formula/explanation';
import { scheduleCache } from '../../src/language/scheduleCache';
import { checkNote } from '../../src/notes/check/checkNote';
import { readNote } from '../../src/notes/readNote';
import { readSettings } from '../../src/settings/settings';
import { DrawingCache } from '../../src/threads/mathJax/drawingCache';
import { themes, type ThemeKind } from '../tools/codeServer/themes.mjs';
import { setPageTheme } from '../tools/figuresPage.mjs';
import { serve } from '../tools/serve.mjs';
import { openedPanels, source } from '../unit/playground/vscodeWindow';
import { paintTex } from '../unit/threads/paintTex';
import { axeFaults } from './axeFaults';
import { browserWith } from './browsers';
import { expectRoom, roomsOf } from './room';

vi.mock('vscode', () => import('../unit/playground/vscodeWindow'));

const note = String.raw`$$\tilde\beta_t = \frac{1-\bar\alpha_{t}}{1-\bar\alpha_{t-1}} \beta_t$$`;

/** The panel's page with a wrong formula and what is known of it, in the colours of a theme. */
async function pageIn(theme: ThemeKind): Promise<string> {
  const read = readNote(note);
  const math = mathAt(read, note.indexOf('frac'));
  if (!math) {
    throw new Error('There is no formula.');
  }
  const environment = {
    drawings: new DrawingCache(paintTex),
    scheduleOf: scheduleCache(),
    settings: () => readSettings({ get: () => undefined }, () => undefined),
    playgroundT: () => undefined,
    theme: theme === 'dark' || theme === 'high-contrast' ? 'dark' : 'light',
    displayLanguage: 'en',
  } as const;
  const links = {
    showInNote: 'command:vscode.open?1',
    insertDerivation: 'command:diffusion.insertDerivation?1',
  };
  const findings = () => Promise.resolve(checkNote(read));
  const explained = await explainFormula(read, math, links, findings, environment);
  new ExplanationPanel(source as unknown as vscode.Uri).show(explained, { hasBack: true, follows: true });
  return openedPanels.at(-1)?.webview.html ?? '';
}

let server: Awaited<ReturnType<typeof serve>>;
let page: Page;
const pages: Record<string, string> = {};
beforeAll(async () => {
  server = await serve(pages);
  for (const theme of Object.keys(themes) as ThemeKind[]) {
    pages[`/${theme}`] = (await pageIn(theme)).replaceAll(source, server.url);
  }
  page = await (await browserWith()).newPage({ viewport: { width: 300, height: 900 } });
});
afterAll(async () => {
  await page.close();
  server.stop();
});

describe.each(Object.keys(themes) as ThemeKind[])('the explanation in the %s theme', (theme) => {
  it('has nothing that axe finds fault with, and fits narrow and enlarged pages', async () => {
    await page.goto(`${server.url}/${theme}`);
    await setPageTheme(page, theme);
    // As VS Code lays a webview over its editor.
    await page.evaluate(() => {
      const { style } = document.documentElement;
      style.background = 'var(--vscode-editor-background)';
      style.color = 'var(--vscode-editor-foreground)';
    });
    await page.getByRole('heading', { level: 1 }).waitFor();
    expect(await page.locator('img[src^="data:image/svg+xml"]').count()).toBeGreaterThan(3);
    expect(await axeFaults(page)).toEqual([]);
    expectRoom('explanation of a formula', [await roomsOf(page)]);
  });
});
