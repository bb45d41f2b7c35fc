import type { SymbolId } from '../note';
import { plainText } from '../tex/identifier';
import type { Classified, Letter, LetterRule } from './classify';
import { isStep, isTime, withTime } from './time';

/** The Greek letters. */
export const greekRules: Readonly<Record<string, LetterRule>> = {
  α: readAlpha,
  β: ({ sub, accent, place }) => {
    if (/^(?:min|max)$/.test(sub) && (accent === '' || accent === 'bar'))
      return sub === 'min' ? 'beta_min' : 'beta_max';
    if (sub !== '' && !isStep(sub)) return undefined;
    if (accent === 'tilde') return withTime('betaTilde_t', sub);
    if (accent !== '') return undefined;
    if (sub === '' && /^[ts](?:\/T)?$/.test(place.args)) return 'beta_continuous';
    return withTime('beta_t', sub);
  },
  γ: ({ sub, accent, place }) => {
    if (accent !== '') return undefined;
    if (/η/.test(sub) || (sub === '' && place.args === 't')) return 'gamma_eta';
    if (isTime(sub)) return withTime('gamma_t', sub);
    return sub === '' && (place.facts.has('ε_θ', 'p_φ', 's_θ') || place.facts.hasScore)
      ? 'guidanceWeight'
      : undefined;
  },
  δ: ({ sub, place }) => {
    if (/^[+]/.test(sub)) return 'delta_plus';
    if (/^[-−]/.test(sub)) return 'delta_minus';
    return sub === '' && (place.facts.has('\\nabla', '∇', 's_θ') || place.around.within === 'sqrt')
      ? 'stepSize'
      : undefined;
  },
  Δ: ({ sub, place }) =>
    sub === '' && place.next && plainText(place.next) === 't' ? { id: 'deltaT', following: 1 } : undefined,
  ε: readEpsilon,
  η: ({ sub, accent, place }) => {
    if (sub !== '' && !isTime(sub)) return undefined;
    if (accent !== '') return undefined;
    const isTraining =
      place.followedBy(/^(?:\\nabla|∇)$/) ||
      (place.facts.has('θ') && place.facts.has('\\nabla', '∇', '\\leftarrow'));
    return isTraining ? 'learningRate' : 'eta';
  },
  θ: ({ sub, accent, identifier }) => {
    if (accent !== '') return undefined;
    if (/^ema$/i.test(sub) || identifier.primes > 0 || (sub === '' && plainText(identifier.sup) === '-'))
      return 'ema';
    return sub === '' || sub === 't' || sub === '0' ? 'theta' : undefined;
  },
  λ: ({ sub, accent, place, identifier }) => {
    if (accent !== '') return undefined;
    if (sub === '' && /^(?:t|σ)$/.test(place.args))
      return place.facts.has('\\log', '\\exp', 'log') && !place.facts.has('\\nabla', 's_θ', 'L')
        ? 'logSnr'
        : 'lossWeight';
    if (isTime(sub)) return place.facts.has('L_t', 'L_simple') ? 'lossWeight' : withTime('logSnr', sub);
    if (/^(?:min|max|i)$/.test(sub) || identifier.primes > 0) return 'logSnr';
    if (sub !== '') return undefined;
    if (place.facts.has('L_hybrid', 'L_simple', 'L_vlb', 'L')) return 'lossWeight';
    return place.facts.has('z_λ', 'α_λ', 'σ_λ', '\\log', '\\exp', 'e') ? 'logSnr' : undefined;
  },
  μ: readMu,
  π: ({ sub, accent, identifier }) => {
    if (accent !== '') return undefined;
    if (sub === '') return identifier.font === 'mathbb' ? undefined : 'pi';
    return sub === '0' ? 'pi_0' : sub === '1' ? 'pi_1' : undefined;
  },
  ρ: ({ sub, place }) => (sub === '' && place.facts.has('σ_max', 'σ_min', 'σ_i') ? 'rho' : undefined),
  σ: readSigma,
  Σ: ({ sub, accent, identifier }) => {
    if (accent !== '') return undefined;
    if (sub.includes('θ')) return 'Sigma_theta';
    if (sub.includes('=') || (identifier.sup && sub !== '')) return { id: 'sum', isOperator: true };
    return sub === '' || isTime(sub) || /^[pqxy]$/.test(sub) ? 'Sigma' : undefined;
  },
  τ: ({ sub, accent }) => (accent === '' && /^(?:|[ijSk](?:[+-]1)?|\d+)$/.test(sub) ? 'tau' : undefined),
  φ: ({ sub, accent, place }) => {
    if (accent !== '') return undefined;
    if (/^(?:t|0|1|t,θ)$/.test(sub)) return 'phi_t';
    if (sub !== '') return undefined;
    return place.opensArguments ? 'phi_t' : 'phi';
  },
  Φ: ({ sub, accent }) => (sub === '' && accent === '' ? 'normalCdf' : undefined),
  ψ: ({ sub, accent }) => (accent === '' && /^(?:|t|0|1)$/.test(sub) ? 'psi_t' : undefined),
  ω: ({ sub, accent, place }) =>
    sub === '' && accent === '' && place.facts.has('ε_θ', 'tilde ε_θ', 's_θ') && place.facts.isGuidance
      ? 'guidanceWeight'
      : undefined,
};

