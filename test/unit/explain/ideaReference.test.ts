import path from 'node:path';
import { expect, it } from 'vitest';
import { listFigures } from '../../../src/cli/figures';
import { lensesFor } from '../../../src/explain/views/lensFor';
import { ideaIds } from '../../../src/figures/ideas';
import type { FormulaId } from '../../../src/notes/catalogue';
import { readNote } from '../../../src/notes/readNote';
import { defaultPlaygroundState } from '../../../src/protocol/playgroundState';
import { drawnInPreview, openedInPlayground } from '../../page/testedFigures';
import { writtenFormulas } from '../notes/catalogue/writtenFormulas';

const file = path.resolve(import.meta.dirname, '../../../docs/reference/ideas.md');
const figures = listFigures();

/** Whether the lens above a formula, as the papers write it, opens a figure. */
function lensOpens(figure: string, formula: FormulaId): boolean {
  const { tex, after = '' } = writtenFormulas[formula];
  const lenses = lensesFor(readNote(`${after}\n\n$$${tex}$$\n`), defaultPlaygroundState.schedule);
  return lenses.some((lens) => lens.kind === 'run' && lens.patch.view === figure);
}

const tick = (is: boolean): string => (is ? '✓' : '');

it('every idea of the notes has a figure, which opens in the playground and in the preview', () => {
  for (const idea of ideaIds) {
    const own = figures.filter(({ ideas }) => ideas.includes(idea));
    expect(own.filter(({ id }) => openedInPlayground.includes(id)).length, idea).toBeGreaterThan(0);
    expect(own.filter(({ id }) => drawnInPreview.includes(id)).length, idea).toBeGreaterThan(0);
  }
});

it('every formula with a ▶ is written so that its lens opens its figure', () => {
  const missed = figures.flatMap(({ id, formulas }) => formulas.filter((formula) => !lensOpens(id, formula)));
  expect(missed).toEqual([]);
});

/** `-u` writes it anew. */
it('docs/reference/ideas.md says where each idea is seen', async () => {
  const rows = ideaIds.flatMap((idea) =>
    figures
      .filter(({ ideas }) => ideas.includes(idea))
      .map(({ id, title, formulas }) => {
        const lenses = formulas.filter((formula) => lensOpens(id, formula));
        const ticks = [openedInPlayground.includes(id), drawnInPreview.includes(id), lenses.length > 0];
        return [
          `\`${idea}\``,
          `${title} (\`${id}\`)`,
          ...ticks.map(tick),
          lenses.map((each) => `\`${each}\``).join(' '),
        ];
      }),
  );
  const table = [
    ['Idea', 'Figure', 'Playground', 'Preview', 'Lens', 'Formulas with a ▶'],
    ['---', '---', ':-:', ':-:', ':-:', '---'],
    ...rows,
  ];
  const text = [
    '# Ideas and their figures',
    'What a note about diffusion models says, and the figures that show it. A tick stands where a test opens the figure: in the playground, from its block in the Markdown preview, or from the lens above a formula as the papers write it.',
    table.map((row) => `| ${row.join(' | ')} |`).join('\n'),
  ].join('\n\n');
  await expect(`${text}\n`).toMatchFileSnapshot(file);
});
