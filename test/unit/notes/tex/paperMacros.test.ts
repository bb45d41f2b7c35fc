import { describe, expect, test } from 'vitest';
import { checkNote } from '../../../../src/notes/check/checkNote';
import { readNote } from '../../../../src/notes/readNote';

const r = String.raw;
const ids = (text: string) => readNote(text).symbols.map(({ id }) => id);

describe('commands of the style files of papers', () => {
  test.each([
    [
      r`$\vx_t=\sqrt{\bar\alpha_t}\vx_0+\sqrt{1-\bar\alpha_t}\vepsilon$`,
      r`$x_t=\sqrt{\bar\alpha_t}x_0+\sqrt{1-\bar\alpha_t}\epsilon$`,
    ],
    [r`$\rvx_t\sim\gN(\vzero,\mI)$`, r`$x_t\sim\mathcal N(\boldsymbol{0},I)$`],
    [r`$\E[\rvx_0]$ and $\KL(q\|p)$`, r`$\mathbb E[x_0]$ and $D_{\mathrm{KL}}(q\|p)$`],
  ])('%s reads as %s', (written, meant) => expect(ids(written)).toEqual(ids(meant)));

  test('a slip in them is found and mended', () => {
    const text = r`With $\alpha_t=1-\beta_t$: $\vx_t=\bar\alpha_t\vx_0+\sqrt{1-\bar\alpha_t}\,\vepsilon$`;
    const [finding] = checkNote(readNote(text));
    expect(finding?.fix?.newText).toBe(r`\sqrt{\bar\alpha_t}`);
  });

  test.each([
    ['the note’s own definition', r`\newcommand{\vx}{y}$\vx_t$`],
    ['the user’s own definition', r`$\vx_t$`],
  ])('%s goes before them', (_, text) => {
    const note = readNote(text, { macros: { '\\vx': 'y' } });
    expect(note.macros.get('vx')?.body).toBe('y');
  });

  test.each([
    'varrho',
    'gg',
    'mu',
    'sigma',
    'vee',
    'rho',
    'mp',
    'mid',
    'equiv',
    'vec',
    'mathbf',
    'geq',
    'star',
  ])('TeX’s own \\%s stays what it is', (name) =>
    expect(readNote(`$\\${name} x_t$`).macros.has(name)).toBe(false),
  );
});

describe('Markdown’s escapes in math', () => {
  test.each([
    [
      r`$x\_t=\sqrt{\bar\alpha\_t}x\_0+\sqrt{1-\bar\alpha\_t}\epsilon$`,
      r`$x_t=\sqrt{\bar\alpha_t}x_0+\sqrt{1-\bar\alpha_t}\epsilon$`,
    ],
    [r`$x\_{t-1}$`, r`$x_{t-1}$`],
  ])('%s reads as %s', (written, meant) => expect(ids(written)).toEqual(ids(meant)));

  test('a slip behind them is found', () => {
    const text = r`With $\bar\alpha\_t=\prod\_{s=1}^t\alpha\_s$: $x\_t=\sqrt{\bar\alpha\_t}x\_0+(1-\bar\alpha\_t)\epsilon$`;
    expect(checkNote(readNote(text))).toHaveLength(1);
  });
});

test('a formula all in one font is recognised', () =>
  expect(readNote(r`$$\mathrm{\frac{d}{dt}\phi_t(x)=v_t(\phi_t(x))}$$`).formulas.map(({ id }) => id)).toEqual(
    ['flow-ode'],
  ));
