import { networkSchedule } from '../../../../src/figures/digitsNetwork';
import type { FigureModel } from '../network/network';

/** Whether a network draws grey 16 × 16 digits by predicting ε under DDPM's schedule, with classes or without. */
export const drawsDigits =
  (withClasses: boolean) =>
  ({ data, side, channels, classes, predicts, schedule }: FigureModel): boolean =>
    data === 'digits16' &&
    side === 16 &&
    channels === 1 &&
    classes > 0 === withClasses &&
    predicts === 'epsilon' &&
    schedule.kind === networkSchedule.kind &&
    schedule.T === networkSchedule.T &&
    schedule.betaStart === networkSchedule.betaStart &&
    schedule.betaEnd === networkSchedule.betaEnd &&
    schedule.zeroTerminalSnr !== true;
