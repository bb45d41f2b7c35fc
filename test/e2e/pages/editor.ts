import type { Locator, Page } from 'playwright-core';

/** A text editor, in the group where its file is open. */
export class Editor {
  constructor(
    private readonly page: Page,
    private readonly name: string,
  ) {}

  /** Puts the cursor at a place, counted from 1 as VS Code shows it. */
  async goTo(line: number, column: number): Promise<void> {
    const input = this.page.locator('.quick-input-widget input.input');
    for (let attempt = 0; attempt < 4; attempt++) {
      // Whatever had the focus before, a webview perhaps.
      await this.page.locator(`.tab[data-resource-name="${this.name}"]`).first().click();
      await this.page.keyboard.press('Control+G');
      // A webview that takes the focus late closes the question again.
      const isAsked = await input.fill(`:${line}:${column}`, { timeout: 8000 }).then(
        () => true,
        () => false,
      );
      if (isAsked) {
        await this.page.keyboard.press('Enter');
        await input.waitFor({ state: 'hidden' });
        return;
      }
    }
    throw new Error('VS Code does not ask for a line.');
  }

  /** Rests the mouse on the character at a place and waits for the hover. */
  async hover(line: number, column: number): Promise<Locator> {
    await this.goTo(line, column);
    const cursor = this.page.locator('.editor-group-container.active .cursors-layer .cursor').first();
    const hover = this.page.locator('.monaco-resizable-hover .monaco-hover:not(.hidden)').first();
    // CodeLens that appear meanwhile move the lines away from under the mouse, so it is put there again.
    for (let attempt = 0; attempt < 4; attempt++) {
      const box = await cursor.boundingBox();
      if (!box) {
        throw new Error('The editor shows no cursor.');
      }
      await this.page.mouse.move(box.x + 60, box.y + 60);
      await this.page.mouse.move(box.x + 3, box.y + box.height / 2, { steps: 4 });
      const shown = await hover.waitFor({ timeout: 10_000 }).then(
        () => true,
        () => false,
      );
      if (shown) {
        return hover;
      }
    }
    throw new Error('No hover shows.');
  }

  codeLenses(): Locator {
    return this.page.locator('.editor-group-container.active .codelens-decoration a');
  }

  async type(text: string): Promise<void> {
    await this.page.keyboard.type(text);
  }
}
