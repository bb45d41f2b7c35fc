import * as l10n from '@vscode/l10n';
import type { Equation } from '../../formulas/equation';
import type { Expression } from '../../formulas/expression';
import { quantities } from '../../formulas/expression';
import * as shape from '../../formulas/shape';
import { ddpm } from '../../glossary/papers';
import { formula } from '../formula';
import { ddimStep } from '../samplers/ddimStep';

/** x_{t-1} = 1/√α_t (x_t - β_t/√(1-ᾱ_t) ε_θ) + σ_t z */
export const samplingStep = formula({
  id: 'sampling-step',
  name: () => l10n.t('DDPM sampling step'),
  source: { paper: ddpm, place: 'algorithm', number: '2' },
  run: {
    title: () => l10n.t('DDPM sampling'),
    shows: { view: 'sample', sample: { sampler: 'ddpm' } },
  },
  recognises: (f) => isSamplingStep(f) && (f.some(isNoiseWeight) || !ddimStep.recognises(f)),
});

/** A step back with a plain α_t or β_t and one prediction of the noise. */
function isSamplingStep({ left, right }: Equation): boolean {
  const state = shape.readState(left);
  if (!state) return false;
  const next = { base: state.step.base, shift: state.step.shift + 1 };
  const all = quantities(right);
  const plainAlpha = all.some(({ letter, accent }) => accent === '' && (letter === 'α' || letter === 'β'));
  const states = all.filter((each) => each.letter === state.letter && each.accent === '');
  return (
    plainAlpha &&
    all.some((each) => shape.isState(each, next, state.letter)) &&
    states.every((each) => shape.isState(each, next, state.letter)) &&
    all.filter(shape.isPredictedNoise).length === 1
  );
}

/** α or β over ᾱ, which stands before ε_θ in DDPM's step; DDIM's has ᾱ above as well. */
function isNoiseWeight(part: Expression): boolean {
  if (part.kind !== 'product') return false;
  const isBelow = (factor: Expression) =>
    factor.kind === 'power' && factor.exponent.kind === 'number' && factor.exponent.value < 0;
  const holds = (factor: Expression, accent: string) =>
    quantities(factor).some((each) => /^[αβ]$/.test(each.letter) && each.accent === accent);
  const above = part.factors.filter((factor) => !isBelow(factor));
  return (
    part.factors.some((factor) => isBelow(factor) && holds(factor, 'bar')) &&
    above.some((factor) => holds(factor, '')) &&
    !above.some((factor) => holds(factor, 'bar'))
  );
}
