import * as vscode from 'vscode';

/** Where the page's files are, as the webview addresses them. */
export interface PageAssets {
  readonly worker: string;
  readonly digits: string;
  readonly onnxWasm: string;
}

/** The addresses of what the page fetches itself. */
export function pageAssets(webview: vscode.Webview, extensionUri: vscode.Uri): PageAssets {
  return {
    worker: at(webview, extensionUri, 'dist', 'worker.js'),
    digits: at(webview, extensionUri, 'dist', 'datasets.safetensors'),
    onnxWasm: at(webview, extensionUri, 'dist', 'ort-wasm-simd-threaded.wasm'),
  };
}

/**
 * The panel's page. Its policy admits our script by nonce, wasm, workers from blobs (the engine's script is
 * fetched and started from one), and nothing from any network.
 */
export function pageHtml(webview: vscode.Webview, extensionUri: vscode.Uri): string {
  const nonce = crypto.randomUUID().replaceAll('-', '');
  const policy = [
    "default-src 'none'",
    `script-src 'nonce-${nonce}' 'wasm-unsafe-eval'`,
    'worker-src blob:',
    `connect-src ${webview.cspSource}`,
    // The toolkit adopts its style sheets and uPlot sets sizes on elements: neither is an inline style.
    `style-src ${webview.cspSource}`,
    `img-src ${webview.cspSource} data: blob:`,
    `font-src ${webview.cspSource}`,
  ].join('; ');
  const asset = (...segments: string[]) => at(webview, extensionUri, ...segments);
  return `<!doctype html>
<html lang="${vscode.env.language}">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="${policy}">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>Diffusion Playground</title>
<link rel="stylesheet" href="${asset('dist', 'codicons', 'codicon.css')}">
<link rel="stylesheet" href="${asset('dist', 'playground.css')}">
<link rel="stylesheet" href="${asset('media', 'playground.css')}">
</head>
<body>
<main id="playground"></main>
<script nonce="${nonce}" src="${asset('dist', 'playground.js')}"></script>
</body>
</html>`;
}

function at(webview: vscode.Webview, extensionUri: vscode.Uri, ...segments: string[]): string {
  return webview.asWebviewUri(vscode.Uri.joinPath(extensionUri, ...segments)).toString();
}
