import { describe, expect, it } from 'vitest';
import { symbolTime } from '../../../../src/explain/values/symbolTime';
import { checkNote } from '../../../../src/notes/check/checkNote';
import { quantities } from '../../../../src/notes/formulas/expression';
import { readExpression } from '../../../../src/notes/formulas/readExpression';
import { ScheduleValues } from '../../../../src/notes/formulas/scheduleValues';
import { readMeaning } from '../../../../src/notes/notation/meaning';
import { readNote } from '../../../../src/notes/readNote';
import { parseTex } from '../../../../src/notes/tex/parseTex';
import { readRole } from '../../../../src/notes/vocabulary/roles';
import { compareSides } from '../../../../src/notes/check/chains/chain';
import { worlds } from '../../../../src/notes/worlds/compare';
import { ddpmConvention } from '../../../../src/notes/worlds/convention';
import { FormulaValues } from '../../../../src/notes/worlds/formulaValues';
import { readLetters } from '../../../../src/notes/worlds/letters';

const r = String.raw;

/** A symbol, a formula with it, the same with a slip, and ways to write the symbol. */
interface Spelled {
  readonly plain: string;
  readonly formula: (tex: string) => string;
  readonly slip: (tex: string) => string;
  readonly spellings: readonly string[];
}

const symbols: readonly Spelled[] = [
  {
    plain: r`\bar\alpha_t`,
    formula: (a) => r`x_t=\sqrt{${a}}x_0+\sqrt{1-${a}}\,\epsilon`,
    slip: (a) => r`x_t=${a}x_0+\sqrt{1-${a}}\,\epsilon`,
    spellings: [
      ...[r`\bar{\alpha}_{t}`, r`\bar {\alpha} _ {t}`, r`\overline\alpha_t`, r`\overline{\alpha_t}`],
      ...[r`\bar{\alpha_t}`, r`{\bar\alpha}_t`, r`{\bar{\alpha}_t}`, r`{{\bar\alpha}}_{{t}}`, 'ᾱ_t', 'ᾱₜ'],
      ...[r`\bar αₜ`, 'α\u0304_t', r`\boldsymbol{\bar\alpha}_t`, r`\bar{\boldsymbol\alpha}_t`],
      ...[r`\bar\alpha_\text{t}`, r`\bar\alpha_{\mathrm t}`, r`\bar{\alpha}_{\,t}`, r`\bar{\alpha}_{t\,}`],
      ...[r`\color{red}{\bar\alpha_t}`, r`\textcolor{red}{\bar\alpha_t}`, r`\bar{\alpha}^{}_t`],
      ...[r`\bar{\alpha}_{t}{}`, r`\bar{\alpha\mathstrut}_t`, r`\widebar{\alpha}_t`, r`\bar{\alpha}^{(t)}`],
      ...[r`\abar_t`, r`\abart{t}`, r`\bar\alpha_{(t)}`, r`\ensuremath{\bar\alpha_t}`],
    ],
  },
  {
    plain: r`\bar\alpha_{t-1}`,
    formula: (a) => r`\tilde\beta_t=\frac{1-${a}}{1-\bar\alpha_t}\beta_t`,
    slip: (a) => r`\tilde\beta_t=\frac{1-${a}}{1-\bar\alpha_t}\alpha_t`,
    spellings: [
      ...[r`\bar{\alpha}_{t - 1}`, r`\bar\alpha_{t−1}`, r`\bar\alpha_{t–1}`, r`\bar\alpha_{t\text{-}1}`],
      ...[r`\bar\alpha_{t\!-\!1}`, r`\bar\alpha_{(t-1)}`, r`\bar\alpha_{t{-}1}`, 'ᾱₜ₋₁', 'ᾱ_{t−1}'],
      ...[r`\bar\alpha_{t\mathbin{-}1}`, r`\bar\alpha_{\text{t-1}}`, r`\overline{\alpha_{t-1}}`],
      ...[r`\bar\alpha_{t\mbox{-}1}`, r`\bar\alpha_{\small t-1}`, r`\abart{t-1}`, r`\bar\alpha_{t\minus 1}`],
    ],
  },
  {
    plain: r`\alpha_t`,
    formula: (a) => r`q(x_t|x_{t-1})=\mathcal N(x_t;\sqrt{${a}}x_{t-1},(1-${a})I)`,
    slip: (a) => r`q(x_t|x_{t-1})=\mathcal N(x_t;${a} x_{t-1},(1-${a})I)`,
    spellings: [
      ...[r`{\alpha_t}`, r`{\alpha}_t`, 'αₜ', r`\mathrm{\alpha}_t`, r`\alpha_\mathrm{t}`, '𝛼_t', '𝜶_t'],
      ...[r`\pmb\alpha_t`, r`\alpha^{(t)}`, r`\smash{\alpha_t}`, r`\alpha_{\!t}`, r`\ensuremath{\alpha_t}`],
    ],
  },
  {
    plain: 'x_t',
    formula: (x) => r`${x}=\sqrt{\bar\alpha_t}x_0+\sqrt{1-\bar\alpha_t}\epsilon`,
    slip: (x) => r`${x}=\bar\alpha_tx_0+\sqrt{1-\bar\alpha_t}\epsilon`,
    spellings: [
      ...[
        r`\mathbf{x}_t`,
        r`\boldsymbol{x}_t`,
        r`\bm x_t`,
        r`\vec{x}_t`,
        'xₜ',
        '𝐱_t',
        '𝒙_t',
        r`\mathbf{x_t}`,
      ],
      ...['x^{(t)}', r`\mathbf{x}^{(t)}`, r`\textbf{x}_t`, r`\textit{x}_t`, r`\symbf{x}_t`, r`\xt`],
    ],
  },
  {
    plain: r`\tilde\beta_t`,
    formula: (b) => r`${b}=\frac{1-\bar\alpha_{t-1}}{1-\bar\alpha_t}\beta_t`,
    slip: (b) => r`${b}=\frac{1-\bar\alpha_{t}}{1-\bar\alpha_{t-1}}\beta_t`,
    spellings: [r`\widetilde{\beta}_t`, r`\tilde{\beta_t}`, r`{\tilde\beta}_{t}`, 'β̃_t', 'β̃ₜ', r`\tilde β_t`],
  },
  {
    plain: r`\epsilon_\theta(x_t,t)`,
    formula: (e) =>
      r`x_{t-1}=\frac{1}{\sqrt{\alpha_t}}\left(x_t-\frac{\beta_t}{\sqrt{1-\bar\alpha_t}}${e}\right)+\sigma_t z`,
    slip: (e) =>
      r`x_{t-1}=\frac{1}{\sqrt{\alpha_t}}\left(x_t-\frac{\beta_t}{1-\bar\alpha_t}${e}\right)+\sigma_t z`,
    spellings: [
      ...[
        r`\boldsymbol{\epsilon}_\theta^{(t)}(x_t)`,
        r`\epsilon^{(t)}_\theta(x_t)`,
        r`\epsilon_\theta^t(x_t)`,
      ],
      ...[r`\epsilon_\theta\left(x_t, t\right)`, r`\epsilon_\theta\bigl(x_t,t\bigr)`, 'ε_θ(xₜ,t)'],
      ...[r`\varepsilon_{\boldsymbol\theta}(x_t,t)`, r`\boldsymbol{\epsilon_\theta}(x_t;t)`],
      ...[r`\epsilon_\phi(\mathbf{x}_t,t)`, r`\eps_\theta (x_t , t)`, r`\epsilon_{\Theta}(x_t|t)`],
    ],
  },
];

