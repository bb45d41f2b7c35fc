import type { SymbolId } from '../note';
import type { Letter, LetterRule } from './letterRule';
import { plainText } from '../tex/identifier';

/** The small Latin letters without a role; those with one have rules by their role. */
export const latinRules: Readonly<Record<string, LetterRule>> = {
  t: ({ sub, accent, place }) => {
    if (sub !== '' || accent !== '') {
      return undefined;
    }
    if (place.setting === 'flow' || place.context.isFlow) {
      return 'flow_t';
    }
    const { context } = place;
    const isReal = context.isStochasticEquation || context.has('d t', 's_θ') || place.setting === 'score';
    const isUnit = place.followedBy(/^(?:\\in|∈|\\sim|∼)$/) && isInterval(place.nodes.slice(place.index + 2));
    return isReal || isUnit ? 't_continuous' : 't';
  },
  d: ({ sub, accent, identifier, place }) => {
    if (sub !== '' || accent !== '') {
      return undefined;
    }
    if (place.around.within === 'sup' || place.precededBy(/^\\in$/)) {
      return 'dataDimension';
    }
    const after = place.next && readAfterD(place);
    if (after === 'x' && isEquationStart(place)) {
      const { context } = place;
      if (context.has('bar w')) {
        return { id: 'reverseSde', following: 1 };
      }
      if (context.has('d w', 'd W', 'd B', 'd ω')) {
        return { id: 'sde', following: 1 };
      }
      if (context.has('d t')) {
        return { id: 'probabilityFlowOde', following: 1 };
      }
    }
    const isOne = identifier.sup === undefined || place.around.within === 'frac';
    return isOne && (after !== undefined || place.around.within === 'frac')
      ? { id: 'differential', isOperator: true }
      : undefined;
  },
  e: ({ sub, accent, identifier }) =>
    sub === '' && accent === '' && identifier.sup ? { id: 'exp', isOperator: true } : undefined,
  f: ({ sub, accent, place, identifier }) => {
    if (sub !== '' || (accent !== '' && accent !== 'tilde')) {
      return undefined;
    }
    if (place.context.has('\\cos', 'cos') || (place.context.has('bar α_t') && /^[t0]$/.test(place.args))) {
      return 'cosineSchedule';
    }
    const isDrift = /^x[t]?(?:\(t\))?(?:,t)?$/.test(place.args) && /,t$/.test(place.args);
    return isDrift || isBold(identifier.font) || place.context.isStochasticEquation ? 'f' : undefined;
  },
  g: ({ sub, accent, place }) => {
    if (accent !== '') {
      return undefined;
    }
    if (sub === 't' || place.args === 't') {
      return 'g';
    }
    if (sub !== '') {
      return undefined;
    }
    if (place.context.has('p_φ')) {
      return 'classifierGradient';
    }
    return place.context.isStochasticEquation || (place.context.has('g') && place.context.hasScore)
      ? 'g'
      : undefined;
  },
  s: ({ sub, accent, place, identifier }) => {
    if (accent !== '') {
      return undefined;
    }
    if (sub !== '') {
      return undefined;
    }
    if (place.around.within === 'range') {
      return 'index';
    }
    if (isBold(identifier.font)) {
      return 's_theta';
    }
    if (place.context.has('\\cos', 'cos')) {
      return 'cosineOffset';
    }
    if (
      place.context.has('p_φ') ||
      place.followedBy(/^(?:\\nabla|∇|Σ)$/) ||
      place.context.weighsPredictions
    ) {
      return 'classifierScale';
    }
    if (place.around.within === 'integral' || place.precededBy(/^d$/)) {
      return 't_continuous';
    }
    if (/^(?:beta_continuous|noiseLevel|g|w)$/.test(place.around.call?.id ?? '')) {
      return 't_continuous';
    }
    return undefined;
  },
  y: ({ sub, accent, place }) => {
    if (sub !== '' || accent !== '') {
      return undefined;
    }
    return inDensity(place) ||
      inNetwork(place) ||
      (place.context.has('p_φ', 'y') && place.context.weighsPredictions)
      ? 'y'
      : undefined;
  },
  c: ({ sub, accent, place }) => {
    if (accent !== '') {
      return undefined;
    }
    const scaling = edmScalings[sub];
    if (scaling) {
      return scaling;
    }
    if (sub !== '') {
      return undefined;
    }
    const isNull = place.followedBy(/^=$/) && place.context.has('\\varnothing', '\\emptyset', '∅');
    return inDensity(place) || inNetwork(place) || isNull || place.followedBy(/^\\leftarrow$/)
      ? 'c'
      : undefined;
  },
  r: ({ sub, place }) =>
    sub === '' && place.context.has('s_θ', '\\nabla') && place.context.has('z') && place.context.has('ε')
      ? 'correctorSnr'
      : undefined,
  i: runningIndex,
  j: runningIndex,
  k: runningIndex,
  l: runningIndex,
  m: runningIndex,
  n: (letter) => {
    const { place, sub } = letter;
    if (sub !== '') {
      return undefined;
    }
    const isCount =
      place.around.within === 'limit' || (place.around.within === 'frac' && place.context.has('\\sum', '∑'));
    if (isCount || (place.around.within === 'sqrt' && place.context.has('bar X', 'sampleMean'))) {
      return 'sampleSize';
    }
    return runningIndex(letter);
  },
};

const edmScalings: Readonly<Partial<Record<string, SymbolId>>> = {
  skip: 'c_skip',
  out: 'c_out',
  in: 'c_in',
  noise: 'c_noise',
};

/** An index where an operator binds it, or beside the letter that lost it as a subscript (`Xn`). */
function runningIndex({ sub, accent, place }: Letter): SymbolId | undefined {
  if (sub !== '' || accent !== '') {
    return undefined;
  }
  const isBound = place.around.within === 'range';
  const isLost = place.around.call?.id === 'probabilityOf' && place.precededBy(/^X$/);
  const isFraction = place.around.within === 'frac' && place.context.has('N', 'T');
  return isBound || isLost || isFraction ? 'index' : undefined;
}

const isBold = (font: string | undefined): boolean =>
  font !== undefined && /^(?:mathbf|boldsymbol|bm|pmb|bold|symbf|symbfit|mathbfit)$/.test(font);

const inDensity = ({ around }: Letter['place']): boolean =>
  around.call !== undefined &&
  /^(?:density|p_|q|posterior|likelihood|implicitClassifier|evidence|prior)/.test(around.call.id);

const inNetwork = ({ around }: Letter['place']): boolean =>
  around.call !== undefined &&
  /^(?:epsilon_|epsilonTilde|epsilonHat|s_theta|v_theta|v_flow|x0Hat|D_theta|mu_theta|Sigma_theta)/.test(
    around.call.id,
  );

/** `[0, 1]`, also after a U. */
function isInterval(nodes: Letter['place']['nodes']): boolean {
  const text = nodes.slice(0, 8).map(plainText).join('');
  return /^(?:U|Uniform)?[([]{0,2}0,[1T]/.test(text);
}

function readAfterD({ nodes, index }: Letter['place']): string | undefined {
  const next = nodes[index + 1];
  if (!next) {
    return undefined;
  }
  const text = plainText(next);
  return /^[a-zA-Zα-ωΑ-Ω]/.test(text) ? text : undefined;
}

/** `dx` begins its side of the equation: a relation follows the letter after d. */
const isEquationStart = ({ nodes, index }: Letter['place']): boolean => {
  let at = index + 2;
  while (nodes[at]?.kind === 'align') {
    at++;
  }
  const after = nodes[at];
  return after?.kind === 'char' && after.text === '=';
};
