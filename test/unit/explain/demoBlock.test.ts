import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { demoCompletions } from '../../../src/explain/demoBlock/demoCompletions';
import { demoFences } from '../../../src/explain/demoBlock/demoFences';
import { demoHover } from '../../../src/explain/demoBlock/demoHover';
import { demoProblems } from '../../../src/explain/demoBlock/demoProblems';
import { demoIds } from '../../../src/protocol/demoState';

/** A text with its cursor, which `|` marks. */
const at = (marked: string): [text: string, line: number, column: number] => {
  const before = marked.slice(0, marked.indexOf('|'));
  return [
    marked.replace('|', ''),
    before.split('\n').length - 1,
    before.length - before.lastIndexOf('\n') - 1,
  ];
};
const offered = (marked: string) => demoCompletions(...at(marked))?.map(({ text }) => text);

describe('completion in a demo block', () => {
  it('offers every figure, and then the keys of the one that is named', () => {
    expect(offered('```diffusion\ndemo: |\n```')).toEqual(demoIds);
    expect(offered('```diffusion\n|\n```')).toEqual(['demo']);
    expect(offered('a\n```diffusion\ndemo: forward\nt: 5\n|\n```')).toEqual([
      'data',
      'points',
      'mode',
      'index',
      'split',
      'schedule',
      'T',
      'seed',
      'link',
    ]);
    expect(offered('```diffusion\ndemo: posterior\nx|\n```')).toContain('x0');
  });

  it('offers the values of a choice, and none of a number', () => {
    expect(offered('```diffusion\ndemo: forward\nmode: |\n```')).toEqual([
      'closed',
      'chain',
      'both',
      'merge',
    ]);
    expect(offered('> ```diffusion\n> demo: forward\n> mode: c|\n> ```')).toEqual(
      offered('```diffusion\ndemo: forward\nmode: |\n```'),
    );
    expect(offered('```diffusion\ndemo: forward\nt: |\n```')).toEqual([]);
    expect(offered('```diffusion\ndemo: forward\nschedule:\n  k|\n```')).toContain('kind');
    expect(offered('```diffusion\ndemo: forward\nschedule:\n  kind: |\n```')).toContain('cosine');
  });

  it('says of keys what they may be, and of figures what they are called', () => {
    const keys = demoCompletions(...at('```diffusion\ndemo: posterior\nT: 5\n|\n```')) ?? [];
    expect(keys.map(({ text, allowed, isKey }) => [text, allowed, isKey])).toEqual([
      ['x0', 'a number from -3 to 3', true],
      ['xt', 'a number from -5 to 5', true],
      ['close', 'one of true, false', true],
      ['samePeaks', 'one of true, false', true],
      ['schedule', expect.stringMatching(/^one of linear, .*, or a map of kind, betaStart, /), true],
      ['t', 'an integer from 1 to T', true],
      ['link', 'a word of at most 40 letters, digits, - and _', true],
    ]);
    const values = demoCompletions(...at('```diffusion\ndemo: |\n```')) ?? [];
    expect(values).toContainEqual({
      text: 'posterior',
      meaning: 'Posterior of one step',
      allowed: '',
      isKey: false,
    });
  });

  it('offers nothing outside of a block', () => {
    expect(offered('demo: |\n```diffusion\ndemo: forward\n```')).toBeUndefined();
    expect(offered('````md\n```diffusion\ndemo: |\n```\n````')).toBeUndefined();
    expect(offered('```diffusion\ndemo: forward\n```\n|')).toBeUndefined();
  });
});

describe('a hover in a demo block', () => {
  it('says what a key means and may be', () => {
    const hover = demoHover(...at('```diffusion\ndemo: posterior\nx0|: 2\n```'));
    expect(hover).toMatchObject({ start: 0, end: 2 });
    expect(hover?.markdown).toContain('a number from -3 to 3');
    expect(demoHover(...at('```diffusion\nde|mo: posterior\n```'))?.markdown).toContain(
      'Posterior of one step',
    );
    expect(demoHover(...at('```diffusion\ndemo: forward\nfo|o: 1\n```'))).toBeUndefined();
  });
});

describe('the problems of demo blocks', () => {
  it('stand where the block is wrong', () => {
    const text = 'a\n\n- item\n\n  ```diffusion\n  demo: forward\n  T: 1\n  ```\n';
    expect(demoProblems(text)).toEqual([
      {
        message: '“T” is 1, but it must be an integer from 2 to 10000.',
        line: 6,
        column: 5,
        isHint: false,
      },
    ]);
  });

  it('tell of keys that have no say', () => {
    expect(demoProblems('```diffusion\ndemo: posterior\nmode: chain\n```')).toMatchObject([
      { line: 2, column: 0, isHint: true },
    ]);
    expect(demoProblems('```diffusion\ndemo: forward\nmode: chain\n```')).toEqual([]);
  });

  it('lie inside the note, whatever it says', () => {
    const piece = fc.constantFrom(
      '```',
      '~~~',
      'diffusion',
      '\n',
      '> ',
      '  ',
      'demo: forward',
      't: x',
      '{',
      ':',
    );
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 30 }), (pieces) => {
        const text = pieces.join('');
        const lines = text.split('\n');
        for (const { line, column } of demoProblems(text)) {
          expect(line).toBeLessThan(lines.length);
          expect(column).toBeGreaterThanOrEqual(0);
        }
        for (const { line, indents } of demoFences(text)) {
          expect(line + indents.length).toBeLessThanOrEqual(lines.length);
        }
      }),
      { numRuns: 300 },
    );
  });
});
