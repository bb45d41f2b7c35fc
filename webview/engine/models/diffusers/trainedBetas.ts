import { createSchedule, scheduleKinds, type ScheduleConfig } from '../../../../src/diffusion/schedule';

/**
 * The schedule that makes these β_1…β_T, with its own β_1 and β_T; undefined when none of the known kinds does.
 * diffusers works them out in float32, where a small β carries the error of the largest.
 */
export function scheduleOfBetas(betas: readonly number[]): ScheduleConfig | undefined {
  const largest = betas.reduce((most, each) => Math.max(most, each), 0);
  const [first = 0] = betas;
  const last = betas.at(-1) ?? 0;
  // All the same β are every kind's limit; their plain name comes first.
  const kinds = ['constant', ...scheduleKinds.filter((kind) => kind !== 'constant')] as const;
  return kinds
    .map((kind): ScheduleConfig => ({ kind, T: betas.length, ...betaRange(kind, first, last) }))
    .filter(({ betaStart, betaEnd }) => [betaStart, betaEnd].every((beta) => beta > 0 && beta < 1))
    .find((config) => {
      const { beta } = createSchedule(config);
      return betas.every((each, i) => Math.abs(each - (beta[i + 1] ?? 0)) <= 1e-6 * each + 2e-7 * largest);
    });
}

/** β_1 and β_T of a kind that begins and ends with these. */
function betaRange(
  kind: ScheduleConfig['kind'],
  first: number,
  last: number,
): Pick<ScheduleConfig, 'betaStart' | 'betaEnd'> {
  if (kind !== 'sigmoid') {
    return { betaStart: first, betaEnd: last };
  }
  // Its logistic function runs from −6 to 6 and reaches neither 0 nor 1.
  const reached = 1 / (1 + Math.exp(6));
  const range = (last - first) / (1 - 2 * reached);
  return { betaStart: first - reached * range, betaEnd: first + (1 - reached) * range };
}
