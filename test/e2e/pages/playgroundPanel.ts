import type { FrameLocator, Locator, Page } from 'playwright-core';
import type { ViewId } from '../../../src/protocol/playgroundState';
import { again, says, until } from '../support';
import { readCanvas, type CanvasPixels } from './canvasPixels';

/** The playground's page inside its webview: two iframes deep. */
export class PlaygroundPanel {
  readonly frame: FrameLocator;

  constructor(readonly page: Page) {
    this.frame = page
      .frameLocator('iframe.webview.ready[src*="extensionId=diffusion-playground.diffusion-playground"]')
      .frameLocator('#active-frame');
  }

  /** Waits until a view shows. */
  async shows(view: ViewId, timeout = 120_000): Promise<Locator> {
    const content = this.frame.locator(`#view-${view}`);
    await content.locator('.view, .diffusion-figure').first().waitFor({ timeout });
    return content;
  }

  async select(view: ViewId): Promise<Locator> {
    await again(`the view ${view} is selected`, async () => {
      await this.frame.locator(`#tab-${view}`).click();
      await this.shows(view, 20_000);
    });
    return this.shows(view);
  }

  /** Draws samples once more, and waits until they are done: the story says so, and says it of the new ones. */
  async sample(done: RegExp): Promise<void> {
    const story = this.story();
    // Told by the page itself, since a few steps may be over between two looks.
    await story.evaluate((element) => {
      element.ownerDocument.body.dataset['began'] = 'no';
      const observer = new MutationObserver(() => {
        if (!element.textContent.startsWith('Denoising')) return;
        element.ownerDocument.body.dataset['began'] = 'yes';
        observer.disconnect();
      });
      observer.observe(element, { childList: true, characterData: true, subtree: true });
    });
    await this.press('Sampling', 'Sample');
    await this.frame.locator('body[data-began="yes"]').waitFor({ state: 'attached' });
    await says(story, done, 300_000);
  }

  /** Presses a button of a view's toolbar, as soon as it is enabled. */
  async press(toolbar: 'Training' | 'Sampling', label: string | RegExp): Promise<void> {
    const text = typeof label === 'string' ? new RegExp(`^\\s*${label}\\s*$`) : label;
    const buttons = this.frame
      .getByRole('toolbar', { name: toolbar })
      .locator('vscode-button:not([disabled])');
    await buttons.filter({ hasText: text }).click();
  }

  /** Writes a number into a field of the visible view, as typing does. */
  async setNumber(view: ViewId, label: string, value: number): Promise<void> {
    const input = this.frame.locator(`#view-${view} vscode-text-field[aria-label="${label}"] input`);
    await again(`${label} is ${value}`, async () => {
      await input.fill(String(value));
      await input.press('Tab');
      if ((await input.inputValue()) !== String(value)) throw new Error(await input.inputValue());
    });
  }

  chooseEngine(label: string): Promise<void> {
    return this.choose('train', 'Engine', label);
  }

  /** Chooses which network is sampled, by a part of its name. */
  chooseModel(label: string): Promise<void> {
    return this.choose('sample', 'Model', label);
  }

  private async choose(view: ViewId, list: string, label: string): Promise<void> {
    const dropdown = this.frame.locator(`#view-${view} vscode-dropdown[aria-label="${list}"]`);
    const option = dropdown.locator('vscode-option').filter({ hasText: label }).first();
    await again(`${label} is chosen`, async () => {
      if (!(await option.isVisible())) await dropdown.click();
      await option.click({ timeout: 10_000 });
      await dropdown.locator('.selected-value', { hasText: label }).waitFor({ timeout: 10_000 });
    });
  }

  engineLine(view: 'train' | 'sample'): Locator {
    return this.frame.locator(`#view-${view} .engine-line`);
  }

  statistic(key: 'step' | 'smoothed' | 'last' | 'speed' | 'elapsed' | 'parameters'): Locator {
    return this.frame.locator(`[data-statistic="${key}"]`);
  }

  async step(): Promise<number> {
    return Number((await this.statistic('step').innerText()).replace(/\D/g, ''));
  }

  /** The sentence above the samples. */
  story(): Locator {
    return this.frame.locator('#view-sample .story');
  }

  /** The sample grid as it is on the page, once two looks have found the same picture. */
  async drawnSamples(role: 'xt' | 'x0'): Promise<CanvasPixels> {
    const canvas = this.frame.locator(`#view-sample [data-role="${role}"] canvas`);
    let before = '';
    return until(
      'the samples are drawn',
      () => readCanvas(canvas),
      ({ red }) => {
        const now = String(red);
        const rests = now === before && red.some((level) => level > 0);
        before = now;
        return rests;
      },
    );
  }
}
