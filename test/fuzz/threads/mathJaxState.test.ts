import { AbstractParseMap, MacroMap } from 'mathjax-full/js/input/tex/SymbolMap.js';
import { MapHandler } from 'mathjax-full/js/input/tex/MapHandler.js';
import { ConfigurationHandler } from 'mathjax-full/js/input/tex/Configuration.js';
import { describe, expect, test } from 'vitest';
import { texToSvg } from '../../../src/threads/mathJax/mathJax';

const r = String.raw;
const svgOf = (tex: string) => texToSvg(tex, '#123456').svg;

/** What definitions could change: letters, delimiters, accents, colours, tags, labels, operators, environments. */
const watched = [
  r`\beta_t = \left(\bar\alpha_t\right) \color{red}{x} + \lVert y \rVert \tag{1}`,
  r`\operatorname{KL} \begin{align} a &= \alpha \label{one} \\ b &= c \end{align}`,
  r`\bm{x} \boxed{\Sigma} \xrightarrow{t} \abs \vcentcolon`,
];

/** Whatever can be drawn of each, as it is drawn. */
const drawn = (formulas: readonly string[]): string[] =>
  formulas.map((tex) => {
    try {
      return svgOf(tex);
    } catch (error) {
      return String(error);
    }
  });

/** Every command of the packages that are loaded. */
function commands(): string[] {
  const names = new Set<string>();
  for (const name of ['base', 'ams', 'boldsymbol', 'cancel', 'color', 'configmacros', 'mathtools']) {
    const { macro = [] } = ConfigurationHandler.get(name).handler as { macro?: string[] };
    for (const each of macro) {
      const map = MapHandler.getMap(each);
      if (map instanceof MacroMap || map instanceof AbstractParseMap) {
        const { map: entries } = map as unknown as { map: Map<string, unknown> };
        for (const command of entries.keys()) {
          if (/^[a-zA-Z]+$/.test(command)) {
            names.add(command);
          }
        }
      }
    }
  }
  return [...names];
}

/** Definitions, each with a formula that it changes within its own drawing. */
const definitions: readonly (readonly [definition: string, formula: string])[] = [
  [r`\DeclarePairedDelimiter{\beta}{X}{Y}`, r`\beta{t}`],
  [r`\DeclarePairedDelimiterX{\alpha}[1]{X}{Y}{#1 Z}`, r`\alpha{t}`],
  [r`\DeclarePairedDelimiterXPP{\sigma}[1]{A}{X}{Y}{B}{#1}`, r`\sigma{t}`],
  [r`\DeclareMathOperator{\gamma}{KL}`, r`\gamma`],
  [r`\DeclareMathOperator*{\delta}{KL}`, r`\delta`],
  [r`\definecolor{red}{rgb}{0,1,0}`, r`\color{red}{x}`],
  [r`\newtagform{brackets}{[}{]}\usetagform{brackets}`, r`x \tag{1}`],
  [r`\renewtagform{default}{<}{>}\usetagform{default}`, r`x \tag{1}`],
  [r`\mathtoolsset{prescript-sub-format=\mathbf}`, r`\prescript{a}{b}{c}`],
];

describe('drawing keeps no state', () => {
  test.each(definitions)('%s changes its own formula and no later one', (definition, formula) => {
    const before = drawn([formula, ...watched]);
    const [own] = drawn([definition + formula]);
    expect(own).toMatch(/^<svg/);
    expect(own).not.toBe(before[0]);
    expect(drawn([formula, ...watched])).toEqual(before);
  });

  test('a label may be given again, and equations are numbered anew', () => {
    const tex = r`\begin{align} a &= b \label{same} \tag{a} \end{align}`;
    expect(drawn([tex, tex])).toEqual([svgOf(tex), svgOf(tex)]);
  });

  test('no command of the loaded packages changes what is drawn after it', () => {
    const all = commands();
    expect(all.length).toBeGreaterThan(500);
    expect(all).toEqual(
      expect.arrayContaining(['DeclarePairedDelimiter', 'definecolor', 'newtagform', 'frac']),
    );
    const before = drawn(watched);
    for (const name of all) {
      drawn([`\\${name}{\\beta}{X}{Y}{Z}`, `\\${name}{red}{rgb}{0,1,0}`, `\\${name}{default}{<}{>}`]);
    }
    expect(drawn(watched)).toEqual(before);
  });
});

describe('drawing is bounded', () => {
  test.each([
    ['commands that stand for others without end', r`\R `.repeat(1100)],
    ['nested fractions', r`\frac{1}{`.repeat(400) + 'x' + '}'.repeat(400)],
    ['nested accents', r`\bm`.repeat(1300) + ' x'],
    ['nested roots', r`\sqrt{`.repeat(500) + 'x' + '}'.repeat(500)],
  ])('%s', (_, tex) => {
    expect(tex.length).toBeLessThanOrEqual(4100);
    expect(drawn([tex])[0]).toMatch(/^<svg|^(?:Range)?Error: \w/);
  });

  test('wrong TeX is said in words', () => {
    expect(drawn([r`\frac{1}`])).toEqual([expect.stringMatching(/^Error: Missing argument for/)]);
  });
});
