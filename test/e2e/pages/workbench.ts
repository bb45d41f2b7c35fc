import type { FrameLocator, Locator, Page } from 'playwright-core';
import { expect } from 'vitest';
import { Editor } from './editor';
import { PlaygroundPanel } from './playgroundPanel';
import { PreviewPage } from './previewPage';

/** A VS Code window. */
export class Workbench {
  private constructor(readonly page: Page) {}

  /** Waits until the window is usable. */
  static async ready(page: Page): Promise<Workbench> {
    await page.locator('.monaco-workbench .part.statusbar').waitFor({ timeout: 120_000 });
    await page.locator('#status\\.host, .statusbar-item').first().waitFor();
    return new Workbench(page);
  }

  /** The rows of the list that is open, after a text was typed into its field. */
  private async quickInput(text: string, timeout?: number): Promise<Locator> {
    const input = this.page.locator('.quick-input-widget input.input');
    await input.waitFor({ state: 'visible', timeout });
    await input.fill(text, { timeout });
    return this.page.locator('.quick-input-list .monaco-list-row');
  }

  /** Opens a list by a key until it offers a row for the text typed, and takes that row. */
  private async pick(key: string, typed: string, title: string): Promise<void> {
    for (let attempt = 0; attempt < 20; attempt++) {
      await this.page.keyboard.press(key);
      // The list closes when anything else takes the focus, as a window does that is still being built.
      const taken = await this.quickInput(typed, 10_000)
        .then((rows) => rows.filter({ hasText: title }).first().click({ timeout: 3000 }))
        .then(
          () => true,
          () => false,
        );
      if (taken) {
        return;
      }
      await this.page.keyboard.press('Escape');
    }
    throw new Error(`The list of ${key} does not offer ${title}.`);
  }

  /**
   * Runs a command as a person does: F1, its title, a click. The list is not brought up to date while it is open,
   * so it is opened again until the extension has registered the command.
   */
  run(title: string): Promise<void> {
    return this.pick('F1', `>${title}`, title);
  }

  /** Titles that the palette offers for a search. */
  async commandsMatching(text: string): Promise<string[]> {
    await this.page.keyboard.press('F1');
    const rows = await this.quickInput(`>${text}`);
    await rows.first().waitFor();
    const titles = await rows.locator('.label-name').allInnerTexts();
    await this.page.keyboard.press('Escape');
    return titles;
  }

  /**
   * Opens a file by its name with Go to File. The list is of the files found when it was opened, so it is opened again
   * until it has the file, which may have been written a moment ago.
   */
  async openFile(name: string): Promise<Editor> {
    const group = await this.openTab(name);
    await group.locator('.editor-instance .view-line').first().waitFor();
    return new Editor(this.page, name);
  }

  /** Opens a file likewise that is shown on a page: a notebook, or a model's file. */
  async openPage(name: string): Promise<FrameLocator> {
    await this.openTab(name);
    return this.page.frameLocator('iframe.webview.ready').frameLocator('#active-frame');
  }

  private async openTab(name: string): Promise<Locator> {
    await this.pick('Control+P', name, name);
    const group = this.page.locator('.editor-group-container.active');
    await group.locator(`.tab.active[data-resource-name="${name}"]`).waitFor();
    return group;
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

  /** Opens an address as the system does that a link was clicked in, and allows the extension to open it. */
  async openUrl(url: string): Promise<void> {
    await this.run('Developer: Open URL');
    await this.typeIntoQuickInput(url);
    await this.page.locator('.monaco-dialog-box').getByRole('button', { name: 'Open', exact: true }).click();
  }

  /** Opens the context menu of something on a page, and takes an entry. */
  async chooseInMenu(target: Locator, entry: string): Promise<void> {
    await target.click({ button: 'right' });
    const label = this.page.locator('.monaco-menu .action-label').filter({ hasText: entry });
    for (let attempt = 0; attempt < 5; attempt++) {
      await label.click();
      // VS Code takes no click that comes right after its menu has opened.
      const isTaken = await label.waitFor({ state: 'hidden', timeout: 2000 }).then(
        () => true,
        () => false,
      );
      if (isTaken) {
        return;
      }
    }
    throw new Error(`VS Code does not take “${entry}”.`);
  }

  /** Takes a row of the list that is open. */
  async choose(label: string): Promise<void> {
    const rows = this.page.locator('.quick-input-list .monaco-list-row');
    await rows.filter({ hasText: label }).first().click();
  }

  /** Writes into the field that is open in the middle, and presses Enter. */
  async typeIntoQuickInput(text: string): Promise<void> {
    const input = this.page.locator('.quick-input-widget input.input');
    await input.waitFor({ state: 'visible' });
    await input.fill(text);
    await this.page.keyboard.press('Enter');
  }

  /**
   * Presses a button of the first message that has it, until what it brings is there: messages move up to one another
   * and hide after some seconds, also from under the pointer.
   */
  async pressInMessage(label: string, brings: Locator): Promise<void> {
    const button = this.page
      .locator('.notification-list-item .monaco-button')
      .filter({ hasText: label, visible: true })
      .first();
    for (let attempt = 0; attempt < 5; attempt++) {
      if (!(await button.isVisible())) {
        await this.run('Notifications: Show Notifications');
      }
      await button.click();
      const isThere = await brings.waitFor({ timeout: 30_000 }).then(
        () => true,
        () => false,
      );
      if (isThere) {
        return;
      }
    }
    throw new Error(`“${label}” of a message brings nothing.`);
  }

  /** Messages in the lower right corner. */
  notifications(): Locator {
    return this.page.locator('.notifications-toasts .notification-list-item-message');
  }

  /**
   * Loads the window anew, once VS Code has stored what it is to find again: it stores the layout when it is idle for
   * some seconds, and loses on a busy machine what it begins to store as the page goes.
   * @param kept texts that stand in the stored values, such as the view type of a panel
   */
  async reload(...kept: readonly string[]): Promise<void> {
    for (const text of kept) {
      await expect
        .poll(() => this.page.evaluate(isStored, text), { timeout: 120_000, message: `“${text}” is stored` })
        .toBe(true);
    }
    await this.page.reload({ timeout: 120_000 });
    await Workbench.ready(this.page);
  }
}

/** Runs in the page: whether a text stands in what VS Code keeps in the browser. */
async function isStored(text: string): Promise<boolean> {
  const done = <T>(request: IDBRequest<T>) =>
    new Promise<T>((resolve, reject) => {
      request.onsuccess = () => resolve(request.result);
      request.onerror = () => reject(request.error ?? new Error('IndexedDB does not answer.'));
    });
  for (const { name } of await indexedDB.databases()) {
    if (!name?.startsWith('vscode-web-state-db')) {
      continue;
    }
    const database = await done(indexedDB.open(name));
    try {
      for (const store of database.objectStoreNames) {
        const values = await done<unknown[]>(database.transaction(store).objectStore(store).getAll());
        if (values.some((value) => typeof value === 'string' && value.includes(text))) {
          return true;
        }
      }
    } finally {
      database.close();
    }
  }
  return false;
}
