import { isLearned } from '../vocabulary/roles';
import type { SymbolId } from '../note';
import type { Classified, Letter, LetterRule } from './letterRule';
import { isStep, isTime, withTime } from './time';

/** Which symbol a noise is: ε, or z, ξ and others where the stretch is of the process. */
export function noiseSymbol(letter: Letter): Classified | SymbolId | undefined {
  const { sub, accent, place } = letter;
  const { context } = place;
  if (letter.identifier.letter !== 'ε') {
    return context.isProcess ? withTime('z', sub) : undefined;
  }
  if (accent === 'tilde' && sub === '' && context.isGuidance && context.has('ε_θ')) {
    return 'epsilonTilde';
  }
  // ε_r, a permittivity, and other constants: in a note of no diffusion an index such as m counts no step.
  const isCounted = place.setting === 'none' ? isTime(sub) : isStep(sub);
  if (sub !== '' && !context.isProcess && !isCounted) {
    return undefined;
  }
  // ε_ref(x_t), a network's by a name of its own.
  if (/^[a-z]{3,}$/.test(sub) && place.opensArguments) {
    return 'epsilon_theta';
  }
  return isStepSize(place) ? 'stepSize' : withTime('epsilon', sub);
}

/** Which symbol a prediction, a velocity or a mean is, by what surrounds it. */
export const networkSymbols = {
  noiseHat,
  velocity,
  velocityHat: velocity,
  scoreHat: () => 's_theta',
  muTilde({ sub, accent, place }) {
    if (accent === 'tilde') {
      return sub === '' || isTime(sub) || place.context.isProcess ? withTime('muTilde_t', sub) : undefined;
    }
    return /^xt,x0?$/.test(place.args) ? 'muTilde_t' : 'mu';
  },
  muHat({ sub, accent, place }) {
    const isEstimator = accent === 'hat' && !place.opensArguments && !isTime(sub);
    return isEstimator ? 'sampleMean' : 'mu_theta';
  },
} as const satisfies Readonly<Record<string, LetterRule>>;

function noiseHat({ sub, accent, place, identifier }: Letter): SymbolId | undefined {
  const { context, args } = place;
  if (identifier.letter !== 'ε') {
    return context.isProcess ? 'epsilonHat' : undefined;
  }
  if (/^(?:[cy]|cond|text)$/.test(sub)) {
    return 'epsilon_cond';
  }
  if (/^(?:u|uncond|∅)$/.test(sub)) {
    return 'epsilon_uncond';
  }
  if (accent === 'tilde') {
    return 'epsilonTilde';
  }
  if (accent === 'hat') {
    return context.has('p_φ', 'c') && sub !== '' ? 'epsilonTilde' : 'epsilonHat';
  }
  if (args.includes('∅')) {
    return 'epsilon_uncond';
  }
  return /,[cy]$|,[cy],|\|[cy]$/.test(args) ? 'epsilon_cond' : 'epsilon_theta';
}

/** ε alone under a root, halved, or before a score is a step size. */
function isStepSize(place: Letter['place']): boolean {
  const { around, nodes } = place;
  if (!place.context.has('\\nabla', '∇', 's_θ')) {
    return false;
  }
  if (around.within === 'sqrt') {
    return nodes.length <= 2;
  }
  return (
    around.within === 'frac' ||
    place.followedBy(/^(?:\\nabla|∇|s)$/) ||
    (place.precededBy(/^[=]$/) && around.within === 'sqrt')
  );
}

function velocity(letter: Letter): Classified | SymbolId | undefined {
  return letter.identifier.letter === 'u' ? fieldSymbol(letter) : velocitySymbol(letter);
}

function fieldSymbol({ sub, role, place }: Letter): SymbolId | undefined {
  const isField = sub === 't' || (role === 'velocityHat' && isLearned({ sub })) || place.context.isFlow;
  if (sub !== '' && isField) {
    return place.args.includes('|') ? 'u_cond' : 'u_t';
  }
  return place.opensArguments && /,t$|^t,|^xt?$/.test(place.args) ? 'u_t' : undefined;
}

function velocitySymbol({ sub, accent, role, place }: Letter): Classified | SymbolId | undefined {
  const { context } = place;
  if (accent === 'hat') {
    return 'v_theta';
  }
  if (sub === '' && context.has('β_t') && context.has('tilde β_t')) {
    return 'v_interpolation';
  }
  const isFlow = place.setting === 'flow' || context.isFlow || context.has('X_t', 'Z_t', 'path to x_1');
  const isRotation = context.has('ε') && context.has('α_t', 'bar α_t', 'σ_t') && !context.isFlow;
  if (role === 'velocityHat') {
    return isRotation && !isFlow ? 'v_theta' : 'v_flow';
  }
  if (sub === 't') {
    return isFlow || /^x(?:;θ)?$|^φ|^ψ/.test(place.args) ? 'v_flow' : withTime('v_target', sub);
  }
  if (isRotation && !isFlow) {
    return withTime('v_target', sub);
  }
  const isField = place.opensArguments && /,t$|^t,/.test(place.args);
  return isFlow || (isField && sub === '') ? 'v_flow' : undefined;
}
