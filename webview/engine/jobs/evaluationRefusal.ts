import * as l10n from '@vscode/l10n';
import type { LossId } from '../../../src/protocol/playgroundState';
import { digitSide } from './smallDigits';

/** What a network that is to be evaluated is, as far as that decides whether it can be. */
export interface Evaluated {
  readonly loss: LossId;
  /** Whether it draws points in the plane. */
  readonly points: boolean;
  /** Whether it takes classes and knows no “no class”. */
  readonly alwaysClassed: boolean;
}

/** Why a network's likelihood has no bound here; undefined where it has. */
export function whyNoBound({ loss, points, alwaysClassed }: Evaluated): string | undefined {
  if (points) {
    return l10n.t('The bound counts bits of images with 256 levels a pixel; points in the plane have none.');
  }
  if (loss === 'flow') {
    return l10n.t(
      'The bound is for networks of a noise schedule; a flow-matching network has none of its kind.',
    );
  }
  return alwaysClassed
    ? l10n.t('The bound is for networks that draw without a class; this one always needs one.')
    : undefined;
}

/** The classifier that judges samples knows digits only. */
export function whyNoQuality(): string {
  return l10n.t(
    'The quality of samples is judged by a classifier of {0}×{0} digits, and this model draws something else.',
    digitSide,
  );
}
