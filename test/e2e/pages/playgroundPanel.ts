import type { FrameLocator, Page } from 'playwright-core';

/** The playground's page inside its webview: two iframes deep. */
export class PlaygroundPanel {
  readonly frame: FrameLocator;

  constructor(readonly page: Page) {
    this.frame = page
      .frameLocator('iframe.webview.ready[src*="extensionId=diffusion-playground.diffusion-playground"]')
      .frameLocator('#active-frame');
  }
}