const macros = [
  r`\newcommand{\abar}{\bar{\alpha}}`,
  r`\newcommand{\abart}[1]{\bar{\alpha}_{#1}}`,
  r`\newcommand{\eps}{\boldsymbol{\epsilon}}`,
  r`\newcommand{\xt}{\mathbf{x}_t}`,
  r`\newcommand{\minus}{-}`,
].join('');
const noteOf = (formula: string) => `$${macros}$\n\n$$${formula}$$\n`;

const { macros: defined } = readNote(noteOf('x'));
const read = (tex: string) => readExpression(parseTex(tex, 0, tex.length, undefined, defined));

/** What each feature says of a symbol in a formula. */
function answers({ formula, slip }: Spelled, tex: string) {
  const text = noteOf(formula(tex));
  const note = readNote(text);
  const at = text.indexOf(tex, macros.length);
  const symbol = note.symbols.find(({ start, end }) => start >= at && end <= at + tex.length);
  const quantity = quantities(read(tex))[0]!;
  const { role, step } = readRole(quantity, 'x');
  const letters = readLetters([quantity]);
  const world = worlds[0]!;
  return {
    hover: symbol?.id,
    inlay: symbol?.time && symbolTime(symbol.id, symbol.time, 1000),
    role,
    step,
    definition: readMeaning(quantity, new Map())?.meaning,
    value: new FormulaValues(world, ddpmConvention, letters).quantity(quantity, new Map()),
    schedule: new ScheduleValues(1).quantity(quantity, new Map()),
    recognised: note.formulas.map(({ id }) => id),
    findings: checkNote(note).length,
    slips: checkNote(readNote(noteOf(slip(tex)))).map(({ rule, formula: id }) => [rule, id]),
  };
}

describe.each(symbols)('$plain', (symbol) => {
  const wanted = answers(symbol, symbol.plain);

  it('is known, its formula recognised and right, and its slip found', () => {
    expect(wanted).toMatchObject({ hover: expect.anything() as unknown, findings: 0 });
    expect(wanted.recognised).toHaveLength(1);
    expect(wanted.slips).toHaveLength(1);
  });

  it.each(symbol.spellings)('is the same to every feature as %s', (tex) => {
    expect(answers(symbol, tex)).toEqual(wanted);
  });

  it('is equal to each of its spellings', () => {
    const plain = read(symbol.plain);
    // ε_θ(x_t) beside ε_θ(x_t, t) may be another network.
    const verdicts = plain.kind === 'quantity' ? ['right'] : ['right', 'unknown'];
    for (const tex of symbol.spellings) {
      expect(verdicts, tex).toContain(compareSides(plain, read(tex), ddpmConvention));
    }
  });
});
