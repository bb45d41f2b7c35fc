import { mostSummaryPoints, type RunSummary } from '../protocol/savedRuns';
import type { CheckpointFile } from './checkpointFile';

/** Steps and losses of a run's curve, as its checkpoint states them; empty where it has none that can be read. */
export function lossPoints(tensors: CheckpointFile['tensors']): [step: number, loss: number][] {
  const steps = tensors.get('loss_curve.step');
  const losses = tensors.get('loss_curve.loss');
  return steps?.dtype === 'I32' && losses?.dtype === 'F32' && steps.data.length === losses.data.length
    ? Array.from(steps.data, (step, index) => [step, losses.data[index] ?? Number.NaN])
    : [];
}

/** What a list says of a run. */
export function summaryOf({ id, run, tensors, diverged }: CheckpointFile): RunSummary {
  const { step, seed, schedule, train, elapsedSeconds } = run;
  const finite = lossPoints(tensors).filter(([at, loss]) => at >= 0 && Number.isFinite(loss));
  return {
    id: id.slice(0, 100),
    step,
    seed,
    schedule,
    train,
    elapsedSeconds,
    diverged: diverged !== undefined,
    losses: thinned(finite, mostSummaryPoints),
  };
}

/** A curve of at most so many points: each is the mean of a stretch, at the stretch's last step. */
function thinned(points: readonly [number, number][], most: number): [number, number][] {
  const stretch = Math.ceil(points.length / most);
  const means: [number, number][] = [];
  for (let from = 0; from < points.length; from += stretch) {
    const part = points.slice(from, from + stretch);
    const sum = part.reduce((total, [, loss]) => total + loss, 0);
    means.push([part.at(-1)?.[0] ?? 0, sum / part.length]);
  }
  return means;
}
