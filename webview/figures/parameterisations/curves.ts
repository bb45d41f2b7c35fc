import { errorFactor, x0Weight, type LossWeighting } from '../../../src/diffusion/errorFactor';
import type { Schedule } from '../../../src/diffusion/schedule';
import { targetIds, targetNames, targets, type TargetId } from '../../../src/figures/parameterisations';
import type { Curve } from '../kit/drawing/chart';
import { colorOf, type ColorMeaning } from '../kit/colors/meaningColors';

const looks: Readonly<
  Record<TargetId, { readonly meaning: ColorMeaning; readonly dash?: readonly number[] }>
> = {
  epsilon: { meaning: 'noise' },
  x0: { meaning: 'data', dash: [9, 4] },
  v: { meaning: 'prediction', dash: [2, 3] },
  score: { meaning: 'exact', dash: [9, 3, 2, 3] },
  mean: { meaning: 'other', dash: [14, 4] },
};

/** A curve for each target; in the weights the last one is the bound's. */
export const targetCurves: readonly Curve[] = targetIds.map((id) => {
  const { meaning, dash } = looks[id];
  return { label: targets[id], color: colorOf(meaning), ...(dash ? { dash } : {}) };
});

/** What the curves of a state are called, in their order. */
export function curveNames(shows: string): readonly string[] {
  return targetIds.map((id) => (shows === 'weights' && id === 'mean' ? 'L_{t−1}' : targets[id]));
}

/** A curve's value at the paper's t: a factor of errors, or the weight of a squared error of x_0. */
export function curveValue(
  schedule: Schedule,
  t: number,
  id: TargetId,
  { shows, predicts }: { readonly shows: string; readonly predicts: string },
): number {
  const target = targetNames[id];
  switch (shows) {
    case 'errors':
      return Math.abs(errorFactor(schedule, t, targetNames[predicts as TargetId], target));
    case 'step':
      return Math.abs(errorFactor(schedule, t, target, 'mean'));
    default:
      return x0Weight(schedule, t, target === 'mean' ? 'bound' : (target satisfies LossWeighting));
  }
}
