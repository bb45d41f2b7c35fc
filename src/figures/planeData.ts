import * as l10n from '@vscode/l10n';
import { planeSet, type PlaneSetId } from '../diffusion/distributions/planeSets';
import type { Mixture } from '../diffusion/distributions/mixture';
import { choice, type ChoiceParameter } from './parameter';

const names: Readonly<Record<PlaneSetId, () => string>> = {
  gaussians: () => l10n.t('Two Gaussians'),
  moons: () => l10n.t('Moons'),
  spiral: () => l10n.t('Spiral'),
  circles: () => l10n.t('Circles'),
  checkerboard: () => l10n.t('Checkerboard'),
  letters: () => l10n.t('Letters'),
};

/** Which set of the plane a figure takes its data from. */
export const planeDataChoice = (standard: PlaneSetId): ChoiceParameter<PlaneSetId> =>
  choice({
    name: () => l10n.t('Data'),
    meaning: () => l10n.t('The points in the plane that the data are drawn from.'),
    choices: names,
    standard,
  });

const made = new Map<PlaneSetId, Mixture>();

/** The set of that name, made once. */
export function planeDataOf(id: PlaneSetId): Mixture {
  const known = made.get(id) ?? planeSet(id);
  made.set(id, known);
  return known;
}
