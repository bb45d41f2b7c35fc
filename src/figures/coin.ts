import * as l10n from '@vscode/l10n';
import { betaAbove, betaBinomialProbability } from '../diffusion/distributions/beta';
import { defineFigure } from './figure';
import { formatNumber } from '../base/formatNumber';
import { integer, real } from './parameter';

/** What is believed of a coin: Beta(a, b) over the probability of heads. */
export interface Belief {
  readonly a: number;
  readonly b: number;
}

/** The posterior of Beta(trust, trust) after the tosses. */
export const believedAfter = (trust: number, heads: number, tails: number): Belief => ({
  a: trust + heads,
  b: trust + tails,
});

/** P(A), P(B|A), P(B) and P(A|B): A, the coin is biased beyond a bound; B, the tosses. */
export function bayesOf({
  heads,
  tails,
  trust,
  bound,
}: {
  readonly heads: number;
  readonly tails: number;
  readonly trust: number;
  readonly bound: number;
}): {
  readonly prior: number;
  readonly likelihood: number;
  readonly evidence: number;
  readonly posterior: number;
} {
  const { a, b } = believedAfter(trust, heads, tails);
  const evidence = betaBinomialProbability(heads, tails, trust, trust);
  const [prior, posterior] = [betaAbove(bound, trust, trust), betaAbove(bound, a, b)];
  // The mean of the likelihood over the prior above the bound.
  return { prior, likelihood: (evidence * posterior) / prior, evidence, posterior };
}

/** Bayes' rule for a coin whose probability of heads is unknown: prior, likelihood, evidence, posterior (PRML section 2.1.1). */
export const coin = defineFigure({
  id: 'coin',
  title: () => l10n.t('Bayes’ rule with a coin'),
  formula: 'P(A|B) = P(B|A) P(A) / P(B)',
  needs: 'nothing',
  reads: [],
  parameters: {
    heads: integer({
      name: () => l10n.t('Heads'),
      meaning: () => l10n.t('How often the coin fell on heads.'),
      min: 0,
      max: 200,
      standard: 80,
    }),
    tails: integer({
      name: () => l10n.t('Tails'),
      meaning: () => l10n.t('How often the coin fell on tails.'),
      min: 0,
      max: 200,
      standard: 20,
    }),
    trust: real({
      name: () => l10n.t('Trust in a fair coin'),
      meaning: () =>
        l10n.t('The prior is Beta(trust, trust): 1 knows nothing, more believes in a fair coin.'),
      min: 1,
      max: 200,
      step: 1,
      standard: 10,
    }),
    bound: real({
      name: () => l10n.t('Biased above'),
      meaning: () => l10n.t('The event A: heads are more probable than this.'),
      min: 0.5,
      max: 0.9,
      step: 0.01,
      standard: 0.7,
      term: 'exact',
    }),
  },
  clock: 'heads',
  teaches: ['bayes-coin'],
  ideas: {},
  examples: [
    {
      title: () => l10n.t('Bayes’ rule with a coin'),
      detail: () => l10n.t('What 100 tosses make of the belief that a coin is fair.'),
      state: {},
    },
  ],
  caption({ heads, tails, trust, bound }) {
    const { a, b } = believedAfter(trust, heads, tails);
    const sum = a + b;
    const { prior, posterior } = bayesOf({ heads, tails, trust, bound });
    return l10n.t(
      'After {0} heads in {1} tosses the probability of heads is believed to be {2} ± {3}; before, it was 0.5 ± {4}. That it is above {6} had the probability {7} and has {8} now. The evidence for this outcome is {5}.',
      heads,
      heads + tails,
      formatNumber(a / sum, 3),
      formatNumber(Math.sqrt((a * b) / (sum + 1)) / sum, 2),
      formatNumber(0.5 / Math.sqrt(2 * trust + 1), 2),
      formatNumber(betaBinomialProbability(heads, tails, trust, trust), 3),
      formatNumber(bound, 2),
      formatNumber(prior, 2),
      formatNumber(posterior, 3),
    );
  },
});
