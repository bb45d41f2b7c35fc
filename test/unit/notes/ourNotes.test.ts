import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { checkNote } from '../../../src/notes/check/checkNote';
import { inspectNote } from '../../../src/notes/inspect';
import type { FormulaId } from '../../../src/notes/note';
import { readNote } from '../../../src/notes/readNote';

/** A finding: its line, its severity, and what stands on that line once its fix is applied. */
type Expected = readonly [line: number, severity: string, mended: string];

interface Golden {
  readonly formulas: readonly (readonly [line: number, id: FormulaId])[];
  readonly findings: readonly Expected[];
  /** Letters that neither the glossary nor the note explains. */
  readonly unknown: readonly string[];
}

const r = String.raw;

/** Notes of our own: what the reader and the checker must find in them, by line, and nothing else. */
const notes: Readonly<Record<string, Golden>> = {
  'closed-form-en': {
    formulas: [
      [25, 'chain-rule'],
      [30, 'markov-property'],
      [43, 'kl-gaussians'],
      [52, 'kl-gaussians'],
      [61, 'reparameterisation'],
      [70, 'forward-kernel'],
      [76, 'closed-form-kernel'],
      [80, 'alpha-bar-definition'],
      [84, 'alpha-definition'],
      [87, 'alpha-bar-definition'],
      [92, 'alpha-bar-definition'],
      [96, 'closed-form-sample'],
      [103, 'forward-sample'],
      [108, 'forward-sample'],
      [114, 'two-step-sample'],
      [120, 'two-step-sample'],
      [125, 'merged-noise'],
      [143, 'alpha-definition'],
      [143, 'alpha-bar-definition'],
      [148, 'prior'],
      [150, 'reverse-joint'],
      [154, 'reverse-kernel'],
      [160, 'posterior-kernel'],
      [166, 'posterior-mean'],
      [170, 'posterior-variance'],
    ],
    findings: [
      [30, 'information', r`> P(Y_{k+1}∣Yk,Yk−1,…,Y1)=P(Yk+1∣Yk)`],
      [50, 'information', r`With one centre for both, $\mu_q = \mu_p$, only the widths stay:`],
      [80, 'error', r`> \bar{\alpha}_t = \prod_{s=1}^t \alpha_s`],
      [87, 'error', r`so has $\bar{\alpha}_t = \prod_{s=1}^t \alpha_s$ here.`],
      [88, 'information', r`the values $\{β_t∈(0,1)\}_{t=1}^T $.`],
      [129, 'warning', r`> > w= \sqrt{g^2+h^2}⋅ϵ, \quad ϵ∼N(0,I)`],
    ],
    unknown: ['k', 'Y', 'E', 'F', 'G', 'm', 'u_q', 'g_2', 'h_2'],
  },
  'loss-kramdown-zh': {
    formulas: [
      [16, 'marginal-likelihood'],
      [26, 'forward-joint'],
      [31, 'prior'],
      [31, 'alpha-definition'],
      [34, 'forward-kernel'],
      [37, 'alpha-bar-definition'],
      [40, 'closed-form-kernel'],
      [47, 'reverse-joint'],
      [51, 'reverse-kernel'],
      [61, 'variational-bound'],
      [82, 'posterior-kernel'],
      [88, 'posterior-mean'],
      [92, 'posterior-variance'],
      [98, 'reparameterisation'],
      [105, 'discretised-decoder'],
      [106, 'decoder-bounds'],
      [111, 'decoder-bounds'],
      [121, 'reverse-variance'],
      [121, 'reverse-variance'],
      [121, 'posterior-variance'],
      [124, 'mean-matching-loss'],
      [127, 'closed-form-sample'],
      [131, 'mean-matching-loss'],
      [131, 'weighted-noise-loss'],
      [142, 'predicted-mean'],
      [142, 'posterior-mean-noise'],
      [148, 'simple-loss'],
      [158, 'sampling-step'],
      [164, 'langevin-step'],
    ],
    findings: [
      [
        88,
        'error',
        r`\frac{\sqrt{\alpha_t}(1 - \bar{\alpha}_{t-1})}{1 - \bar{\alpha}_t} \mathbf{x}_t + \frac{\sqrt{\bar{\alpha}_{t-1}} \beta_t}{1 - \bar{\alpha}_t} \mathbf{x}_0`,
      ],
      [127, 'error', r`\sqrt{\bar{\alpha}_t} \mathrm{x}_{0}+ \sqrt{1-\bar{\alpha}_t} \mathbf{\epsilon}`],
      [
        131,
        'error',
        r`\frac{1}{\sqrt{\bar{\alpha}_t}} \left( \mathbf{x}_t (\mathbf{x}_0, \boldsymbol{\epsilon}) - \sqrt{1 - \bar{\alpha}_t}`,
      ],
    ],
    unknown: [],
  },
  'sampling-hexo-zh-hant': {
    formulas: [
      [20, 'forward-kernel'],
      [26, 'reverse-kernel'],
      [35, 'sampling-step'],
      [41, 'bound-terms'],
    ],
    findings: [[12, 'information', r`整條鏈 $q(x_{1:T}|x_0)$`]],
    unknown: [],
  },
  'forward-astro-zh': {
    formulas: [
      [10, 'prior'],
      [16, 'forward-sample'],
      [23, 'sample-mean'],
    ],
    findings: [],
    unknown: [],
  },
};

