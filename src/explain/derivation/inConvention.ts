import type { Convention } from '../../notes/worlds/convention';

const r = String.raw;
const step = r`(\w|\{[^{}]*\})`;

/** The schedule's quantities in DDPM's notation: under a root, in brackets with 1 before them, or alone. */
const written = new RegExp(
  [
    r`\\sqrt\{(1-)?(\\bar)?\\alpha_${step}\}`,
    r`(\(?)1-(\\bar)?\\alpha_${step}(?!\\alpha)(\)?)`,
    r`(\\bar)?\\alpha_${step}`,
    r`(\\tilde)?\\beta_${step}(\^2)?`,
    r`\\sigma_`,
  ].join('|'),
  'g',
);

const rootOfSquares = /\\sqrt\{((?:\\alpha_(?:\w|\{[^{}]*\})\^2)+)\}/g;

/** How a convention writes a quantity: by a letter, or by the root of it. */
interface Letter {
  readonly letter: string;
  readonly isRoot: boolean;
}

/**
 * TeX of DDPM's notation in that of another convention; undefined where it holds what has no letter there. For DDIM's
 * convention, ᾱ_t is α_t, and DDPM's own α_t has none.
 */
export function inConvention(tex: string, convention: Convention): string | undefined {
  const isCumulative = convention.alpha === 'alphaBar' || convention.alpha === 'signal';
  const alpha = isCumulative ? undefined : { letter: r`\alpha`, isRoot: convention.alpha === 'stepSignal' };
  const alphaBar = isCumulative
    ? { letter: r`\alpha`, isRoot: convention.alpha === 'signal' }
    : { letter: r`\bar\alpha`, isRoot: convention.alphaBar === 'signal' };
  const beta = { letter: r`\beta`, isRoot: convention.beta === 'stepNoise' };
  const betaTilde = { letter: r`\tilde\beta`, isRoot: convention.betaTilde === 'deviation' };
  const noise =
    convention.sigma === 'noise'
      ? { letter: r`\sigma`, isRoot: true }
      : alphaBar.isRoot && convention.betaBar === 'deviation'
        ? { letter: r`\bar\beta`, isRoot: true }
        : undefined;
  let isWritable = true;
  const plain = (known: Letter | undefined, t: string): string => {
    isWritable &&= known !== undefined;
    return known ? `${known.letter}_${t}${known.isRoot ? '^2' : ''}` : '';
  };
  const rest = (bar: string | undefined, t: string): string => {
    const own = bar ? noise : beta.isRoot ? beta : undefined;
    return own ? plain(own, t) : `1-${plain(bar ? alphaBar : alpha, t)}`;
  };
  const root = (value: string): string =>
    /^\\[^-]*_(?:\w|\{[^{}]*\})\^2$/.test(value) ? value.slice(0, -2) : r`\sqrt{${value}}`;
  const result = tex.replace(written, (whole, ...groups: (string | undefined)[]) => {
    const [minus, barInRoot, rootStep, open, barInRest, restStep, close, bar, t, tilde, betaStep, square] =
      groups;
    if (rootStep !== undefined) {
      return root(minus ? rest(barInRoot, rootStep) : plain(barInRoot ? alphaBar : alpha, rootStep));
    }
    if (restStep !== undefined) {
      const value = rest(barInRest, restStep);
      return value.startsWith('1-') || !open || !close ? `${open ?? ''}${value}${close ?? ''}` : value;
    }
    if (t !== undefined) {
      return plain(bar ? alphaBar : alpha, t);
    }
    if (betaStep !== undefined) {
      const value = plain(tilde ? betaTilde : beta, betaStep);
      return square === undefined ? value : value.replace(/(?:\^2)?$/, (power) => (power ? '^4' : '^2'));
    }
    isWritable &&= convention.sigma === 'free';
    return whole;
  });
  return isWritable
    ? result.replace(rootOfSquares, (_, squares: string) => squares.replaceAll('^2', ''))
    : undefined;
}
