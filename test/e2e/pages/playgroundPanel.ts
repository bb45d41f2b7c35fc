import type { FrameLocator, Locator, Page } from 'playwright-core';
import { isFigureId } from '../../../src/figures';
import type { ViewId } from '../../../src/protocol/playgroundState';
import { readCanvas, type CanvasPixels } from './canvasPixels';

/** The tab that a view stands in. */
const tabOf = (view: ViewId): string => (isFigureId(view) ? 'figures' : view);

/** The playground's page inside its webview: two iframes deep. */
export class PlaygroundPanel {
  readonly frame: FrameLocator;

  constructor(readonly page: Page) {
    this.frame = page
      .frameLocator('iframe.webview.ready[src*="extensionId=diffusion-playground.diffusion-playground"]')
      .frameLocator('#active-frame');
  }

  /** Waits until a view shows. */
  async shows(view: ViewId): Promise<Locator> {
    const content = this.frame.locator(`#view-${tabOf(view)}`);
    const inside = isFigureId(view) ? `.df-${view}` : '.view';
    await content.locator(inside).first().waitFor({ timeout: 60_000 });
    return content;
  }

  async select(view: ViewId): Promise<Locator> {
    await this.frame.locator(`#tab-${tabOf(view)}`).click();
    if (isFigureId(view)) {
      const menu = this.frame.locator('#view-figures vscode-dropdown[aria-label="Figure"]');
      await menu.click();
      await menu.locator(`vscode-option[value="${view}"]`).click();
    }
    return this.shows(view);
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
    await this.unfold(view);
    await input.fill(String(value));
    await input.press('Tab');
  }

  /** Opens the settings that a view has folded away. */
  private async unfold(view: ViewId): Promise<void> {
    const more = this.frame.locator(`#view-${view} details.more-settings:not([open]) > summary`);
    if ((await more.count()) > 0) {
      await more.click();
    }
  }

  async chooseEngine(label: string): Promise<void> {
    await this.unfold('train');
    const dropdown = this.frame.locator('#view-train vscode-dropdown[aria-label="Engine"]');
    await dropdown.click();
    await dropdown.locator('vscode-option').filter({ hasText: label }).click();
  }

  /** Chooses which network is sampled, by a part of its name. */
  async chooseModel(label: string): Promise<void> {
    const dropdown = this.frame.locator('#view-sample vscode-dropdown[aria-label="Model"]');
    await dropdown.click();
    await dropdown.locator('vscode-option').filter({ hasText: label }).first().click();
  }

  engineLine(view: 'train' | 'sample'): Locator {
    return this.frame.locator(`#view-${view} .engine-line`);
  }

  statistic(key: 'step' | 'smoothed' | 'last' | 'speed' | 'elapsed' | 'parameters' | 'threads'): Locator {
    return this.frame.locator(`#view-train [data-statistic="${key}"]`);
  }

  async step(): Promise<number> {
    return Number((await this.statistic('step').innerText()).replace(/\D/g, ''));
  }

  /** The sentence above the samples. */
  story(): Locator {
    return this.frame.locator('#view-sample .story');
  }

  /** The sample grid as it is on the page. */
  samples(role: 'xt' | 'x0'): Promise<CanvasPixels> {
    return readCanvas(this.frame.locator(`#view-sample [data-role="${role}"] canvas`));
  }
}