function readAlpha({ sub, accent, place }: Letter): Classified | undefined {
  if (/^(?:λ|σ|1-t$)/.test(sub)) return { id: 'signalScale' };
  if (sub !== '' && !isStep(sub)) return undefined;
  if (accent === 'bar') return withTime('alphaBar_t', sub);
  if (accent !== '') return undefined;
  const { facts } = place;
  if (facts.has('half α')) return { id: 'annealedStepSize' };
  if (sub !== '' && facts.hasScales) return withTime('signalScale', sub);
  if (facts.has('SNR') && facts.has('σ_t')) return withTime('signalScale', sub);
  if (/^τ/.test(sub) || facts.has('q_σ', 'f_θ', 'η')) return withTime('alpha_ddim', sub);
  return withTime('alpha_t', sub);
}

function readEpsilon({ sub, accent, place }: Letter): Classified | SymbolId | undefined {
  const { facts } = place;
  if (/[θφ]/.test(sub)) {
    if (accent === 'tilde') return 'epsilonTilde';
    if (accent === 'hat') return facts.has('p_φ', 'c') ? 'epsilonTilde' : 'epsilonHat';
    if (accent !== '') return undefined;
    const { args } = place;
    if (args.includes('∅')) return 'epsilon_uncond';
    return /,[cy]$|,[cy],|\|[cy]$/.test(args) ? 'epsilon_cond' : 'epsilon_theta';
  }
  if (/^(?:c|cond|text|y)$/.test(sub)) return 'epsilon_cond';
  if (/^(?:u|uncond|∅)$/.test(sub)) return 'epsilon_uncond';
  if (accent === 'hat') return 'epsilonHat';
  if (accent !== '' && accent !== 'bar' && accent !== 'tilde') return undefined;
  if (accent === 'tilde' && sub === '' && facts.isGuidance && facts.has('ε_θ')) return 'epsilonTilde';
  if (sub !== '' && !isStep(sub)) return undefined;
  return isStepSize(place) ? 'stepSize' : withTime('epsilon', sub);
}

/** ε under a root of its own, halved, or times a score is a length: noise never stands so. */
function isStepSize(place: Letter['place']): boolean {
  const { around, nodes } = place;
  if (!place.facts.has('\\nabla', '∇', 's_θ')) return false;
  if (around.within === 'sqrt') return nodes.length <= 2;
  return (
    around.within === 'frac' ||
    place.followedBy(/^(?:\\nabla|∇|s)$/) ||
    (place.precededBy(/^[=]$/) && around.within === 'sqrt')
  );
}

function readMu({ sub, accent, place }: Letter): Classified | SymbolId | undefined {
  if (accent === 'tilde') return sub === '' || isTime(sub) ? withTime('muTilde_t', sub) : undefined;
  if (accent === 'hat') return 'sampleMean';
  if (accent !== '') return undefined;
  if (sub.includes('θ')) return 'mu_theta';
  if (sub === 't')
    return place.args === 'x1' || place.setting === 'flow' || place.facts.isFlow ? 'mu_cond' : 'mu';
  if (sub === 'q' && /^xt,x0?$/.test(place.args)) return 'muTilde_t';
  return sub === '' || /^(?:[pqxyz12]|ε)$/.test(sub) ? 'mu' : undefined;
}

function readSigma({ sub, accent, place }: Letter): Classified | SymbolId | undefined {
  const { facts, around, setting } = place;
  if (accent === 'dot') return 'noiseLevel';
  if (accent !== '') return undefined;
  const isFlow = setting === 'flow' || facts.isFlow;
  switch (sub) {
    case 'min':
      return isFlow ? 'sigma_min_flow' : 'sigma_min';
    case 'max':
      return 'sigma_max';
    case 'data':
      return 'sigma_data';
    case 'p':
    case 'q':
    case 'x':
      return sub === 'q' && place.args === 't' ? 'betaTilde_t' : 'sigma';
    case '':
      if (/^[ts]$/.test(place.args)) return 'noiseLevel';
      return facts.has('D_θ', 'σ_data', 'q_σ', 'tilde x') || setting === 'score' ? 'noiseLevel' : 'sigma';
  }
  if (/^λ/.test(sub)) return 'noiseScale';
  if (/θ/.test(sub)) return 'Sigma_theta';
  if (/^[ijkLN](?:[+-]1)?$/.test(sub)) return 'noiseLevel';
  if (/^τ/.test(sub) || (isTime(sub) && (place.args === 'η' || facts.has('q_σ'))))
    return withTime('sigma_ddim', sub);
  if (!isTime(sub)) return undefined;
  if (place.args === 'x1') return 'sigma_cond';
  if (facts.hasScales || isFlow || (facts.has('SNR') && facts.has('α_t'))) return withTime('noiseScale', sub);
  if (facts.has('η')) return withTime('sigma_ddim', sub);
  if (/^\d$/.test(sub) && around.call?.id === 'N' && /^0,/.test(around.call.place.args)) return 'sigma';
  return /^[12]$/.test(sub) && place.nodes.length === 1 && around.within === undefined && sub === '2'
    ? 'sigma'
    : withTime('sigma_t', sub);
}
