import { judgeKernel } from './alongPath';
import { ofStatedPath } from './statedPaths';
import * as l10n from '@vscode/l10n';
import { quantities } from '../../formulas/expression';
import type { EquationFacts } from '../../formulas/equationFacts';
import { readNormal, isDensity } from '../../formulas/shape';
import { flowMatching } from '../../glossary/papers';
import { formula } from '../formula';
import { hasTime } from '../recognition';

/** p_t(x|x_1) = N(t x_1, (1-(1-σ_min)t)² I) */
export const flowKernel = formula({
  id: 'flow-kernel',
  name: () => l10n.t('Conditional path of flow matching'),
  source: { paper: flowMatching, place: 'section', number: '4.1' },
  run: {
    title: () => l10n.t('Conditional path of flow matching'),
    shows: { figure: 'flow', state: { paths: 'conditional' } },
  },
  isOfOtherProcess: true,
  recognises: (f) => isConditionalPath(f) && hasTime(f),
  ...ofStatedPath(judgeKernel),
});

/** p_t(x | x_1) = N(…), whose moments depend on t itself. */
const isConditionalPath = ({ left, right }: EquationFacts): boolean =>
  isDensity(left) &&
  left.groups.length === 2 &&
  readNormal(right) !== undefined &&
  quantities(right).every(({ letter }) => /^[xXzσtIμN]$/.test(letter));
