import type { Equation } from '../formulas/equation';
import { evaluate } from '../formulas/evaluate';
import { type Quantity, quantities } from '../formulas/expression';
import { readNormal } from '../formulas/shape';
import { type Verdict, best, compare, ofAll, perWorld, worlds } from '../worlds/compare';
import type { Convention } from '../worlds/convention';
import { FormulaValues } from '../worlds/formulaValues';
import { readLetters } from '../worlds/letters';
import type { World } from '../worlds/world';
import { formExpression, formValue } from './forms';
import { stepsOfLeft } from './steps';
import { type FormsTruth, type MomentsTruth, type Truth, formsOf } from './truth';

/** Compares an equation with the known forms or moments of its formula. */
export function compareWithTruth(truth: Truth, equation: Equation, convention: Convention): Verdict {
  const letters = readLetters([equation.left, equation.right]);
  const valuesIn = perWorld((world: World): ValuesInWorld => {
    const values = new FormulaValues(world, convention, letters);
    const { t, previous } = (truth.steps ?? stepsOfLeft)(equation, values);
    return {
      note: new FormulaValues(world, convention, letters, { unknowns: true }),
      form: (tex) => formValue(tex, world, t, previous),
    };
  });
  if (holdsForeignLetters(truth, equation, new FormulaValues(worlds[0]!, convention, letters))) {
    return 'unknown';
  }
  return 'forms' in truth
    ? compareForms(truth, equation, convention, valuesIn)
    : compareMoments(truth, equation, valuesIn);
}

/** The values of an equation's letters, and of the catalogue's forms, in one draw. */
interface ValuesInWorld {
  readonly note: FormulaValues;
  readonly form: (tex: string) => number | undefined;
}

function compareForms(
  { forms, comparesSides, raised }: FormsTruth,
  { left, right }: Equation,
  convention: Convention,
  valuesIn: (world: World) => ValuesInWorld,
): Verdict {
  const found = perWorld((world) => evaluate(right, valuesIn(world).note));
  if (comparesSides) {
    return compare((world) => evaluate(left, valuesIn(world).note), found);
  }
  const exponent = left.kind === 'power' ? left.exponent : undefined;
  return best(
    forms.map((tex) =>
      compare((world) => {
        const { form, note } = valuesIn(world);
        const value = form(tex);
        const power = exponent ? evaluate(exponent, note) : 1;
        if (value === undefined || power === undefined) {
          return undefined;
        }
        return raised ? raised(value, power, left, convention) : value ** power;
      }, found),
    ),
  );
}

function compareMoments(
  { moments, comparesNamedVariance }: MomentsTruth,
  { right }: Equation,
  valuesIn: (world: World) => ValuesInWorld,
): Verdict {
  const normal = readNormal(right);
  if (!normal) {
    return 'unknown';
  }
  // A variance by a letter of its own, such as σ_t², has no known value.
  const inVariance = quantities(normal.variance).filter(({ letter }) => letter !== 'I');
  const isNamed =
    !comparesNamedVariance &&
    inVariance.length > 0 &&
    inVariance.every(({ letter }) => /^[σΣT]$/.test(letter));
  return best(
    moments.map(({ mean, variance }) => {
      const ofMean = compare(
        (world) => valuesIn(world).form(mean),
        (world) => evaluate(normal.mean, valuesIn(world).note),
      );
      if (isNamed) {
        return ofMean;
      }
      const ofVariance = compare(
        (world) => valuesIn(world).form(variance),
        (world) => evaluate(normal.variance, valuesIn(world).note),
      );
      return ofAll([ofMean, ofVariance]);
    }),
  );
}

/** Whether the right side holds letters without a value that no form of the formula holds: it states something else. */
function holdsForeignLetters(truth: Truth, equation: Equation, values: FormulaValues): boolean {
  const known = lettersOf(truth);
  const isForeign = (each: Quantity) =>
    !known.has(each.letter) &&
    !/^(?:[εzξζexXyYI∇pqND]|min|max|clip|SNR)$/.test(each.letter) &&
    (each.letter === 'Σ' || values.quantity(each, new Map()) === undefined) &&
    values.step(each.letter + each.sub, new Map()) === undefined;
  return quantities(equation.right).some(isForeign);
}

const lettersByTruth = new WeakMap<Truth, ReadonlySet<string>>();

/** The letters of the forms of a truth. */
function lettersOf(truth: Truth): ReadonlySet<string> {
  let letters = lettersByTruth.get(truth);
  if (!letters) {
    letters = new Set(
      formsOf(truth).flatMap((form) => quantities(formExpression(form)).map(({ letter }) => letter)),
    );
    lettersByTruth.set(truth, letters);
  }
  return letters;
}
