import { isLearned, type Spelled } from './roles';
import { readStep } from './step';

/**
 * The letter by which a formula writes its state: x, X, y or Y where one of them has a step beside 0 and 1; else z
 * where it has one beside data, a prediction or another of its steps, as in latent models, but no noise z_0 of the first
 * step from x_0 to x_1; else x.
 */
export function findStateLetter(all: readonly Spelled[]): string {
  for (const letter of ['x', 'X', 'y', 'Y']) {
    if (stepsOf(all, letter, /^[01]$/).length > 0) {
      return letter;
    }
  }
  const isFirstStep = new Set(stepsOf(all, 'x', /[^01]/)).size > 1;
  for (const letter of ['z', 'Z']) {
    const steps = new Set(stepsOf(all, letter, isFirstStep ? /^[01]$/ : /^1$/));
    const isPrediction = all.some((each) => each.letter === letter && isLearned(each));
    if (steps.size > 0 && !isPrediction && (steps.size > 1 || all.some(isBesideState))) {
      return letter;
    }
  }
  return all.some(({ letter, accent, sub }) => letter === 'X' && accent === '' && readStep(sub)) ? 'X' : 'x';
}

const stepsOf = (all: readonly Spelled[], letter: string, left: RegExp): string[] =>
  all
    .filter((each) => each.letter === letter && /^(?:|tilde)$/.test(each.accent) && readStep(each.sub))
    .map(({ sub }) => sub)
    .filter((sub) => !left.test(sub));

/** What a latent state may stand beside: other noise, a velocity, and the data of the autoencoder. */
const isBesideState = ({ letter, sub }: Spelled): boolean =>
  /^[εvu]$/.test(letter) || (letter === 'x' && /^0?$/.test(sub));
