import { describe, expect, test } from 'vitest';
import { checkNote } from '../../../../src/notes/check/checkNote';
import { readNote } from '../../../../src/notes/readNote';
import { derivations, formulas, setting } from './rightMath';

const r = String.raw;
const replaced = (pattern: RegExp, by: string) => (text: string) => text.replace(pattern, () => by);
const inOrder =
  (...steps: readonly ((text: string) => string)[]) =>
  (text: string) =>
    steps.reduce((written, step) => step(written), text);

const state = /(?<![a-zA-Z\\])x(?![a-z])/g;
const root = /\\sqrt\{((?:[^{}]|\{(?:[^{}]|\{[^{}]*\})*\})*)\}/g;

/** Other ways of writing the same; each is used on every formula and on what the note says before it. */
const families: readonly (readonly [name: string, write: (text: string) => string])[] = [
  ['bold states', replaced(state, r`\mathbf{x}`)],
  [
    'states and noise in \\boldsymbol',
    inOrder(replaced(state, r`\boldsymbol{x}`), replaced(/\\epsilon/g, r`\boldsymbol{\epsilon}`)),
  ],
  [
    '\\varepsilon and \\overline',
    inOrder(replaced(/\\epsilon/g, r`\varepsilon`), replaced(/\\bar\\alpha/g, r`\overline{\alpha}`)),
  ],
  [
    'braces around every letter',
    (text) => text.replace(/\\bar\\alpha/g, () => r`{\bar{\alpha}}`).replace(/_([a-zA-Z0-9])/g, '_{$1}'),
  ],
  [
    'tall fractions and brackets',
    (text) =>
      text
        .replace(/\\frac/g, () => r`\dfrac`)
        .replace(/(?<!\\left|\\(?:beta|sigma))\(/g, () => r`\left(`)
        .replace(/(?<!\\right)\)/g, () => r`\right)`)
        .replace(/\\(beta|sigma)\(t\\right\)/g, r`\$1(t)`),
  ],
  [
    '\\mid and \\Vert',
    (text) => text.replace(/(?<!\\)\|/g, () => r` \mid `).replace(/\\\|/g, () => r`\Vert `),
  ],
  [
    'powers for roots',
    (text) => text.replace(root, (_, inside: string) => r`{\left(${inside}\right)}^{1/2}`),
  ],
  [
    'Greek letters as characters',
    (text) =>
      text
        .replace(/\\alpha(?![a-z])/g, '{α}')
        .replace(/\\beta(?![a-z])/g, 'β')
        .replace(/\\epsilon(?![a-z])/g, 'ε')
        .replace(/\\theta(?![a-z])/g, 'θ')
        .replace(/\\mu(?![a-z])/g, 'μ')
        .replace(/\\sigma(?![a-z])/g, 'σ'),
  ],
  ['spaces of all kinds', (text) => text.replace(/([=+])/g, r` \; $1 \, `).replace(/(?<=\})(?=\\)/g, r`\,`)],
  [
    'macros of the note',
    (text) => text.replace(state, () => r`\vx `).replace(/^Let/, () => r`$\newcommand{\vx}{\mathbf{x}}$ Let`),
  ],
];

const noteOf = (math: string, write: (text: string) => string): string =>
  `${write(setting)}\n\n$$${write(math)}$$\n`;

describe('right formulas in other notations', () => {
  test.each(families)('%s: nothing is found', (_, write) => {
    const alarms = [...formulas, ...derivations].flatMap((math) =>
      checkNote(readNote(noteOf(math, write))).map(({ message }) => `${write(math)}: ${message}`),
    );
    expect(alarms).toEqual([]);
  });

  test('nothing is found as they stand, one below the other', () => {
    const note = [setting, ...formulas.map((math) => `$$\n${math}\n$$`)].join('\n\n');
    expect(checkNote(readNote(note)).map(({ message }) => message)).toEqual([]);
  });
});