describe.each(Object.entries(notes))('%s', (name, golden) => {
  const text = readFileSync(`test/notes/${name}.md`, 'utf8');
  const note = readNote(text);
  const inspection = inspectNote(note);
  const findings = checkNote(note);

  test('its formulas', () => {
    expect(note.formulas.map(({ id, start }) => [lineOf(text, start), id])).toEqual(golden.formulas);
  });

  test('its spans and symbols', async () => {
    await expect(reading(text, inspection)).toMatchFileSnapshot(`../../notes/read/${name}.txt`);
  });

  test('the letters that nothing explains', () => {
    expect([...new Set(inspection.coverage.unknownLetters.map(({ letter }) => letter))].sort()).toEqual(
      [...golden.unknown].sort(),
    );
  });

  test('its slips and nothing else', () => {
    expect(findings.map(({ start, severity }) => [lineOf(text, start), severity])).toEqual(
      golden.findings.map(([line, severity]) => [line, severity]),
    );
  });

  test.each(golden.findings)('line %i (%s) is mended, and then right', (line, _, expected) => {
    const finding = findings.find(({ start }) => lineOf(text, start) === line);
    const fix = finding!.fix!;
    const mended = text.slice(0, fix.start) + fix.newText + text.slice(fix.end);
    expect(mended.split('\n')[line - 1]).toContain(expected);
    const left = checkNote(readNote(mended));
    expect(left.map(({ start }) => start)).not.toContain(finding!.start);
    expect(left.length).toBeLessThanOrEqual(findings.length);
  });
});

test('the schedule that a note states in prose and math is that of its formulas', () => {
  const text = readFileSync('test/notes/loss-kramdown-zh.md', 'utf8');
  expect(readNote(text).parametersNear(0)).toEqual({ T: 1000, betaStart: 1e-4, betaEnd: 0.02 });
});

const lineOf = (text: string, offset: number) => text.slice(0, offset).split('\n').length;

/** One line a span (line, column, inline or display, TeX), and below it each symbol as written, and what it is. */
function reading(text: string, { spans, symbols }: ReturnType<typeof inspectNote>): string {
  const oneLine = (tex: string) => tex.trim().replace(/\s*\n\s*/g, ' ⏎ ');
  const lines = spans.map(({ start, end, text: tex, display }) => {
    const column = start - text.lastIndexOf('\n', start - 1);
    const head = `${lineOf(text, start)}:${column} ${display ? 'display' : 'inline'} ${oneLine(tex)}`;
    const inside = symbols.filter((symbol) => start <= symbol.start && symbol.end <= end);
    return [head, ...inside.map((symbol) => `    ${oneLine(symbol.text)} = ${symbol.id}`)].join('\n');
  });
  return `${lines.join('\n')}\n`;
}
