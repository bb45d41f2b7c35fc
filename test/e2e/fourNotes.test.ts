import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { jumpsIn, unfoldRuns } from '../page/unfoldedRuns';
import { describeSharedNotes, haveSharedNotes, sharedNotes } from '../unit/notes/sharedNotes';
import type { PreviewPage } from './pages/previewPage';
import { configure, Session } from './session';

/** VS Code moves the preview after the editor and back, at its own time: off where a test looks for what moves. */
const scrollTogether = (isOn: boolean) => ({
  'markdown.preview.scrollEditorWithPreview': isOn,
  'markdown.preview.scrollPreviewWithEditor': isOn,
});

describeSharedNotes('the notes in the preview of VS Code, every ▶ unfolded', () => {
  const all = haveSharedNotes ? readdirSync(sharedNotes).filter((name) => name.endsWith('.md')) : [];
  // All of them unfold on a bare page too (test/page/fourNotes.page.test.ts), in a fifth of the time.
  const names = process.env.EVERY_NOTE ? all : all.slice(0, 1);
  let session: Session;
  beforeAll(async () => {
    session = await Session.start('fourNotes');
  });
  afterAll(async () => {
    configure({ 'diffusion.preview.enabled': true, ...scrollTogether(true) });
    await session.end();
  });

  /** Opens a note's preview in a window of its own, has it looked at, and tells the errors on the window's console. */
  async function errorsIn(
    name: string,
    enabled: boolean,
    look: (preview: PreviewPage) => Promise<void>,
  ): Promise<string[]> {
    configure({ 'diffusion.preview.enabled': enabled, ...scrollTogether(false) });
    const window = await session.openWindow();
    const errors: string[] = [];
    window.page.on('pageerror', ({ message }) => errors.push(message));
    window.page.on('console', (message) => {
      if (message.type() === 'error') {
        errors.push(message.text());
      }
    });
    await window.openFile(name);
    await window.run('Markdown: Open Preview');
    const preview = window.preview();
    await preview.frame.locator('.markdown-body h1, .markdown-body p').first().waitFor({ timeout: 60_000 });
    await look(preview);
    // A window that closes cancels what VS Code was still reading, and says so on its console.
    const seen = [...errors];
    await window.page.context().close();
    return seen;
  }

  test.each(names)('%s', { timeout: 600_000 }, async (name) => {
    session.write(name, readFileSync(path.join(sharedNotes, name), 'utf8'));
    const plain = await errorsIn(name, false, async ({ page }) => page.waitForTimeout(3000));
    const errors = await errorsIn(name, true, async (preview) => {
      const buttons = preview.frame.locator('.diffusion-run-button');
      await buttons.first().waitFor({ timeout: 60_000 });
      const runs = await unfoldRuns(buttons);
      process.stdout.write(
        `${name}: ${runs.length} ▶, first picture within ${Math.round(Math.max(...runs.map(({ first }) => first)))} ms\n`,
      );
      expect(runs.filter(({ failure, jump }) => failure !== '' || jump > 1)).toEqual([]);
      expect(await jumpsIn(preview.frame.locator('body'))).toEqual([]);
      expect(await preview.blockedContent().isVisible()).toBe(false);
    });
    // Of a kind that the note without figures gives, addresses and numbers apart.
    const kindOf = (error: string) => error.replace(/https?:\S+|\d+/g, '…');
    const known = new Set(plain.map(kindOf));
    expect(errors.filter((error) => !known.has(kindOf(error)))).toEqual([]);
  });
});
