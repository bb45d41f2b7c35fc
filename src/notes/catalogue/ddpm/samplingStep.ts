import * as l10n from '@vscode/l10n';
import type { Equation } from '../../formulas/equation';
import { type Expression, mapQuantities, type Quantity, quantities } from '../../formulas/expression';
import { somePart } from '../../formulas/equationFacts';
import * as shape from '../../formulas/shape';
import { ddpm } from '../../glossary/papers';
import type { Verdict } from '../../worlds/compare';
import { isNoise } from '../../vocabulary/roles';
import { keyOf } from '../../worlds/letters';
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
  recognises: (f) =>
    (isSamplingStep(f) && (f.some(isNoiseWeight) || !ddimStep.recognises(f))) ||
    isSamplingStep(withPrediction(f)),
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

/** The step with ε_θ for the noise of the state, where a note puts that noise itself and adds another one. */
function withPrediction<Of extends Pick<Equation, 'left' | 'right'>>(equation: Of): Of {
  const all = quantities(equation.right);
  const state = shape.readState(equation.left)?.letter ?? 'x';
  const noises = new Map(all.filter((each) => isNoise(each, state)).map((each) => [keyOf(each), each]));
  const ofState = [...noises.values()].filter((noise) => {
    const isIts = (part: Expression) => quantities(part).some((each) => keyOf(each) === keyOf(noise));
    return somePart(equation.right, (part) => isNoiseWeight(part) && isIts(part) && isOneNoise(part, state));
  });
  const [noise, ...others] = ofState;
  if (!noise || others.length > 0 || noises.size !== 2 || all.some(shape.isPredictedNoise)) {
    return equation;
  }
  const right = mapQuantities(equation.right, (each) => (keyOf(each) === keyOf(noise) ? prediction : each));
  return { ...equation, right };
}

const isOneNoise = (part: Expression, state: string): boolean =>
  new Set(
    quantities(part)
      .filter((each) => isNoise(each, state))
      .map(keyOf),
  ).size === 1;

const prediction: Quantity = { kind: 'quantity', letter: 'ε', accent: '', sub: 'θ', label: '' };

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

function judgeStep(written: Equation, { convention, byTruth }: Circumstances): Verdict {
  const equation = withPrediction(written);
  if (isNumberedByStart(equation)) {
    return 'unknown';
  }
  // DDIM's step may be written with α_t and one ε_θ.
  const isDdim = compareWithTruth(ddimStep.truth!, equation, convention) === 'right';
  if (isDdim || equation === written) {
    return isDdim ? 'right' : byTruth();
  }
  // ᾱ_0 = 1 would take the noise away.
  if (quantities(equation.right).some(({ letter, sub }) => /^[αβ]$/.test(letter) && sub === '0')) {
    return 'wrong';
  }
  return compareWithTruth(samplingStep.truth!, equation, convention);
}
