import * as l10n from '@vscode/l10n';
import { isOwnDataId, shapeOfOwnData, type OwnDataId } from '../../src/base/ownDataId';
import type { DataSetId, LossId, ShippedDataSetId } from '../../src/protocol/playgroundState';

const shippedNames: Readonly<Record<ShippedDataSetId, () => string>> = {
  digits16: () => l10n.t('MNIST digits, {0}×{1}', 16, 16),
  digits32: () => l10n.t('MNIST digits, {0}×{1}', 32, 32),
  icons16: () => l10n.t('VS Code icons, {0}×{1}', 16, 16),
  faces16: () => l10n.t('pixel-art faces, {0}×{1}', 16, 16),
  moons: () => l10n.t('two moons in the plane'),
  spiral: () => l10n.t('a spiral in the plane'),
  gaussians: () => l10n.t('eight Gaussians on a ring'),
};

/** What the user called their own data, by the name that follows from the contents. */
const ownNames = new Map<OwnDataId, string>();

export function nameOwnData(sets: Iterable<readonly [OwnDataId, string]>): void {
  for (const [id, name] of sets) {
    ownNames.set(id, name);
  }
}

export function dataName(id: DataSetId): string {
  if (!isOwnDataId(id)) {
    return shippedNames[id]();
  }
  const { side } = shapeOfOwnData(id);
  return ownNames.get(id) ?? (side === 1 ? l10n.t('own points') : l10n.t('own images, {0}×{1}', side, side));
}

export const lossNames: Readonly<Record<LossId, () => string>> = {
  epsilon: () => l10n.t('ε, the noise (DDPM)'),
  x0: () => l10n.t('x₀, the image'),
  v: () => l10n.t('v (Salimans & Ho)'),
  vlb: () => l10n.t('ε, weighted as the bound'),
  flow: () => l10n.t('flow matching (velocity)'),
};
