import { describe, expect, test } from 'vitest';
import { compareSides } from '../../../../src/notes/check/chains/chain';
import { checkNote, judgeFormulas } from '../../../../src/notes/check/checkNote';
import { compareStep } from '../../../../src/notes/derivations/compareStep';
import { variableOf } from '../../../../src/notes/derivations/compareTargets';
import { derivationOf, derivations } from '../../../../src/notes/derived';
import { readChains } from '../../../../src/notes/formulas/equations';
import { readExpression } from '../../../../src/notes/formulas/readExpression';
import { readNote } from '../../../../src/notes/readNote';
import { parseTex } from '../../../../src/notes/tex/parseTex';
import { ddpmConvention as convention } from '../../../../src/notes/worlds/convention';

const r = String.raw;
const setting = r`Let $\alpha_t=1-\beta_t$ and $\bar\alpha_t=\prod_{s=1}^t\alpha_s$.`;

/** Whether each step of a chain holds: by its algebra, in the process, or as a formula of the catalogue. */
function stepsOf(tex: string): string[] {
  return readChains(parseTex(tex)).flatMap(({ sides, relations }) => {
    const read = sides.map(({ nodes }) => readExpression(nodes));
    const variable = variableOf(read);
    return relations.map((relation, index) => {
      const [left, right] = [read[index]!, read[index + 1]!];
      const isUpToFactor = relation === 'proportional';
      const verdicts = [
        compareStep(left, right, isUpToFactor, { variable, convention }),
        isUpToFactor ? 'unknown' : compareSides(left, right, convention),
        ...judgeFormulas(readNote(`${setting}\n\n$$${tex}$$`))
          .slice(2)
          .map(({ verdict }) => verdict),
      ];
      return verdicts.includes('wrong') && !verdicts.includes('right')
        ? 'wrong'
        : verdicts.includes('right')
          ? 'right'
          : 'unknown';
    });
  });
}

describe.each(derivations.map((each) => [each.of, each] as const))(
  'the derivation of %s',
  (id, { lines }) => {
    test.each(lines.map(({ tex }) => [tex]))('%s holds', (tex) => {
      const steps = stepsOf(tex);
      expect(steps.length).toBeGreaterThan(0);
      expect(steps).toEqual(steps.map(() => 'right'));
    });

    test('the checker finds nothing in it', () => {
      const text = [setting, ...lines.map(({ tex }) => `$$${tex}$$`)].join('\n\n');
      expect(checkNote(readNote(text)).map(({ message }) => message)).toEqual([]);
    });

    test('every line has its sentence', () => {
      expect(lines.every(({ why }) => /^[^\\]+\.$/.test(why()))).toBe(true);
      expect(derivationOf(id)?.lines).toBe(lines);
    });
  },
);

/** Slips in lines of derivations. */
test.each([
  [
    r`\alpha_t(1-\alpha_{t-1})+(1-\alpha_t)=1-\alpha_t\alpha_{t-1}`,
    '1-\\alpha_t\\alpha',
    '1+\\alpha_t\\alpha',
  ],
  [
    r`-\frac{x_t-\sqrt{\bar\alpha_t}x_0}{1-\bar\alpha_t}=-\frac{\epsilon}{\sqrt{1-\bar\alpha_t}}`,
    r`{\sqrt{1-\bar\alpha_t}}`,
    r`{1-\bar\alpha_t}`,
  ],
  [r`\log p(y|x)+\log p(x)=\log p(x|y)+\log p(y)`, '+\\log p(y)', '-\\log p(y)'],
])('a slip in %s breaks it', (tex, right, wrong) => {
  expect(stepsOf(tex)).toEqual(['right']);
  expect(stepsOf(tex.replace(right, wrong))).toEqual(['wrong']);
});
