import * as vscode from 'vscode';

/** The page that looks into a file. Its policy admits our script by nonce, our style, and nothing else. */
export function modelFileHtml(webview: vscode.Webview, extensionUri: vscode.Uri): string {
  const nonce = crypto.randomUUID().replaceAll('-', '');
  const asset = (name: string) =>
    webview.asWebviewUri(vscode.Uri.joinPath(extensionUri, 'dist', name)).toString();
  const policy = `default-src 'none'; script-src 'nonce-${nonce}'; style-src ${webview.cspSource}`;
  return `<!doctype html>
<html lang="${vscode.env.language}">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="${policy}">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>Diffusion Playground</title>
<link rel="stylesheet" href="${asset('modelFile.css')}">
</head>
<body>
<main></main>
<script nonce="${nonce}" src="${asset('modelFile.js')}"></script>
</body>
</html>`;
}
