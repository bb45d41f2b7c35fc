import * as l10n from '@vscode/l10n';
import type { Equation } from '../../formulas/equation';
import { type Expression, quantities } from '../../formulas/expression';
import * as shape from '../../formulas/shape';
import { ddpm } from '../../glossary/papers';
import type { Verdict } from '../../worlds/compare';
import { compareWithTruth } from '../compareWithTruth';
import { formula } from '../formula';
import type { Circumstances } from '../judge';
import { ddimStep } from '../samplers/ddimStep';
import { stepsBackward } from '../steps';
import { isNumberedByStart } from './numbering';

const r = String.raw;

/** x_{t-1} = 1/√α_t (x_t - β_t/√(1-ᾱ_t) ε_θ) + σ_t z */
export const samplingStep = formula({
  id: 'sampling-step',
  name: () => l10n.t('DDPM sampling step'),
  source: { paper: ddpm, place: 'algorithm', number: '2' },
  run: {
    title: () => l10n.t('DDPM sampling'),
    shows: { figure: 'sampling', state: { method: 'ddpm' } },
  },
  recognises: (f) => isSamplingStep(f) && (f.some(isNoiseWeight) || !ddimStep.recognises(f)),
  truth: {
    forms: ['', r`+\sigma_t z`, r`+\sqrt{\beta_t}z`, r`+\sqrt{\tilde\beta_t}z`].map(
      (noise) =>
        r`\frac{1}{\sqrt{\alpha_t}}(x_t-\frac{\beta_t}{\sqrt{1-\bar\alpha_t}}\epsilon_\theta(x_t,t))${noise}`,
    ),
    steps: stepsBackward,
  },
  judge: judgeStep,
  isOfOneStep: true,
});

/** A step back with a plain α_t or β_t and one prediction of the noise. */
function isSamplingStep({ left, right }: Equation): boolean {
  const state = shape.readState(left);
  if (!state) {
    return false;
  }
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
  if (part.kind !== 'product') {
    return false;
  }
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

function judgeStep(equation: Equation, { convention, byTruth }: Circumstances): Verdict {
  if (isNumberedByStart(equation)) {
    return 'unknown';
  }
  // DDIM's step may be written with α_t and one ε_θ.
  const isDdim = compareWithTruth(ddimStep.truth!, equation, convention) === 'right';
  return isDdim ? 'right' : byTruth();
}
