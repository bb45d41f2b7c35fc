import * as l10n from '@vscode/l10n';
import type { DataSetId, LossId } from '../../src/protocol/playgroundState';

export const dataNames: Readonly<Record<DataSetId, () => string>> = {
  digits16: () => l10n.t('MNIST digits, {0}×{1}', 16, 16),
  digits32: () => l10n.t('MNIST digits, {0}×{1}', 32, 32),
  icons16: () => l10n.t('VS Code icons, {0}×{1}', 16, 16),
  moons: () => l10n.t('two moons in the plane'),
  spiral: () => l10n.t('a spiral in the plane'),
  gaussians: () => l10n.t('eight Gaussians on a ring'),
};

export const lossNames: Readonly<Record<LossId, () => string>> = {
  epsilon: () => l10n.t('ε, the noise (DDPM)'),
  x0: () => l10n.t('x₀, the image'),
  v: () => l10n.t('v (Salimans & Ho)'),
  vlb: () => l10n.t('ε, weighted as the bound'),
  flow: () => l10n.t('flow matching (velocity)'),
};
