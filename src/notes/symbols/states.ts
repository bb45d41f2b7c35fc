import type { Classified, Letter, LetterRule } from './classify';
import { isTime, withTime } from './time';

/** x, X, z, Z, y: data and latents on their way between data and noise. */
export const stateRules: Readonly<Record<string, LetterRule>> = {
  x: smallX,
  X: capitalX,
  z: smallZ,
  Z: capitalZ,
};

function smallX(letter: Letter): Classified | undefined {
  const { place, sub, accent, identifier } = letter;
  if (accent === 'hat') return sub === '' || /^(?:0|θ|t|θ,t|0\|t)$/.test(sub) ? { id: 'x0Hat' } : undefined;
  if (accent === 'tilde') return { id: 'x_tilde' };
  if (accent === 'bar') return { id: place.facts.has('\\sum', '∑') ? 'sampleMean' : 'x_bar' };
  if (accent !== '') return undefined;
  if (/^θ/.test(sub)) return { id: 'x0Hat' };
  if (/^(?:n|k|m)(?:[+-]1)?$/.test(sub) && isLangevin(letter)) return { id: 'langevin' };
  if (/^i(?:[+-]1)?$/.test(sub)) {
    if (identifier.sup && isLangevin(letter)) return { id: 'langevin' };
    return place.facts.has('β_i', 'σ_i', 's_θ') ? { id: 'x_t', time: sub } : undefined;
  }
  if (sub === '') return bareX(letter);
  if (!isTime(sub)) return undefined;
  if (isFlow(letter)) return flowState(sub);
  return state(sub);
}

const isLangevin = ({ place }: Letter): boolean => place.facts.has('\\nabla', '∇', 's_θ');

const isFlow = ({ place }: Letter): boolean => place.setting === 'flow' || place.facts.isFlow;

function flowState(sub: string): Classified {
  if (sub === '0') return { id: 'flow_x0' };
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
  const { facts } = place;
  if (place.opensArguments && /^(?:[tsT01]|t[+-](?:1|Δt|dt))$/.test(place.args))
    return { id: 'x_continuous' };
  if (/^(?:f|g|s_theta)$/.test(place.around.call?.id ?? '')) return { id: 'x_continuous' };
  if (facts.has('D_θ', 'F_θ')) return { id: 'x_tilde' };
  if (facts.hasScales || facts.has('z_λ', 'z_t')) return { id: 'x_0' };
  if (isFlow(letter) || facts.has('v_t', 'u')) return { id: 'flow_xt' };
  if (facts.isStochasticEquation || facts.hasScore) return { id: 'x_continuous' };
  if (facts.has('x_t', 'x_0', 'x_1') && !facts.has('δ_+', 'δ_-'))
    return isArgument(letter) ? { id: 'randomVariable' } : undefined;
  const isDrawn = place.followedBy(/^(?:\\sim|∼)$/) || place.precededBy(/^d$/);
  return isDrawn || isArgument(letter) || facts.has('δ_+', 'δ_-') ? { id: 'randomVariable' } : undefined;
}

const isArgument = ({ place }: Letter): boolean =>
  place.around.call !== undefined &&
  /^(?:density|N|q|q_data|delta_|p_|expectation|evidence|likelihood|posterior|prior|p_phi|uniform)/.test(
    place.around.call.id,
  );

function capitalX({ place, sub, accent }: Letter): Classified | undefined {
  if (accent === 'bar') return { id: 'sampleMean' };
  if (accent !== '') return undefined;
  const isPair = place.facts.has('X_1') && place.facts.has('X_0', 'X_t');
  if (place.setting === 'flow' || isPair || place.facts.isFlow) {
    if (sub === '0') return { id: 'flow_X0' };
    if (sub === '1') return { id: 'flow_X1' };
    if (sub === 't') return { id: 'flow_Xt' };
  }
  if (/^(?:[tT]|t-1|0)$/.test(sub)) return state(sub);
  return sub === '' || /^(?:[in]|\d+|n[+-]1)$/.test(sub) ? { id: 'randomVariable' } : undefined;
}

function smallZ({ place, sub, accent }: Letter): Classified | undefined {
  if (accent !== '' && accent !== 'bar') return undefined;
  const { facts, around } = place;
  if (sub === 'λ' || /^λ/.test(sub)) return { id: 'z_latent' };
  if (sub !== '' && !isTime(sub)) return undefined;
  if (sub !== '' && facts.hasScales) return withTime('z_latent', sub);
  if (sub === 't' && around.call !== undefined && facts.has('ε_θ', 'v_θ', 'x_θ', 'hat x_θ'))
    return withTime('z_latent', sub);
  if (sub === '' && accent === '') {
    const isHidden =
      around.call !== undefined && /^(?:density|posterior|likelihood|prior|elbo)$/.test(around.call.id);
    if (isHidden || isReparameterised(place.facts)) return { id: 'latent' };
  }
  return withTime('z', sub);
}

/** z = μ + σ ⊙ ε, or z ~ N(μ, σ²). */
const isReparameterised = (facts: Letter['place']['facts']): boolean =>
  facts.has('z') && facts.has('μ') && facts.has('σ') && !facts.has('x');

function capitalZ({ place, sub, accent }: Letter): Classified | undefined {
  if (accent !== '' && accent !== 'dot') return undefined;
  const isFlowState =
    /^(?:[t01])$/.test(sub) && (place.setting === 'flow' || place.facts.has('Z_t', 'Z_0', 'Z_1'));
  return isFlowState || (sub === '' && place.around.call?.id === 'straightness')
    ? { id: 'flow_Zt' }
    : undefined;
}
