import type * as vscode from 'vscode';
import { webviewPage } from '../../window/webviewPage';

/** The page that looks into a file. Its policy admits our script by nonce, our style, and nothing else. */
export const modelFileHtml = (webview: vscode.Webview, extensionUri: vscode.Uri): string =>
  webviewPage(webview, extensionUri, {
    title: 'Diffusion Playground',
    styles: ['dist/modelFile.css'],
    script: 'dist/modelFile.js',
    body: '<main></main>',
  });
