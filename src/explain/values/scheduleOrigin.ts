import * as l10n from '@vscode/l10n';
import { listed, sentences } from '../../base/joinTexts';
import { hasBetaRange } from '../../diffusion/schedule';
import { scheduleNames } from '../../protocol/valueNames';
import type { ScheduleNear } from './scheduleNear';
import { formatShort } from '../../base/formatNumber';

/** Says which numbers the values follow, and where each comes from. */
export function scheduleOrigin({ config, stated }: ScheduleNear): string {
  const numbers = [
    { key: 'T' as const, text: `T = ${config.T}` },
    ...(hasBetaRange(config.kind)
      ? [
          { key: 'betaStart' as const, text: `β_1 = ${formatShort(config.betaStart)}` },
          { key: 'betaEnd' as const, text: `β_T = ${formatShort(config.betaEnd)}` },
        ]
      : []),
  ];
  const list = (fromNote: boolean) =>
    listed(numbers.filter(({ key }) => stated.has(key) === fromNote).map(({ text }) => text));
  const note = list(true);
  const settings = list(false);
  return sentences([
    l10n.t('Schedule: {0}.', scheduleNames[config.kind]()),
    ...(note ? [l10n.t('From this note: {0}.', note)] : []),
    ...(settings ? [l10n.t('From the settings: {0}.', settings)] : []),
  ]);
}
