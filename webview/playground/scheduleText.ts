import * as l10n from '@vscode/l10n';
import { hasBetaRange, type ScheduleConfig } from '../../src/diffusion/schedule';
import { scheduleNames } from '../../src/protocol/valueNames';

/** A noise schedule in a phrase: its kind, T, and what else is not as usual. */
export function scheduleText({
  kind,
  T,
  betaStart,
  betaEnd,
  zeroTerminalSnr,
  shift,
}: ScheduleConfig): string {
  const name = scheduleNames[kind]();
  return (
    (hasBetaRange(kind)
      ? l10n.t('{0} schedule, T = {1}, β = {2}…{3}', name, T, betaStart, betaEnd)
      : l10n.t('{0} schedule, T = {1}', name, T)) +
    (zeroTerminalSnr ? ', SNR(T) = 0' : '') +
    (shift === undefined || kind !== 'flow' ? '' : `, shift ${shift}`)
  );
}
