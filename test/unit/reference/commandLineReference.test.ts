import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { listFigures } from '../../../src/cli/figures';
import { reportsOf } from '../../../src/cli/formats/report';
import { inspectFile } from '../../../src/cli/inspectFile';
import { usage } from '../../../src/cli/usage';

const text = readFileSync('docs/reference/command-line.md', 'utf8');

/** The names in the first column of the tables below a line, up to the next heading or sentence that ends in a colon. */
function fieldsBelow(line: string): string[] {
  const [, rest = ''] = text.split(`\n${line}\n`);
  const [part = ''] = rest.split(/\n#|\nA \w+:\n/);
  return Array.from(part.matchAll(/^\| (`[^|]*?) *\|/gm), ([, cell]) => cell!).flatMap((cell) =>
    cell.split(', ').map((name) => name.replaceAll('`', '').trim()),
  );
}

const note = '# Steps\n\n$$\\tilde\\beta_t = \\frac{1-\\bar\\alpha_t}{1-\\bar\\alpha_{t-1}}\\beta_t$$\n';
const fix = { start: 11, end: 12, newText: 'x', title: '' };
const finding = { start: 11, end: 20, rule: 'index', severity: 'error', message: 'Wrong.', fix } as const;

describe('docs/reference/command-line.md', () => {
  const inspected = inspectFile('note.md', note);

  it.each([
    ['### `check --format json`', reportsOf('note.md', note, [finding])[0]],
    ['### `inspect --json`', inspected],
    ['A span:', inspected.spans[0]],
    ['A symbol:', inspected.symbols[0]],
    ['A formula:', inspected.formulas[0]],
    ['### `figures --json`', listFigures()[0]],
  ])('has each field below “%s”, and no other', (line, printed) => {
    expect(fieldsBelow(line).sort()).toEqual(Object.keys(printed ?? {}).sort());
  });

  it('has each option that the program names, with its values', () => {
    const named = new Set(usage().match(/--[a-z][\w-]*/g));
    const told = new Set(text.match(/--[a-z][\w-]*/g));
    expect([...named].filter((option) => !told.has(option))).toEqual([]);
    for (const [values] of usage().matchAll(/(?<=--[\w-]+ )[\w-]+(?:\|[\w-]+)+/g)) {
      expect(text).toContain(values.replaceAll('|', String.raw`\|`));
    }
  });
});
