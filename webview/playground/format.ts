import * as l10n from '@vscode/l10n';

/** Seconds as people read them: 0:07, 3:20, 1:02:03. */
export function formatDuration(seconds: number): string {
  const whole = Math.floor(seconds);
  const two = (value: number) => String(value).padStart(2, '0');
  const [h, m, s] = [Math.floor(whole / 3600), Math.floor(whole / 60) % 60, whole % 60];
  return h > 0 ? `${h}:${two(m)}:${two(s)}` : `${m}:${two(s)}`;
}

/** How long something took: 0.4 s, 12 s, then as minutes and hours. */
export function formatTaken(seconds: number): string {
  if (seconds >= 60) {
    return formatDuration(seconds);
  }
  return l10n.t('{0} s', seconds < 10 ? Math.max(0.1, seconds).toFixed(1) : Math.round(seconds));
}

/** A number of held-out images, as a part of a sentence. */
export function heldOutText(count: number): string {
  return count === 1 ? l10n.t('1 held-out image') : l10n.t('{0} held-out images', count);
}

/** How many values of t something was worked out at, as a part of a sentence. */
export function timesText(count: number): string {
  return count === 1 ? l10n.t('1 value of t') : l10n.t('{0} values of t', count);
}

/** How often noise was drawn, as a part of a sentence. */
export function drawsText(count: number): string {
  return count === 1 ? l10n.t('1 draw of noise') : l10n.t('{0} draws of noise', count);
}

/** A number of points, as a part of a sentence. */
export function pointsText(count: number): string {
  return count === 1 ? l10n.t('1 point') : l10n.t('{0} points', count);
}

/** Training speed; below one step a second it is told the other way round. */
export function formatSpeed(stepsPerSecond: number): string {
  if (stepsPerSecond <= 0) {
    return '–';
  }
  return stepsPerSecond >= 1
    ? l10n.t('{0} steps/s', stepsPerSecond.toFixed(1))
    : l10n.t('{0} s/step', (1 / stepsPerSecond).toFixed(1));
}

export function formatLoss(loss: number | null): string {
  return loss === null ? '–' : loss.toFixed(4);
}
