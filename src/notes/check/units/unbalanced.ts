import * as l10n from '@vscode/l10n';
import type { Expression } from '../../formulas/expression';
import { somePart } from '../../formulas/equationFacts';
import { isDensity } from '../../formulas/shape';
import { ddpmConvention } from '../../worlds/convention';
import { compareStep } from '../../derivations/compareStep';
import { variableOf } from '../../derivations/compareTargets';
import type { CheckedChain } from '../chains/checkedChain';
import type { Finding } from '../finding';
import type { Mender } from '../fixes/mender';
import { offered } from '../messages';
import { added, Clash, compareUnits, unitsOf, type Degrees } from './densityUnits';
import { chainOfSteps } from './members';

/** A finding, and the side that the wrong one was compared with. */
interface Unbalanced {
  readonly finding: Finding;
  readonly known: { readonly start: number; readonly end: number };
}

/** What is left out of logarithms has units as well. */
const namesConstant = (tex: string): boolean => /const|常数|常數|\+\s*C(?![a-zA-Z_])/.test(tex);

/** Words, or another statement behind the formula: not all that is meant is written in letters. */
const holdsWords = (tex: string): boolean => /\\quad|；|\\(?:text|mbox)\w*\s*\{[^{}]*\w\s\w/.test(tex);

/**
 * Sides of a chain whose densities are of other variables than those of the sides before: by the change of variables a
 * density has the unit 1/x of what it is of, and both sides of an equation have one unit. A bound may bring in variables
 * that are discrete, whose probabilities have none.
 */
export function findUnbalanced(chain: CheckedChain, text: string, mender: Mender): readonly Unbalanced[] {
  const { sides, relations, inherited } = chain;
  const found: Unbalanced[] = [];
  if (namesConstant(text.slice(chain.span.start, chain.span.end))) {
    return found;
  }
  let reference: number | undefined;
  let doubtful: number | undefined;
  for (const [index, { expression, start }] of sides.entries()) {
    const written = text.slice(start, sides[index + 1]?.start ?? chain.span.end);
    if (index > 0 && relations[index - 1] !== 'equals') {
      reference = doubtful = undefined;
    }
    const own = holdsWords(written) ? undefined : unitsOf(expression);
    if (!own) {
      continue;
    }
    const tell = (known: number | undefined, clash: Clash) => {
      if (
        index >= inherited &&
        isPlain([...(known === undefined ? [] : [sides[known]!.expression]), expression])
      ) {
        const { start, end } = known === undefined ? sides[index]! : sides[known]!;
        found.push({ finding: finding(chain, known, index, clash, mender), known: { start, end } });
      }
    };
    if (own instanceof Clash) {
      tell(undefined, own);
      continue;
    }
    if (reference === undefined) {
      reference = index;
      continue;
    }
    const compared = compareUnits(sides[reference]!.expression, expression);
    if (!(compared instanceof Clash)) {
      reference = compared === 'same' ? index : reference;
      continue;
    }
    // Where the next side agrees with the one that was told, it goes on from there.
    const goesOn = doubtful !== undefined && compareUnits(sides[doubtful]!.expression, expression) === 'same';
    if (goesOn) {
      reference = index;
    } else if (isOfTheirs(compared, sides[reference]!.expression, expression)) {
      tell(reference, compared);
      doubtful = index;
    } else {
      reference = index;
    }
  }
  return found;
}

function finding(
  chain: CheckedChain,
  known: number | undefined,
  index: number,
  clash: Clash,
  mender: Mender,
): Finding {
  const wrong = chain.sides[index]!;
  const before = known === undefined ? undefined : chain.sides[known]!;
  const derivation = {
    variable: variableOf(chain.sides.map(({ expression }) => expression)),
    convention: ddpmConvention,
  };
  const isRight = (candidate: Expression) =>
    before
      ? compareUnits(before.expression, candidate) === 'same' &&
        compareStep(before.expression, candidate, false, derivation) === 'right'
      : index > 0 &&
        compareStep(chain.sides[index - 1]!.expression, candidate, false, derivation) === 'right';
  const fix = mender.search(chain, index, isRight, 1);
  const isWhole = !fix && index === 1 && before && known! >= chain.inherited;
  return {
    rule: 'chain',
    start: fix?.start ?? (isWhole ? before.start : wrong.start),
    end: Math.max(fix?.end ?? 0, fix ? 0 : wrong.end),
    severity: 'warning',
    message: messageOf(clash),
    ...offered(fix),
  };
}

function messageOf({ left, right }: Clash): string {
  if (!left.log !== !right.log) {
    return l10n.t(
      'A density stands beside the logarithm of one: a logarithm is missing, or one is too many.',
    );
  }
  const [a, b] = left.log && right.log ? [left.log, right.log] : [left.of, right.of];
  const [first, second] = [added(a, b, -1), added(b, a, -1)].map((each) => namesOf(each));
  return left.log
    ? l10n.t(
        'Both sides are logarithms of densities, but of other variables: what is left of one side is a density of {0}, counted with its sign.',
        first || second!,
      )
    : l10n.t(
        'These are densities of different variables: {0} and {1}.',
        namesOf(a, 1) || '1',
        namesOf(b, 1) || '1',
      );
}

/** The variables as a note writes them, at most three; those alone that are counted as often as said. */
function namesOf(degrees: Degrees, sign = 0): string {
  const names = [...degrees]
    .filter(([, count]) => sign === 0 || count * sign > 0)
    .map(([key]) => {
      const [letter = '', , sub = ''] = key.split(' ');
      const step = sub.startsWith('#') ? stepName(Number(sub.slice(1))) : sub;
      return step === '' ? letter : step.length === 1 ? `${letter}_${step}` : `${letter}_{${step}}`;
    });
  return names.length > 3 ? `${names[0]}, …, ${names.at(-1)}` : names.join(', ');
}

function stepName(step: number): string {
  const { t, T } = chainOfSteps;
  const from = (name: string, by: number) =>
    by === 0 ? name : `${name}${by > 0 ? '+' : '-'}${Math.abs(by)}`;
  return Math.abs(step - t) <= 1 ? from('t', step - t) : step >= T - 1 ? from('T', step - T) : String(step);
}

/** Whether each letter is written always with an index or never: x may be any of the states. */
function isPlain(sides: readonly Expression[]): boolean {
  const forms = new Map<string, boolean>();
  const isMixed = (letter: string, hasIndex: boolean) => {
    const before = forms.get(letter) ?? hasIndex;
    forms.set(letter, before);
    return before !== hasIndex;
  };
  return !sides.some((side) =>
    somePart(
      side,
      (part) =>
        isDensity(part) &&
        part.groups[0]!.some((each) => each.kind === 'quantity' && isMixed(each.letter, each.sub !== '')),
    ),
  );
}

/** Whether both sides speak of what is left over: a data set stands for its members. */
function isOfTheirs({ left, right }: Clash, a: Expression, b: Expression): boolean {
  if (!left.log !== !right.log) {
    return true;
  }
  const apart = left.log && right.log ? added(left.log, right.log, -1) : added(left.of, right.of, -1);
  const holds = (side: Expression, letter: string) =>
    somePart(side, (part) => part.kind === 'quantity' && part.letter === letter);
  const letters = [...apart.keys()].map((key) => key.split(' ')[0]!);
  // z may stand for x_1, …, x_T.
  const isOfOneKind = new Set([...apart.keys()].map((key) => key.split(' ')[2] !== '')).size <= 1;
  return isOfOneKind && letters.every((letter) => holds(a, letter) && holds(b, letter));
}
