import type * as vscode from 'vscode';
import { fileOf, webviewPage } from '../window/webviewPage';

/** Where the page's files are, as the webview addresses them. */
export interface PageAssets {
  readonly worker: string;
  readonly digits: string;
  readonly onnxWasm: string;
}

/** The addresses of what the page fetches itself. */
export function pageAssets(webview: vscode.Webview, extensionUri: vscode.Uri): PageAssets {
  return {
    worker: fileOf(webview, extensionUri, 'dist/worker.js'),
    digits: fileOf(webview, extensionUri, 'dist/datasets.safetensors'),
    onnxWasm: fileOf(webview, extensionUri, 'dist/ort-wasm-simd-threaded.wasm'),
  };
}

/**
 * The panel's page. Its policy admits our script by nonce, wasm, workers from blobs (the engine's script is
 * fetched and started from one), and nothing from any network. The toolkit adopts its style sheets and uPlot sets
 * sizes on elements: neither is an inline style.
 */
export const pageHtml = (webview: vscode.Webview, extensionUri: vscode.Uri): string =>
  webviewPage(webview, extensionUri, {
    title: 'Diffusion Playground',
    styles: ['dist/codicons/codicon.css', 'dist/playground.css', 'media/playground.css'],
    script: 'dist/playground.js',
    scriptMay: "'wasm-unsafe-eval'",
    policy: [
      'worker-src blob:',
      `connect-src ${webview.cspSource}`,
      `img-src ${webview.cspSource} data: blob:`,
      `font-src ${webview.cspSource}`,
    ],
    body: '<main id="playground"></main>',
  });
