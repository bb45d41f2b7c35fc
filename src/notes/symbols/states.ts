import type { SymbolId } from '../note';
import { isIndex, isNumbered, isTime as isTimeStep, readStep } from '../vocabulary/step';
import type { Classified, Letter, LetterRule } from './letterRule';
import { isStep, isTime, withTime } from './time';

/** Which symbol data, a state or a prediction of the data is. */
export const stateSymbols = {
  x0: stateSymbol,
  state: stateSymbol,
  data: stateSymbol,
  noisyData: ({ identifier, place }) =>
    identifier.letter === 'x' || place.context.isProcess ? 'x_tilde' : undefined,
  x0Hat({ identifier, sub, place }) {
    if (identifier.letter === 'f') {
      return 'f_theta';
    }
    const isCertain = identifier.letter === 'x' && /^(?:|0|t|0\|t)$/.test(sub);
    return isCertain || /^θ/.test(sub) || place.context.isProcess ? 'x0Hat' : undefined;
  },
} as const satisfies Readonly<Record<string, LetterRule>>;

/** x̄, stretches of states, and capitals as random variables. */
export const stateRules: Readonly<Record<string, LetterRule>> = {
  x({ place, sub, accent }) {
    if (accent === 'tilde') {
      return 'x_tilde';
    }
    if (accent === 'bar') {
      return place.context.has('\\sum', '∑') ? 'sampleMean' : 'x_bar';
    }
    return accent === '' && isTime(sub) ? withTime('x_t', sub) : undefined;
  },
  X: ({ sub, accent }) =>
    accent === 'bar'
      ? 'sampleMean'
      : accent === '' && /^(?:|[in]|\d+|n[+-]1)$/.test(sub)
        ? 'randomVariable'
        : undefined,
  z: zSymbol,
  Z: capitalZ,
};

function stateSymbol(letter: Letter): Classified | SymbolId | undefined {
  switch (letter.identifier.letter) {
    case 'x':
      return smallX(letter);
    case 'X':
      return capitalX(letter);
    case 'z':
      return zSymbol(letter);
    case 'Z':
      return capitalZ(letter);
    default:
      // y_1, y_2 are labels of data where nothing is of the process.
      return letter.place.context.isProcess ? withTime('x_t', letter.sub) : undefined;
  }
}

function smallX(letter: Letter): Classified | undefined {
  const { place, sub, identifier } = letter;
  if (sub === '') {
    return bareX(letter);
  }
  const step = readStep(sub);
  if (step && !isTimeStep(step)) {
    // x_i may be one of several data: it is a state where the schedule or the noise is counted alike.
    if (/^[nkm]$/.test(step.base) && isLangevin(letter)) {
      return { id: 'langevin' };
    }
    if (step.base === 'i' && identifier.sup && isLangevin(letter)) {
      return { id: 'langevin' };
    }
    const isCounted = ['bar α', 'β', 'σ'].some((each) => place.context.has(`${each}_${step.base}`));
    return isCounted || place.context.has('s_θ') ? { id: 'x_t', time: sub } : undefined;
  }
  return isFlow(letter) ? flowState(sub) : state(sub);
}

const isLangevin = ({ place }: Letter): boolean => place.context.has('\\nabla', '∇', 's_θ');

const isFlow = ({ place }: Letter): boolean => place.setting === 'flow' || place.context.isFlow;

function flowState(sub: string): Classified {
  if (sub === '0') {
    return { id: 'flow_x0' };
  }
  return { id: sub === '1' ? 'flow_x1' : 'flow_xt' };
}

function state(sub: string): Classified {
  switch (sub) {
    case '0':
      return { id: 'x_0', time: sub };
    case 'T':
      return { id: 'x_T', time: sub };
    case 't-1':
      return { id: 'x_{t-1}', time: sub };
    default:
      return { id: 'x_t', time: sub };
  }
}

