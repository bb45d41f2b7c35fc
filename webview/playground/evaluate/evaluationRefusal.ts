import { whyNoBound, whyNoQuality } from '../../engine/jobs/evaluationRefusal';
import { isDigitSide } from '../../engine/jobs/smallDigits';
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
export function qualityRefusal(context: Context): string | undefined {
  const { dataSet, points, model } = chosenNetwork(context);
  const shape = model && context.run.library.imageShape(model.id);
  const drawsDigits = !shape || (isDigitSide(shape.side) && shape.channels === 1);
  return dataSet === 'digits16' && !points && drawsDigits ? undefined : whyNoQuality();
}
