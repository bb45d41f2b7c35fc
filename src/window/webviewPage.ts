import * as vscode from 'vscode';
import { escapeHtml } from '../base/escapeHtml';

/** What a webview's page is made of; files are named by their path in the extension. */
interface WebviewPage {
  readonly title: string;
  readonly styles: readonly string[];
  readonly script?: string;
  /** What the script may use beside itself, as a policy's `script-src` names it. */
  readonly scriptMay?: string;
  /** Directives beside those for the script and the styles. */
  readonly policy?: readonly string[];
  readonly body: string;
}

/**
 * The HTML of a page that loads the files it names, its script by a nonce that no other page has, and nothing else
 * but what `policy` admits.
 */
export function webviewPage(webview: vscode.Webview, extensionUri: vscode.Uri, page: WebviewPage): string {
  const { title, styles, script, scriptMay = '', policy = [], body } = page;
  const nonce = crypto.randomUUID().replaceAll('-', '');
  const directives = [
    "default-src 'none'",
    ...(script === undefined ? [] : [`script-src 'nonce-${nonce}' ${scriptMay}`.trim()]),
    `style-src ${webview.cspSource}`,
    ...policy,
  ];
  const links = styles.map(
    (style) => `<link rel="stylesheet" href="${fileOf(webview, extensionUri, style)}">\n`,
  );
  const run =
    script === undefined
      ? ''
      : `\n<script nonce="${nonce}" src="${fileOf(webview, extensionUri, script)}"></script>`;
  return `<!doctype html>
<html lang="${vscode.env.language}">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="${directives.join('; ')}">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${escapeHtml(title)}</title>
${links.join('')}</head>
<body>
${body}${run}
</body>
</html>`;
}

/** The address that a webview has for a file of the extension. */
export function fileOf(webview: vscode.Webview, extensionUri: vscode.Uri, path: string): string {
  return webview.asWebviewUri(vscode.Uri.joinPath(extensionUri, ...path.split('/'))).toString();
}
