import type { FrameLocator, Page } from 'playwright-core';

/** The built-in Markdown preview's page. */
export class PreviewPage {
  readonly frame: FrameLocator;

  constructor(readonly page: Page) {
    this.frame = page
      .frameLocator('iframe.webview.ready[src*="extensionId=vscode.markdown-language-features"]')
      .frameLocator('#active-frame');
  }
}
