import { judgeVelocity } from './alongPath';
import { ofStatedPath } from './statedPaths';
import * as l10n from '@vscode/l10n';
import type { EquationFacts } from '../../formulas/equationFacts';
import { rectifiedFlow } from '../../glossary/papers';
import { formula } from '../formula';
import { endpoints, isDifferential, isRate, isScheduled } from '../recognition';

/** u_t = x_1 - x_0 */
export const flowVelocity = formula({
  id: 'flow-velocity',
  name: () => l10n.t('Velocity of flow matching'),
  source: { paper: rectifiedFlow, place: 'section', number: '2.1' },
  run: {
    title: () => l10n.t('Velocity of flow matching'),
    shows: { figure: 'flow', state: { paths: 'conditional' } },
  },
  isOfOtherProcess: true,
  recognises: (f) =>
    isVelocity(f) &&
    // A derivative that is not worked out yet has no value.
    !f.letter('d') &&
    endpoints(f) >= 1 &&
    !isScheduled(f) &&
    f.only('x0', 'state', 'noise', 'data', 'sigma'),
  ...ofStatedPath(judgeVelocity),
  furtherSides: 'all if it is right',
});

const isVelocity = (facts: EquationFacts): boolean =>
  /^velocity/.test(facts.leftRole) ||
  (isDifferential(facts.left) && isRate(facts)) ||
  facts.named(/^[xXψφ]'dot$/);
