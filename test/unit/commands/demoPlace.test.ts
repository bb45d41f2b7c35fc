import { expect, it } from 'vitest';
import { demoPlace } from '../../../src/commands/demoPlace';

const block = '```diffusion\ndemo: kl\nmu1: 0\n```\n';

/** The note after the edit. */
function edited(lines: readonly string[], line: number): readonly string[] {
  const { from, to, text } = demoPlace(lines, line, block);
  return [...lines.slice(0, from), ...text.trimEnd().split('\n'), ...lines.slice(to)];
}

it('stands in place of the block that begins at the line', () => {
  const note = ['# Note', '```diffusion', 'demo: kl', '```', 'After.'];
  expect(edited(note, 1)).toEqual(['# Note', ...block.trimEnd().split('\n'), 'After.']);
});

it('ends the block at a fence of the same kind and length at least, and keeps its indentation', () => {
  const note = ['- Item', '  ~~~~ diffusion', '  demo: kl', '  ~~~', '  ```', '  ~~~~~', 'After.'];
  expect(edited(note, 1)).toEqual(['- Item', '  ```diffusion', '  demo: kl', '  mu1: 0', '  ```', 'After.']);
  expect(edited(['~~~diffusion', 'demo: kl'], 0)).toEqual(block.trimEnd().split('\n'));
});

it('stands behind the paragraph of a formula, after an empty line', () => {
  const note = ['Text', '$$', 'x_t', '$$', '', 'After.'];
  expect(edited(note, 1)).toEqual([
    'Text',
    '$$',
    'x_t',
    '$$',
    '',
    ...block.trimEnd().split('\n'),
    '',
    'After.',
  ]);
  expect(edited(['$x_t$'], 0)).toEqual(['$x_t$', '', ...block.trimEnd().split('\n')]);
});

it('does not take a block of another language for a demo', () => {
  const note = ['```diffusions', 'x', '```', ''];
  expect(demoPlace(note, 0, block)).toMatchObject({ from: 3, to: 3 });
});
