import type { Spelling } from '../spelling';
import { differentials } from './differentialEdits';
import type { Edit } from './edit';
import {
  dimensions,
  fractions,
  meansOfNoise,
  numbers,
  sampleCounts,
  scaledNoise,
  sumsOfTerms,
  wholeFactors,
} from './factorEdits';
import { bars, coefficients, limits, ranges, subscripts } from './indexEdits';
import { functions, letters, logarithmsOfRatios } from './nameEdits';
import {
  exponents,
  inverseSquares,
  roots,
  squares,
  squaresTooMany,
  variancesBeforeNoise,
} from './powerEdits';
import { probabilities } from './probabilityEdits';
import { scheduledPattern } from './scheduled';
import { complements, signs, signsOfDivergences, stepsOfBeta, times, turnedDifferences } from './signEdits';
import { stateSwaps, swaps } from './swapEdits';

/** Every small slip undone: the candidates of a search for what was meant, likely ones first. */
export function smallEdits(source: string, spelling: Spelling): Edit[] {
  const scheduled = scheduledPattern(spelling);
  const found = [
    ...logarithmsOfRatios(source),
    ...bars(source, spelling),
    ...stateSwaps(source),
    ...subscripts(source, spelling.steps),
    ...coefficients(source),
    ...limits(source),
    ...differentials(source),
    ...signs(source),
    ...signsOfDivergences(source),
    ...squaresTooMany(source),
    ...complements(source, scheduled),
    ...turnedDifferences(source),
    ...stepsOfBeta(source),
    ...variancesBeforeNoise(source),
    ...roots(source, scheduled),
    ...exponents(source),
    ...inverseSquares(source),
    ...squares(source),
    ...swaps(source, scheduled),
    ...meansOfNoise(source),
    ...fractions(source),
    ...letters(source),
    ...numbers(source),
    ...dimensions(source),
    ...times(source),
    ...functions(source, scheduled),
    ...probabilities(source),
    ...wholeFactors(source, spelling),
    ...ranges(source),
    ...sumsOfTerms(source),
    ...sampleCounts(source),
    ...scaledNoise(source),
  ];
  const seen = new Set<string>();
  return found.filter(({ start, end, newText }) => {
    const key = `${start} ${end} ${newText}`;
    return seen.has(key) ? false : (seen.add(key), true);
  });
}
