import type { Macro, Macros } from './macros';

const r = String.raw;

const greek =
  'alpha beta gamma delta epsilon zeta eta theta iota kappa lambda mu nu xi pi rho sigma tau phi chi psi omega'.split(
    ' ',
  );

const plain = (body: string): Macro => ({ argumentCount: 0, body });

/** Names of several letters that the style files of machine learning papers define. */
const named: Readonly<Record<string, string>> = {
  E: r`\mathbb{E}`,
  KL: r`D_{\mathrm{KL}}`,
  Var: r`\operatorname{Var}`,
  Cov: r`\operatorname{Cov}`,
  eps: r`\epsilon`,
  R: r`\mathbb{R}`,
  argmax: r`\operatorname{argmax}`,
  argmin: r`\operatorname{argmin}`,
  vzero: r`\boldsymbol{0}`,
  vone: r`\boldsymbol{1}`,
  rvepsilon: r`\boldsymbol{\epsilon}`,
  rvtheta: r`\boldsymbol{\theta}`,
};

/**
 * What a command of the common style files stands for: \vx and \valpha for vectors, \rvx for random ones, \mI for
 * matrices, \gN for scripts and \sR for sets, as in math_commands.tex of Goodfellow, Bengio and Courville's book.
 */
function paperMacro(name: string): Macro | undefined {
  const known = Object.hasOwn(named, name) ? named[name] : undefined;
  if (known !== undefined) {
    return plain(known);
  }
  const vector = /^vec([a-zA-Z])$/.exec(name)?.[1];
  if (vector) {
    return plain(r`\mathbf{${vector}}`);
  }
  const [, style = '', letter = ''] = /^(rv|ev|v|m|g|s)([a-zA-Z]|[a-z]{2,7})$/.exec(name) ?? [];
  const isGreek = greek.includes(letter);
  const isOne = letter.length === 1;
  const written = isGreek ? `\\${letter}` : letter;
  if (style === 'rv' && isOne) {
    return plain(r`\mathbf{${letter}}`);
  }
  if (style === 'v' && ((isOne && /[a-z]/.test(letter)) || isGreek)) {
    return plain(r`\boldsymbol{${written}}`);
  }
  if (!isOne || !/[A-Z]/.test(letter)) {
    return undefined;
  }
  const font = { m: 'boldsymbol', g: 'mathcal', s: 'mathbb' }[style];
  return font === undefined ? undefined : plain(`\\${font}{${letter}}`);
}

const command = /\\([a-zA-Z]{1,9})(?![a-zA-Z])/g;

/** Those of the common commands that a text uses; TeX's own keep their meaning. */
export function paperMacrosIn(text: string): Macros {
  const found = new Map<string, Macro>();
  for (const [, name = ''] of text.matchAll(command)) {
    const macro = found.has(name) || ofTex.has(name) ? undefined : paperMacro(name);
    if (macro) {
      found.set(name, macro);
    }
  }
  return found;
}

/** Names of that form which TeX and its usual packages define. */
const ofTex: ReadonlySet<string> = new Set(['gg', 'ss', 'vb', 'va', 'vu', 'varrho', 'mp']);
