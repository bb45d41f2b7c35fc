import type { Locator, Page } from 'playwright-core';

/** The active text editor. */
export class Editor {
  constructor(private readonly page: Page) {}

  /** Puts the cursor at a place, counted from 1 as VS Code shows it. */
  async goTo(line: number, column: number): Promise<void> {
    await this.page.keyboard.press('Control+G');
    const input = this.page.locator('.quick-input-widget input.input');
    await input.waitFor({ state: 'visible' });
    await input.fill(`:${line}:${column}`);
    await this.page.keyboard.press('Enter');
    await input.waitFor({ state: 'hidden' });
  }

  /** Rests the mouse on the character at a place and waits for the hover. */
  async hover(line: number, column: number): Promise<Locator> {
    await this.goTo(line, column);
    const cursor = this.page.locator('.editor-instance .cursors-layer .cursor').first();
    const box = await cursor.boundingBox();
    if (!box) throw new Error('The editor shows no cursor.');
    await this.page.mouse.move(box.x + 60, box.y + 60);
    await this.page.mouse.move(box.x + 3, box.y + box.height / 2, { steps: 4 });
    const hover = this.page
      .locator('.monaco-editor .monaco-hover, .monaco-resizable-hover .monaco-hover')
      .first();
    await hover.waitFor({ timeout: 20_000 });
    return hover;
  }

  codeLenses(): Locator {
    return this.page.locator('.editor-instance .codelens-decoration a');
  }

  async type(text: string): Promise<void> {
    await this.page.keyboard.type(text);
  }
}
