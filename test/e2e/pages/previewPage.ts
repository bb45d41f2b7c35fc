import type { FrameLocator, Locator, Page } from 'playwright-core';

/** The built-in Markdown preview's page. */
export class PreviewPage {
  readonly frame: FrameLocator;

  constructor(readonly page: Page) {
    this.frame = page
      .frameLocator('iframe.webview.ready[src*="extensionId=vscode.markdown-language-features"]')
      // A busy machine may have opened it twice.
      .first()
      .frameLocator('#active-frame');
  }

  /** The live figure of a demo block. */
  demo(kind: 'forward' | 'schedule' | 'posterior'): Locator {
    return this.frame.locator(`.df-${kind}`);
  }

  /** The banner that VS Code shows when a page tried something forbidden. */
  blockedContent(): Locator {
    return this.frame.locator('#code-csp-warning');
  }
}
