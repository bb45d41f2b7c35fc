import { judgeEndpoint } from './alongPath';
import { ofStatedPath } from './statedPaths';
import * as l10n from '@vscode/l10n';
import { rectifiedFlow } from '../../glossary/papers';
import { formula } from '../formula';
import { hasTime, isScheduled } from '../recognition';

/** x̂_1 = x_t + (1-t) v_θ */
export const flowEndpoint = formula({
  id: 'flow-endpoint',
  name: () => l10n.t('Endpoint from the velocity'),
  source: { paper: rectifiedFlow, place: 'section', number: '2.1' },
  run: {
    title: () => l10n.t('Endpoint from the velocity'),
    shows: { figure: 'flow', state: { paths: 'marginal' } },
  },
  isOfOtherProcess: true,
  recognises: (f) =>
    (/^(?:x0Hat|noiseHat|x0)$/.test(f.leftRole) || (f.leftRole === 'state' && f.sub === '1')) &&
    f.hasAny('velocityHat', 'velocity') &&
    f.has('state') &&
    hasTime(f) &&
    !isScheduled(f) &&
    !f.has('sigma'),
  ...ofStatedPath(judgeEndpoint),
});
