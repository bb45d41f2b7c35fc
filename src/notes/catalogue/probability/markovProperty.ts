import * as l10n from '@vscode/l10n';
import { readDensity } from '../../formulas/density';
import type { Equation } from '../../formulas/equation';
import { type Expression, quantities } from '../../formulas/expression';
import { prml } from '../../glossary/papers';
import { type Step, isEnd, isNumbered, readStep } from '../../vocabulary/step';
import type { Verdict } from '../../worlds/compare';
import { formula } from '../formula';

/** P(C|B, A) = P(C|B) */
export const markovProperty = formula({
  id: 'markov-property',
  name: () => l10n.t('Markov property'),
  source: { paper: prml, place: 'equation', number: '13.3' },
  run: { title: () => l10n.t('Markov chain'), shows: { figure: 'markov' } },
  isOfOtherProcess: true,
  recognises: (facts) => readMarkov(facts) !== undefined,
  judge: judgeMarkov,
});

/** One variable given several others, and given one of them alone. */
interface Markov {
  readonly target: Expression;
  readonly kept: Expression;
  readonly dropped: readonly Expression[];
}

function readMarkov({ left, right }: Pick<Equation, 'left' | 'right'>): Markov | undefined {
  const [all, one] = [readDensity(left), readDensity(right)];
  if (all?.groups.length !== 2 || one?.groups.length !== 2 || keyOf(all.head) !== keyOf(one.head)) {
    return undefined;
  }
  const [[target, ...others], given] = [all.groups[0]!, all.groups[1]!];
  const [[same, ...more], [kept, ...further]] = [one.groups[0]!, one.groups[1]!];
  const isOfOne = others.length === 0 && more.length === 0 && further.length === 0 && given.length > 1;
  if (!isOfOne || !target || !same || !kept || keyOf(target) !== keyOf(same)) {
    return undefined;
  }
  const dropped = given.filter((each) => keyOf(each) !== keyOf(kept));
  const isChain = isOfOneChain([target, ...given].filter(isVariable));
  return isChain && dropped.length === given.length - 1 ? { target, kept, dropped } : undefined;
}

/** Variables of one letter, X_{n+1} and X_n, or events A, B, C; p(y|x, z) = p(y|x) is independence of another kind. */
function isOfOneChain(variables: readonly Expression[]): boolean {
  const letters = new Set(variables.map((each) => quantities(each)[0]?.letter));
  const isEvent = (each: Expression) => each.kind === 'quantity' && /^[A-Z]$/.test(each.letter);
  return letters.size === 1 || variables.every(isEvent);
}

const keyOf = (expression: Expression): string => JSON.stringify(expression);

/**
 * Of numbered variables the one next to the target is kept: right where it stands between the target and all that is
 * dropped, wrong where one that is dropped stands between them. Letters and both sides at once say nothing.
 */
function judgeMarkov(equation: Equation): Verdict {
  const found = readMarkov(equation);
  const [target, kept, ...dropped] = found
    ? [found.target, found.kept, ...found.dropped.filter(isVariable)].map(placeOf)
    : [];
  if (target === undefined || kept === undefined || dropped.includes(undefined)) {
    return 'unknown';
  }
  const distance = (place: number) => (place - target) * Math.sign(kept - target);
  const distances = dropped.map((place) => distance(place!));
  if (distances.some((each) => each < 0)) {
    // q(x_{t−1}|x_t) is no q(x_{t−1}|x_t, x_0): the target lies between them.
    return isOfProcess(equation) ? 'wrong' : 'unknown';
  }
  return distances.every((each) => each > distance(kept)) ? 'right' : 'wrong';
}

/** Running states of the forward process q. */
const isOfProcess = ({ left }: Equation): boolean => {
  const density = readDensity(left);
  return (
    density?.head.letter === 'q' &&
    density.head.sub === '' &&
    density.groups.flat().every((each) => each.kind === 'quantity' && /^[xz]$/.test(each.letter)) &&
    density.groups[0]!.every((each) => each.kind === 'quantity' && /^t/.test(each.sub))
  );
};

/** Not the dots between variables. */
const isVariable = (expression: Expression): boolean => expression.kind !== 'opaque';

/** Where a variable stands in the order of steps: numbers, then running steps, then those counted from the end. */
function placeOf(expression: Expression): number | undefined {
  const step = expression.kind === 'quantity' ? readStep(expression.sub) : undefined;
  return step && { number: step.shift, running: 1e3 + step.shift, end: 1e6 + step.shift }[kindOf(step)];
}

const kindOf = (step: Step): 'number' | 'running' | 'end' =>
  isNumbered(step) ? 'number' : isEnd(step) ? 'end' : 'running';
