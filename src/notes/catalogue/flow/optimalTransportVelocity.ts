import * as l10n from '@vscode/l10n';
import { evaluate } from '../../formulas/evaluate';
import { flowMatching } from '../../glossary/papers';
import { compare } from '../../worlds/compare';
import { type RoleOf, RoleValues } from '../../worlds/roleValues';
import { formula } from '../formula';

/** u_t(x|x_1) = (x_1 − (1 − σ_min) x) / (1 − (1 − σ_min) t) */
export const optimalTransportVelocity = formula({
  id: 'optimal-transport-velocity',
  name: () => l10n.t('Velocity of the optimal transport path'),
  source: { paper: flowMatching, place: 'equation', number: '21' },
  run: {
    title: () => l10n.t('Velocity of flow matching'),
    shows: { figure: 'flow', state: { paths: 'conditional' } },
  },
  isOfOtherProcess: true,
  recognises: (f) =>
    /^velocity$/.test(f.leftRole) &&
    f.left.kind === 'apply' &&
    f.quantitiesOf('sigma').some(({ sub }) => sub === 'min') &&
    f.letter('t') &&
    f.has('data') &&
    f.only('data', 'state', 'sigma'),
  judge: ({ right }) =>
    compare(
      (world) => {
        const [least, t] = [world.free('least'), world.free('t')];
        return (world.free('x_1') - (1 - least) * world.free('x')) / (1 - (1 - least) * t);
      },
      (world) => evaluate(right, new RoleValues(world, role)),
    ),
});

const role: RoleOf = ({ letter, sub }) => {
  if (letter === 'σ') {
    return 'least';
  }
  return /^[xX]$/.test(letter) ? (sub === '1' ? 'x_1' : 'x') : letter === 't' ? 't' : undefined;
};
