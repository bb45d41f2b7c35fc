import { describe, expect, it, vi } from 'vitest';
import type * as vscode from 'vscode';
import { ExplanationPanel } from '../../../src/commands/explanationPanel';
import { modelFileHtml } from '../../../src/playground/modelFile/modelFileHtml';
import { pageAssets } from '../../../src/playground/pageHtml';
import { PlaygroundPanel } from '../../../src/playground/playgroundPanel';
import { openedPanels, source, type OpenedPanel } from './vscodeWindow';

vi.mock('vscode', () => import('./vscodeWindow'));

/** The directives of a page's one policy, which stands before everything that it is about. */
function policyOf(html: string): Record<string, string[]> {
  const policies = [...html.matchAll(/<meta http-equiv="Content-Security-Policy" content="([^"]*)">/g)];
  expect(policies).toHaveLength(1);
  const [policy] = policies;
  expect(html.slice(0, policy?.index)).not.toMatch(/<(?:script|style|link|img|base|iframe)/i);
  const directives = (policy?.[1] ?? '').split(';').map((each) => each.trim().split(/\s+/));
  // Of a directive that is there twice, browsers read the first.
  expect(new Set(directives.map(([name]) => name)).size).toBe(directives.length);
  return Object.fromEntries(directives.map(([name = '', ...sources]) => [name, sources]));
}

/** The panel that `open` opens. */
function opened(open: () => void): OpenedPanel {
  const before = openedPanels.length;
  open();
  const [panel, ...more] = openedPanels.slice(before);
  if (!panel || more.length > 0) {
    throw new Error('One panel was to be opened.');
  }
  return panel;
}

const uri = source as unknown as vscode.Uri;
const openPlayground = () =>
  opened(() => PlaygroundPanel.create(uri, undefined as unknown as vscode.LogOutputChannel));
const playgroundPage = () => openPlayground().webview.html;
const nonceOf = (html: string) => /'nonce-([^']*)'/.exec(html)?.[1] ?? '';

describe("the playground's page", () => {
  it('admits its own script by nonce, wasm, workers from blobs, and nothing from any network', () => {
    const html = playgroundPage();
    expect(policyOf(html)).toEqual({
      'default-src': ["'none'"],
      'script-src': [`'nonce-${nonceOf(html)}'`, "'wasm-unsafe-eval'"],
      'worker-src': ['blob:'],
      'connect-src': [source],
      'style-src': [source],
      'img-src': [source, 'data:', 'blob:'],
      'font-src': [source],
    });
  });

  it('has a nonce of 122 random bits that no other page has', () => {
    const nonces = Array.from({ length: 100 }, () => nonceOf(playgroundPage()));
    expect(new Set(nonces).size).toBe(100);
    for (const nonce of nonces) {
      expect(nonce).toMatch(/^[0-9a-f]{32}$/);
    }
  });

  it('has one script, which is a file of the extension, and no code of its own', () => {
    const html = playgroundPage();
    expect(html.match(/<script[^>]*>/g)).toEqual([
      `<script nonce="${nonceOf(html)}" src="${source}/dist/playground.js">`,
    ]);
    expect(html).toContain(`playground.js"></script>`);
    expect(html).not.toMatch(/\son\w+=|javascript:|<style|\sstyle=|<base/i);
  });

  it('names the files that it loads and fetches, all of the extension', () => {
    const linked = [...playgroundPage().matchAll(/href="([^"]*)"/g)].map(([, href]) => href);
    expect(linked).toEqual([
      `${source}/dist/codicons/codicon.css`,
      `${source}/dist/playground.css`,
      `${source}/media/playground.css`,
    ]);
    expect(pageAssets(openPlayground().webview as unknown as vscode.Webview, uri)).toEqual({
      worker: `${source}/dist/worker.js`,
      digits: `${source}/dist/datasets.safetensors`,
      onnxWasm: `${source}/dist/ort-wasm-simd-threaded.wasm`,
    });
  });

  it('reads the built files and the media, and no other folder', () => {
    expect(openPlayground().webview.options).toEqual({
      enableScripts: true,
      localResourceRoots: [`${source}/dist`, `${source}/media`],
    });
  });
});

describe("the explanation panel's page", () => {
  it('runs no script and draws only what is in it', () => {
    const { webview, options } = opened(() =>
      new ExplanationPanel(uri).show(
        { title: '<b>"', markdown: '<script>1</script>' },
        { hasBack: true, follows: false },
      ),
    );
    expect(policyOf(webview.html)).toEqual({
      'default-src': ["'none'"],
      'img-src': ['data:'],
      'style-src': [source],
    });
    expect(options).toEqual({
      enableScripts: false,
      enableCommandUris: [
        'diffusion.copyAsCode',
        'diffusion.explainFormula',
        'diffusion.insertDerivation',
        'diffusion.openPlayground',
        'vscode.open',
      ],
      localResourceRoots: [`${source}/media`],
      enableFindWidget: true,
    });
    expect(webview.html).toContain('<title>Explain: &lt;b&gt;&quot;</title>');
  });
});

describe("the page of a model's file", () => {
  it('admits one script by nonce, its style, and no picture, font, wasm or network', () => {
    const { webview } = openPlayground();
    const html = modelFileHtml(webview as unknown as vscode.Webview, uri);
    expect(policyOf(html)).toEqual({
      'default-src': ["'none'"],
      'script-src': [`'nonce-${nonceOf(html)}'`],
      'style-src': [source],
    });
    expect(html.match(/<script[^>]*>/g)).toEqual([
      `<script nonce="${nonceOf(html)}" src="${source}/dist/modelFile.js">`,
    ]);
  });
});
