import { readFileSync, readdirSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, test } from 'vitest';
import { inspectNote } from '../../../src/notes/inspect';
import { readNote } from '../../../src/notes/readNote';
import { describeSharedNotes, haveSharedNotes, sharedNotes } from './sharedNotes';

const inspect = (text: string) => inspectNote(readNote(text));
const unknown = (text: string) => inspect(text).coverage.unknownLetters.map(({ letter }) => letter);

test('everything found is listed with its place', () => {
  const text = '令 $a_t = 1-\\beta_t$；$$\\bar\\alpha_t = \\prod_{s=1}^t \\alpha_s$$ 与 $Ψ$。';
  const { spans, symbols, formulas, atoms, coverage } = inspect(text);
  for (const each of [...spans.slice(0, 0), ...symbols, ...formulas, ...atoms]) {
    expect(text.slice(each.start, each.end)).toBe(each.text);
  }
  expect(spans.map(({ text: tex, display }) => [tex, display])).toEqual([
    ['a_t = 1-\\beta_t', false],
    ['\\bar\\alpha_t = \\prod_{s=1}^t \\alpha_s', true],
    ['Ψ', false],
  ]);
  expect(symbols.find((each) => each.text === 'a_t')).toMatchObject({ id: 'alpha_t', conventionLine: 1 });
  expect(formulas.map(({ id }) => id)).toContain('alpha-bar-definition');
  expect(atoms.map(({ text: letter }) => letter)).toEqual([
    'a',
    't',
    '\\beta',
    't',
    '\\bar\\alpha',
    't',
    's',
    't',
    '\\alpha',
    's',
    'Ψ',
  ]);
  expect(coverage).toEqual({
    atoms: 11,
    explained: 10,
    unknown: 1,
    unknownLetters: [{ letter: 'Ψ', count: 1 }],
  });
});

describe('what a note explains itself is no longer unknown', () => {
  test.each([
    ['an equation', '$\\Psi = 3$ and $\\Psi^2$'],
    ['words before', 'the number of samples $\\Psi$, and $2\\Psi$'],
    ['words after', '$\\Psi$ is the width. $\\Psi/2$'],
    ['Chinese words before', '设 $\\Psi$，则 $\\Psi/2$'],
    ['Chinese words after', '其中 $\\Psi$ 是宽度，$\\Psi/2$'],
    ['a list', 'Let $\\Psi$, $\\Xi$ and $\\Upsilon$ be given; $\\Psi + \\Xi + \\Upsilon$'],
    ['an index', '$\\sum_{\\Psi=1}^5 \\Psi^2$'],
    ['a variable of an integral', '$\\int \\Psi^2 d\\Psi$'],
    ['a distribution', '$\\Psi \\sim \\mathcal{N}(0, 1)$, $\\Psi^2$'],
    ['prose without dollars', '其中Ψ是数据维度，$\\Psi^2$'],
  ])('%s', (_, text) => expect(unknown(text)).toEqual([]));

  test('a use explains nothing', () => {
    expect(unknown('We see $2\\Psi + \\Xi$ and $3\\Psi$ here.')).toEqual(['Ψ', 'Ξ']);
  });
});

test('words in formulas are no letters', () => {
  const { atoms } = inspect('$x_t \\text{ if } t > 0, \\operatorname{KL}, 独立, \\log$');
  expect(atoms.map(({ text }) => text)).toEqual(['x', 't', 't']);
});

describeSharedNotes('letters of the notes that people sent us', () => {
  const names = haveSharedNotes ? readdirSync(sharedNotes).filter((name) => name.endsWith('.md')) : [];
  test.each(names)('%s: no more than two in a hundred are unknown', (name) => {
    const { coverage, spans } = inspect(readFileSync(path.join(sharedNotes, name), 'utf8'));
    expect(spans.length).toBeGreaterThan(20);
    expect(coverage.atoms).toBeGreaterThan(50);
    expect(coverage.unknown / coverage.atoms).toBeLessThanOrEqual(0.02);
  });
});
