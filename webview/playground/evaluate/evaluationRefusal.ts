import { whyNoBound, whyNoQuality } from '../../engine/jobs/evaluationRefusal';
import { chosenNetwork } from '../models/chosenNetwork';
import type { ViewContext } from '../view';

type Context = Pick<ViewContext, 'run' | 'store'>;

/** Why the chosen network's likelihood cannot be bounded. */
export function boundRefusal(context: Context): string | undefined {
  const { loss, points, model } = chosenNetwork(context);
  const { classes = 0, noClass = true } = model?.card ?? {};
  return whyNoBound({ loss, points, alwaysClassed: classes > 0 && !noClass });
}

/** Why the chosen network's samples cannot be judged. */
export function qualityRefusal({ evaluation }: Pick<ViewContext, 'evaluation'>): string | undefined {
  const { drawn, data } = evaluation.compared();
  return whyNoQuality(drawn, data);
}
