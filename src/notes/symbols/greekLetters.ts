import { plainText } from '../tex/identifier';
import type { LetterRule } from './letterRule';
import { isTime, withTime } from './time';

/** The Greek letters without a role, and what those with one are beside it. */
export const greekRules: Readonly<Record<string, LetterRule>> = {
  γ: ({ sub, accent, place }) => {
    if (accent !== '') {
      return undefined;
    }
    if (/η/.test(sub) || (sub === '' && place.args === 't')) {
      return 'gamma_eta';
    }
    if (isTime(sub)) {
      return withTime('gamma_t', sub);
    }
    return sub === '' && (place.context.has('ε_θ', 'p_φ', 's_θ') || place.context.hasScore)
      ? 'guidanceWeight'
      : undefined;
  },
  δ: ({ sub, place }) => {
    if (/^[+]/.test(sub)) {
      return 'delta_plus';
    }
    if (/^[-−]/.test(sub)) {
      return 'delta_minus';
    }
    return sub === '' && (place.context.has('\\nabla', '∇', 's_θ') || place.around.within === 'sqrt')
      ? 'stepSize'
      : undefined;
  },
  Δ: ({ sub, place }) =>
    sub === '' && place.next && plainText(place.next) === 't' ? { id: 'deltaT', following: 1 } : undefined,
  η: ({ sub, accent, place }) => {
    if (sub !== '' && !isTime(sub)) {
      return undefined;
    }
    if (accent !== '') {
      return undefined;
    }
    const isTraining =
      place.followedBy(/^(?:\\nabla|∇)$/) ||
      (place.context.has('θ') && place.context.has('\\nabla', '∇', '\\leftarrow'));
    return isTraining ? 'learningRate' : 'eta';
  },
  θ: ({ sub, accent, identifier }) => {
    if (accent !== '') {
      return undefined;
    }
    if (/^ema$/i.test(sub) || identifier.primes > 0 || (sub === '' && plainText(identifier.sup) === '-')) {
      return 'ema';
    }
    return sub === '' || sub === 't' || sub === '0' ? 'theta' : undefined;
  },
  λ: ({ sub, accent, place, identifier }) => {
    if (accent !== '') {
      return undefined;
    }
    if (sub === '' && /^(?:t|σ)$/.test(place.args)) {
      return place.context.has('\\log', '\\exp', 'log') && !place.context.has('\\nabla', 's_θ', 'L')
        ? 'logSnr'
        : 'lossWeight';
    }
    if (isTime(sub)) {
      return place.context.has('L_t', 'L_simple') ? 'lossWeight' : withTime('logSnr', sub);
    }
    if (/^(?:min|max|i)$/.test(sub) || identifier.primes > 0) {
      return 'logSnr';
    }
    if (sub !== '') {
      return undefined;
    }
    if (place.context.has('L_hybrid', 'L_simple', 'L_vlb', 'L')) {
      return 'lossWeight';
    }
    return place.context.has('z_λ', 'α_λ', 'σ_λ', '\\log', '\\exp', 'e') ? 'logSnr' : undefined;
  },
  μ({ sub, accent, place }) {
    if (accent === 'hat') {
      return 'sampleMean';
    }
    if (accent !== '') {
      return undefined;
    }
    if (sub === 't') {
      return place.args === 'x1' || place.setting === 'flow' || place.context.isFlow ? 'mu_cond' : 'mu';
    }
    return sub === '' || /^(?:[pqxyz12]|ε)$/.test(sub) ? 'mu' : undefined;
  },
  π: ({ sub, accent, identifier }) => {
    if (accent !== '') {
      return undefined;
    }
    if (sub === '') {
      return identifier.font === 'mathbb' ? undefined : 'pi';
    }
    return sub === '0' ? 'pi_0' : sub === '1' ? 'pi_1' : undefined;
  },
  ρ: ({ sub, place }) => (sub === '' && place.context.has('σ_max', 'σ_min', 'σ_i') ? 'rho' : undefined),
  σ: ({ accent }) => (accent === 'dot' ? 'noiseLevel' : undefined),
  // Σ of an index, ∑.
  Σ: ({ sub, accent, identifier }) =>
    accent === '' && (sub.includes('=') || (identifier.sup && sub !== ''))
      ? { id: 'sum', isOperator: true }
      : undefined,
  τ: ({ sub, accent }) => (accent === '' && /^(?:|[ijSk](?:[+-]1)?|\d+)$/.test(sub) ? 'tau' : undefined),
  φ: ({ sub, accent, place }) => {
    if (accent !== '') {
      return undefined;
    }
    if (/^(?:t|0|1|t,θ)$/.test(sub)) {
      return 'phi_t';
    }
    if (sub !== '') {
      return undefined;
    }
    return place.opensArguments ? 'phi_t' : 'phi';
  },
  Φ: ({ sub, accent }) => (sub === '' && accent === '' ? 'normalCdf' : undefined),
  // As a subscript it is a network's parameters.
  ψ: ({ sub, accent, place }) =>
    accent === '' && /^(?:|t|0|1)$/.test(sub) && place.around.within !== 'sub' ? 'psi_t' : undefined,
};
