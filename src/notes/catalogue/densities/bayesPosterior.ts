import * as l10n from '@vscode/l10n';
import { ddpm } from '../../glossary/papers';
import { formula } from '../formula';
import { densityIn, isLeft } from './densityShape';
import { judgeDensities } from './judgeDensities';

/** q(x_{t-1}|x_t,x_0) = q(x_t|x_{t-1},x_0) q(x_{t-1}|x_0) / q(x_t|x_0) */
export const bayesPosterior = formula({
  id: 'bayes-posterior',
  name: () => l10n.t('Posterior by Bayes’ rule'),
  source: { paper: ddpm, place: 'section', number: 'A' },
  run: { title: () => l10n.t('completing the square'), shows: { figure: 'square' } },
  recognises: (facts) =>
    isLeft(/^q\|t-1\|(?:0,t|t,0)$/)(facts) &&
    densityIn(/^q\|t\|/)(facts.right) &&
    densityIn(/^q\|t-1\|0$/)(facts.right),
  judge: judgeDensities,
});