/** x without an index: which one depends on what surrounds it; alone it may be anything. */
function bareX(letter: Letter): Classified | undefined {
  const { place } = letter;
  const { context } = place;
  if (place.opensArguments && /^(?:[tsT01]|t[+-](?:1|Δt|dt))$/.test(place.args)) {
    return { id: 'x_continuous' };
  }
  if (/^(?:f|g|s_theta)$/.test(place.around.call?.id ?? '')) {
    return { id: 'x_continuous' };
  }
  if (context.has('D_θ', 'F_θ')) {
    return { id: 'x_tilde' };
  }
  if (context.hasScales || context.has('z_λ', 'z_t')) {
    return { id: 'x_0' };
  }
  if (isFlow(letter) || context.has('v_t', 'u')) {
    return { id: 'flow_xt' };
  }
  if (context.isStochasticEquation || context.hasScore) {
    return { id: 'x_continuous' };
  }
  if (context.has('x_t', 'x_0', 'x_1') && !context.has('δ_+', 'δ_-')) {
    return isArgument(letter) ? { id: 'randomVariable' } : undefined;
  }
  const isDrawn = place.followedBy(/^(?:\\sim|∼)$/) || place.precededBy(/^d$/);
  return isDrawn || isArgument(letter) || context.has('δ_+', 'δ_-') ? { id: 'randomVariable' } : undefined;
}

const isArgument = ({ place }: Letter): boolean =>
  place.around.call !== undefined &&
  /^(?:density|N|q|q_data|delta_|p_|expectation|evidence|likelihood|posterior|prior|p_phi|uniform)/.test(
    place.around.call.id,
  );

function capitalX({ place, sub }: Letter): Classified | undefined {
  const isPair = place.context.has('X_1') && place.context.has('X_0', 'X_t');
  if (place.setting === 'flow' || isPair || place.context.isFlow) {
    if (sub === '0') {
      return { id: 'flow_X0' };
    }
    if (sub === '1') {
      return { id: 'flow_X1' };
    }
    if (sub === 't') {
      return { id: 'flow_Xt' };
    }
  }
  const step = readStep(sub);
  const isCertain = step !== undefined && (sub === '0' || (!isNumbered(step) && !isIndex(step)));
  return isCertain ? state(sub) : undefined;
}

/** z, noise, the state of a latent model, or a hidden variable. */
export function zSymbol({ place, sub, accent, role }: Letter): Classified | undefined {
  if (accent !== '' && accent !== 'bar') {
    return undefined;
  }
  const { context, around } = place;
  if (sub === 'λ' || /^λ/.test(sub)) {
    return { id: 'z_latent' };
  }
  if (sub !== '' && !isTime(sub) && !(isStep(sub) && context.isProcess)) {
    return undefined;
  }
  if (sub !== '' && (context.hasScales || role === 'state' || role === 'x0')) {
    return withTime('z_latent', sub);
  }
  if (sub === 't' && around.call !== undefined && context.has('ε_θ', 'v_θ', 'x_θ', 'hat x_θ')) {
    return withTime('z_latent', sub);
  }
  if (sub === '' && accent === '') {
    const isHidden =
      around.call !== undefined && /^(?:density|posterior|likelihood|prior|elbo)$/.test(around.call.id);
    if (isHidden || isReparameterised(place.context)) {
      return { id: 'latent' };
    }
  }
  return withTime('z', sub);
}

/** z = μ + σ ⊙ ε, or z ~ N(μ, σ²). */
const isReparameterised = (context: Letter['place']['context']): boolean =>
  context.has('z') && context.has('μ') && context.has('σ') && !context.has('x');

export function capitalZ({ place, sub, accent, role }: Letter): Classified | undefined {
  if (accent !== '' && accent !== 'dot') {
    return undefined;
  }
  const isFlowState =
    /^(?:[t01])$/.test(sub) && (place.setting === 'flow' || place.context.has('Z_t', 'Z_0', 'Z_1'));
  if (isFlowState || (sub === '' && place.around.call?.id === 'straightness')) {
    return { id: 'flow_Zt' };
  }
  // A lone Z is any matrix or variable.
  if (accent !== '' || sub === '' || !place.context.isProcess) {
    return undefined;
  }
  return withTime(role === 'noise' ? 'z' : 'z_latent', sub);
}
