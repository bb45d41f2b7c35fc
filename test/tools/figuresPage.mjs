import { build } from 'esbuild';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { bundles } from './build/bundles.mjs';
import { importTypeScript } from './build/importTypeScript.mjs';
import { inRoot, outFolder } from './paths.mjs';
import { serve } from './serve.mjs';

const folder = path.join(outFolder, 'figures');
/** Scripts of the preview that its networks are in: they lie beside the page's own, which loads them. */
const networkScripts = ['preview-network.js', 'preview-digits.js'];

/**
 * Builds the bare page of figures (`test/page/figuresPage.ts`) as the preview's scripts are built, and serves it.
 * @returns {Promise<{ url: string, stop: () => void }>}
 */
export async function serveFigures() {
  const { buildDataSets } = await importTypeScript('src/datasets/buildDataSets.ts');
  const dataSets = await buildDataSets();
  const all = bundles({ production: true, samples: dataSets });
  const bundle = (/** @type {string} */ file) => all.find(({ outfile }) => outfile === `dist/${file}`);
  const quiet = /** @type {const} */ ({ legalComments: 'none', logLevel: 'error' });
  await build({
    ...bundle('preview-demos.js'),
    ...quiet,
    entryPoints: [inRoot('test/page/figuresPage.ts')],
    outfile: path.join(folder, 'figuresPage.js'),
  });
  for (const file of networkScripts) {
    await build({ ...bundle(file), ...quiet, outfile: path.join(folder, file) });
  }
  return serve({
    '/': `<!doctype html><html lang="en"><meta charset="utf-8"><title>Figures</title>
<link rel="stylesheet" href="/out/figures/figuresPage.css">
<style>body { margin: 16px; color: var(--vscode-editor-foreground); background: var(--vscode-editor-background) }</style>
<header><h1>Figures</h1></header><main></main><script src="/out/figures/figuresPage.js"></script></html>`,
  });
}

/** What VS Code puts on a webview's page for each theme. */
const pageThemes = JSON.parse(readFileSync(inRoot('test/page/themes.json'), 'utf8'));

/**
 * Makes a page look as in one of VS Code's themes.
 * @param {import('playwright-core').Page} page
 * @param {string} kind
 */
export async function setPageTheme(page, kind) {
  await page.evaluate(({ className, dataset, variables }) => {
    // What the theme before had and this one has not.
    document.documentElement.removeAttribute('style');
    for (const [name, value] of Object.entries(variables)) {
      document.documentElement.style.setProperty(name, /** @type {string} */ (value));
    }
    document.body.className = className;
    Object.assign(document.body.dataset, dataset);
  }, pageThemes[kind]);
}
