import * as l10n from '@vscode/l10n';
import type { TimestepSpacing } from '../diffusion/samplers/timesteps';
import type { ScheduleKind } from '../diffusion/schedule';
import type { PresetId } from './playgroundState';

/**
 * The values of settings as they are shown. In English that is what links, notes and settings write; a translation
 * says it in words and gives the value in brackets.
 */
type Names<Id extends string> = Readonly<Record<Id, () => string>>;

export const scheduleNames: Names<ScheduleKind> = {
  linear: () => l10n.t({ message: 'linear', comment: 'β_t over t' }),
  quadratic: () => l10n.t({ message: 'quadratic', comment: 'β_t over t' }),
  constant: () => l10n.t({ message: 'constant', comment: 'β_t over t' }),
  cosine: () => l10n.t({ message: 'cosine', comment: 'ᾱ_t over t' }),
  scaled_linear: () => l10n.t({ message: 'scaled_linear', comment: '√β_t over t' }),
  sigmoid: () => l10n.t({ message: 'sigmoid', comment: 'β_t over t' }),
  karras: () => l10n.t({ message: 'karras', comment: 'σ of EDM' }),
  flow: () => l10n.t({ message: 'flow', comment: 'straight paths' }),
};

export const spacingNames: Names<TimestepSpacing> = {
  leading: () => l10n.t({ message: 'leading', comment: 'ends at t = 1' }),
  linspace: () => l10n.t({ message: 'linspace', comment: 'begins at T, ends at t = 1' }),
  trailing: () => l10n.t({ message: 'trailing', comment: 'begins at T' }),
};

export const presetNames: Names<PresetId> = {
  tiny: () => l10n.t({ message: 'tiny', comment: 'size of the U-Net' }),
  small: () => l10n.t({ message: 'small', comment: 'size of the U-Net' }),
  ref: () => l10n.t({ message: 'ref', comment: 'size of the U-Net' }),
  paper: () => l10n.t({ message: 'paper', comment: 'the U-Net of DDPM' }),
};
