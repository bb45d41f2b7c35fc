import * as l10n from '@vscode/l10n';
import { closedForm } from '../../../src/diffusion/forwardProcess';
import { entryAt, snr, type Schedule } from '../../../src/diffusion/schedule';
import { colorOf } from '../kit/colors/meaningColors';
import type { FigureTheme } from '../kit/figure';
import { symbol, symbols } from '../kit/math/mathMarkup';

export type PanelId = 'signal' | 'beta' | 'snr';

/** One quantity of a schedule: how it is written, what it is, and how it is drawn. */
export interface ScheduleQuantity {
  readonly id: 'beta' | 'alpha' | 'alphaBar' | 'signal' | 'noise' | 'snr';
  readonly panel: PanelId;
  /** In plain characters, for screen readers. */
  readonly name: string;
  readonly meaning: string;
  readonly symbol: () => HTMLElement;
  readonly definition: () => readonly (Node | string)[];
  /** The quantity at the paper's t, 1…T. */
  readonly at: (schedule: Schedule, t: number) => number;
  readonly color: (theme: FigureTheme) => string;
  readonly dash?: readonly number[];
}

/**
 * The six quantities of the schedule view, in the order of its table: what is kept of the data, and what noise takes its
 * place. A function, since the words are localised.
 */
export function scheduleQuantities(): readonly ScheduleQuantity[] {
  return [
    {
      id: 'beta',
      panel: 'beta',
      name: 'β_t',
      meaning: l10n.t('Variance of the noise added at step t'),
      symbol: symbols.beta,
      definition: () => [l10n.t('given')],
      at: (schedule, t) => entryAt(schedule.beta, t),
      color: colorOf('noise'),
    },
    {
      id: 'alpha',
      panel: 'signal',
      name: 'α_t',
      meaning: l10n.t('Share of the variance that step t keeps'),
      symbol: symbols.alpha,
      definition: () => ['1 − ', symbols.beta()],
      at: (schedule, t) => entryAt(schedule.alpha, t),
      color: colorOf('data'),
      dash: [2, 3],
    },
    {
      id: 'alphaBar',
      panel: 'signal',
      name: 'ᾱ_t',
      meaning: l10n.t('Share of the variance of x₀ left after t steps'),
      symbol: symbols.alphaBar,
      definition: () => ['∏', symbol('α', 's'), ', s ≤ t'],
      at: (schedule, t) => entryAt(schedule.alphaBar, t),
      color: colorOf('data'),
    },
    {
      id: 'signal',
      panel: 'signal',
      name: '√ᾱ_t',
      meaning: l10n.t('Coefficient of x₀ in x_t'),
      symbol: symbols.sqrtAlphaBar,
      definition: () => [l10n.t('signal')],
      at: (schedule, t) => closedForm(schedule, t).signal,
      color: colorOf('data'),
      dash: [9, 4],
    },
    {
      id: 'noise',
      panel: 'signal',
      name: '√(1−ᾱ_t)',
      meaning: l10n.t('Coefficient of the noise ε in x_t'),
      symbol: symbols.sqrtOneMinusAlphaBar,
      definition: () => [l10n.t('noise')],
      at: (schedule, t) => closedForm(schedule, t).noise,
      color: colorOf('noise'),
      dash: [9, 4],
    },
    {
      id: 'snr',
      panel: 'snr',
      name: 'SNR(t)',
      meaning: l10n.t('Signal-to-noise ratio of x_t'),
      symbol: () => symbols.snr(),
      definition: () => [symbols.alphaBar(), ' / (1 − ', symbols.alphaBar(), ')'],
      at: snr,
      color: colorOf('state'),
    },
  ];
}
