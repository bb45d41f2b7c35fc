import type { Locator, Page } from 'playwright-core';
import { pickRow } from '../../tools/pickRow.mjs';
import { again } from '../support';
import { Editor } from './editor';
import { PlaygroundPanel } from './playgroundPanel';
import { PreviewPage } from './previewPage';

/** A VS Code window. */
export class Workbench {
  private constructor(readonly page: Page) {}

  /** Waits until the window is usable. */
  static async ready(page: Page): Promise<Workbench> {
    await page.locator('.monaco-workbench .part.statusbar').waitFor();
    await page.locator('#status\\.host, .statusbar-item').first().waitFor();
    return new Workbench(page);
  }

  /** Opens a list by a key until it offers a row of this very title for the text typed, and takes that row. */
  private pick(key: string, typed: string, title: string): Promise<void> {
    return pickRow(this.page, key, typed, title);
  }

  /**
   * Runs a command as a person does: F1, its title, a click. The list is not brought up to date while it is open,
   * so it is opened again until the extension has registered the command.
   */
  run(title: string): Promise<void> {
    return this.pick('F1', `>${title}`, title);
  }

  /**
   * Opens a file by its name with Go to File. The list is of the files found when it was opened, so it is opened again
   * until it has the file, which may have been written a moment ago.
   */
  async openFile(name: string): Promise<Editor> {
    const group = this.page.locator('.editor-group-container.active');
    await again(`${name} is opened`, async () => {
      await this.pick('Control+P', name, name);
      await group.locator(`.tab.active[data-resource-name="${name}"]`).waitFor({ timeout: 20_000 });
    });
    await group.locator('.editor-instance .view-line').first().waitFor();
    return new Editor(this.page, name);
  }

  playground(): PlaygroundPanel {
    return new PlaygroundPanel(this.page);
  }

  preview(): PreviewPage {
    return new PreviewPage(this.page);
  }

  statusBarItem(text: string | RegExp): Locator {
    return this.page.locator('.statusbar-item').filter({ hasText: text });
  }

  /** Messages in the lower right corner. */
  notifications(): Locator {
    return this.page.locator('.notifications-toasts .notification-list-item-message');
  }

  async reload(): Promise<void> {
    await this.page.reload();
    await Workbench.ready(this.page);
  }
}
