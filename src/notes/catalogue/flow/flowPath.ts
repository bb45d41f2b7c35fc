import * as l10n from '@vscode/l10n';
import { rectifiedFlow } from '../../glossary/papers';
import { ddpmConvention } from '../../worlds/convention';
import { formula } from '../formula';
import { endpoints, hasTime, isScheduled, isStateLike } from '../recognition';
import { judgePath } from './judgePath';
import { statedPaths } from './statedPaths';

/** x_t = (1-t) x_0 + t x_1 */
export const flowPath = formula({
  id: 'flow-path',
  name: () => l10n.t('Path of flow matching'),
  source: { paper: rectifiedFlow, place: 'section', number: '2.1' },
  run: {
    title: () => l10n.t('Path of flow matching'),
    shows: { figure: 'flow', state: { paths: 'conditional' } },
  },
  isOfOtherProcess: true,
  recognises: (f) =>
    isStateLike(f) &&
    hasTime(f) &&
    endpoints(f) === 2 &&
    !isScheduled(f) &&
    f.only('x0', 'state', 'noise', 'data', 'sigma'),
  judge: (equation, { around }) =>
    statedPaths(around).isTurned(equation.right) ? 'wrong' : judgePath(equation),
  dependsOn: (around) => around.sides.filter((side) => statedPaths(around).isTurned(side)),
  statesPath: true,
  conventions: [ddpmConvention],
  furtherSides: 'recognised if it is right',
});
