import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { expect, it } from 'vitest';
import { describeSharedNotes, haveSharedNotes, sharedNotes } from '../unit/notes/sharedNotes';
import { NotePreview } from './notePreview';
import { jumpsIn, unfoldRuns } from './unfoldedRuns';

describeSharedNotes('every ▶ of a note unfolds in the preview', () => {
  const names = haveSharedNotes ? readdirSync(sharedNotes).filter((name) => name.endsWith('.md')) : [];

  it.each(names)('%s', async (name) => {
    const note = readFileSync(path.join(sharedNotes, name), 'utf8');
    const plain = await NotePreview.open(note, { math: true, context: { enabled: false } });
    const preview = await NotePreview.open(note, { math: true, moves: true });
    try {
      const buttons = preview.page.locator('.diffusion-run-button');
      await buttons.first().waitFor();
      const runs = await unfoldRuns(buttons);
      process.stdout.write(
        `${name}: ${runs.length} ▶, first picture within ${Math.round(Math.max(...runs.map(({ first }) => first)))} ms\n`,
      );
      expect(runs.filter(({ failure }) => failure !== '')).toEqual([]);
      expect(runs.filter(({ jump }) => jump > 1)).toEqual([]);
      expect(runs.filter(({ caption }) => /NaN|Infinity|undefined/.test(caption))).toEqual([]);
      expect(await jumpsIn(preview.page)).toEqual([]);
      expect(await preview.page.locator('.diffusion-demo-failure').count()).toBe(0);
      expect(preview.problems.filter((problem) => !plain.problems.includes(problem))).toEqual([]);
    } finally {
      await plain.close();
      await preview.close();
    }
  });
});
