import { spawnSync } from 'node:child_process';
import { describe, expect, it } from 'vitest';
import { createSchedule } from '../../../../src/diffusion/schedule';
import { posterior as posteriorOf } from '../../../../src/diffusion/posterior';
import { codedFormulas } from '../../../../src/explain/code/codedFormulas';
import { codedExpressions, formulaCode } from '../../../../src/explain/code/formulaCode';
import type { ArrayLibrary } from '../../../../src/explain/code/pythonExpression';
import { callName, pythonName } from '../../../../src/explain/code/pythonName';
import { codeFor, codeKindsOf } from '../../../../src/explain/code/codeFor';
import { formulaIds, type FormulaId } from '../../../../src/notes/catalogue';
import { compareSides } from '../../../../src/notes/check/chains/chain';
import { judgeFormulas } from '../../../../src/notes/check/checkNote';
import { readChains } from '../../../../src/notes/formulas/equations';
import { readExpression } from '../../../../src/notes/formulas/readExpression';
import { parseTex } from '../../../../src/notes/tex/parseTex';
import { ddpmConvention } from '../../../../src/notes/worlds/convention';
import { evaluate } from '../../../../src/notes/formulas/evaluate';
import { readNote } from '../../../../src/notes/readNote';
import { writtenFormulas } from '../../notes/catalogue/writtenFormulas';

const python = '/usr/bin/python3';
const imports = { numpy: 'import numpy', torch: 'import torch' } as const;
const has = (library: ArrayLibrary): boolean => spawnSync(python, ['-c', imports[library]]).status === 0;

/** A call of a formula's function: its source, its name, and its arguments in order. */
interface Call {
  readonly source: string;
  readonly name: string;
  readonly values: readonly number[];
}

/** Runs the functions with arrays of one number and gives back what they return, as lists. */
function run(library: ArrayLibrary, calls: readonly Call[]): number[][] {
  const array = library === 'numpy' ? 'np.array([v])' : 'torch.tensor([v], dtype=torch.float64)';
  const program = `
import json, sys
import numpy as np
${library === 'torch' ? 'import torch' : ''}
results = []
for call in json.load(sys.stdin):
    space = {}
    exec(call["source"], space)
    result = space[call["name"]](*[${array} for v in call["values"]])
    results.append([float(each) for each in (result if isinstance(result, tuple) else (result,))])
print(json.dumps(results))
`;
  const { status, stdout, stderr } = spawnSync(python, ['-W', 'ignore', '-c', program], {
    input: JSON.stringify(calls),
    encoding: 'utf8',
  });
  expect(stderr).toBe('');
  expect(status).toBe(0);
  return JSON.parse(stdout) as number[][];
}

const coded = formulaIds.filter((id) => formulaCode(id, 'numpy'));
/** A number for a name, such that every root of the formulas is real. */
const valueOf = (name: string): number => {
  const sum = [...name].reduce((total, char, i) => total + char.charCodeAt(0) * (i + 1), 0);
  return /^(?:alpha|beta)/.test(name)
    ? ({ alpha_bar_t: 0.3, alpha_bar_s: 0.5 }[name] ?? 0.55 + (sum % 17) / 100)
    : /^(?:sigma_t|t)$/.test(name)
      ? 0.2
      : 1.1 + (sum % 89) / 100;
};

describe.each(['numpy', 'torch'] as const)('%s code of formulas', (library) => {
  it('is there for the same formulas', () => {
    expect(formulaIds.filter((id) => formulaCode(id, library))).toEqual(coded);
    expect(coded.length).toBeGreaterThan(60);
  });
});

for (const [library, title] of [
  ['numpy', 'NumPy’s code (python3-numpy)'],
  ['torch', 'PyTorch’s code (python3-torch)'],
] as const) {
  describe.skipIf(!has(library))(title, () => {
    it('computes what the evaluator does', () => {
      const calls = coded.map((id) => {
        const { name, source, parameters } = formulaCode(id, library)!;
        return { id, name, source, values: parameters.map(valueOf) };
      });
      const results = run(library, calls);
      const values = {
        quantity: (each: Parameters<typeof pythonName>[0]) =>
          each.letter === 'π' ? Math.PI : valueOf(pythonName(each)),
        call: (each: Parameters<typeof callName>[0]) => valueOf(callName(each)),
      };
      coded.forEach((id, i) => {
        const expected = codedExpressions(id)!.map((each) => evaluate(each, values));
        expected.forEach((each, at) => {
          expect(results[i]![at], id).toBeCloseTo(each!, 10);
        });
        expect(results[i], id).toHaveLength(expected.length);
      });
    });

    it('computes the posterior of the schedule', () => {
      const schedule = createSchedule({ kind: 'linear', T: 1000, betaStart: 1e-4, betaEnd: 0.02 });
      const t = 400;
      const given: Readonly<Record<string, number>> = {
        alpha_bar_t_minus_1: schedule.alphaBar[t - 1]!,
        alpha_bar_t: schedule.alphaBar[t]!,
        alpha_t: schedule.alpha[t]!,
        beta_t: schedule.beta[t]!,
        x_0: 0.7,
        x_t: -0.4,
      };
      const [mean, variance] = run(
        library,
        (['posterior-mean', 'posterior-variance'] as const).map((id) => {
          const { name, source, parameters } = formulaCode(id, library)!;
          return { name, source, values: parameters.map((each) => given[each]!) };
        }),
      );
      const posterior = posteriorOf(schedule, t);
      expect(mean![0]).toBeCloseTo(posterior.x0 * 0.7 - posterior.xt * 0.4, 12);
      expect(variance![0]).toBeCloseTo(posterior.variance, 12);
    });
  });
}

/** Right by the evaluator though no formula of the catalogue: one step of ᾱ_t, and the scale of merged noises. */
const unnamed: readonly string[] = ['alpha-bar-definition', 'merged-noise'];

it.each(Object.entries(codedFormulas))('the equation of %s is right', (id, tex) => {
  const { after = '', verdict = 'right' } = writtenFormulas[id as FormulaId];
  const judged = judgeFormulas(readNote(`${after}\n\n$$${tex}$$`)).findLast((each) => each.id === id);
  expect(judged?.verdict).toBe(unnamed.includes(id) ? undefined : verdict);
});

it('one step of ᾱ_t is right', () => {
  const [chain] = readChains(parseTex(codedFormulas['alpha-bar-definition']!));
  const [left, right] = chain!.sides.map(({ nodes }) => readExpression(nodes));
  expect(compareSides(left!, right!, ddpmConvention)).toBe('right');
});

describe('code of a formula', () => {
  it('is a function in the paper’s letters', () => {
    expect(codeFor('predicted-x0', 'torch')).toBe(`import torch


def predicted_x0(x_t, alpha_bar_t, epsilon_theta):
    """Predicted x_0 (Ho et al. 2020, eq. 15)."""
    return (x_t - torch.sqrt(1 - alpha_bar_t) * epsilon_theta) / torch.sqrt(alpha_bar_t)
`);
    expect(codeFor('velocity', 'diffusers')).toBe(
      'target = scheduler.get_velocity(sample, noise, timesteps)\n',
    );
  });

  it('is offered for the libraries that there is any for', () => {
    expect(codeKindsOf('closed-form-sample')).toEqual(['numpy', 'torch', 'diffusers']);
    expect(codeKindsOf('score-from-noise')).toEqual(['numpy', 'torch']);
    expect(codeKindsOf('variational-bound')).toEqual([]);
  });
});
