import fc from 'fast-check';
import { expect, test } from 'vitest';
import { symbolTime } from '../../../../src/explain/values/symbolTime';
import type { Expression, Quantity } from '../../../../src/notes/formulas/expression';
import { EquationFacts } from '../../../../src/notes/formulas/equationFacts';
import { readExpression } from '../../../../src/notes/formulas/readExpression';
import { ScheduleValues } from '../../../../src/notes/formulas/scheduleValues';
import { readMeaning } from '../../../../src/notes/notation/meaning';
import type { SymbolId, SymbolOccurrence } from '../../../../src/notes/note';
import { readNote } from '../../../../src/notes/readNote';
import { parseTex } from '../../../../src/notes/tex/parseTex';
import {
  isNamedRole,
  isScheduleRole,
  type NamedRole,
  readRole,
  type Role,
} from '../../../../src/notes/vocabulary/roles';
import { findStateLetter } from '../../../../src/notes/vocabulary/stateLetter';
import { isCounted, isEnd, isNumbered, type Step } from '../../../../src/notes/vocabulary/step';
import { worlds } from '../../../../src/notes/worlds/compare';
import { ddpmConvention as ddpm } from '../../../../src/notes/worlds/convention';
import { FormulaValues } from '../../../../src/notes/worlds/formulaValues';
import { readLetters } from '../../../../src/notes/worlds/letters';

const r = String.raw;

/** Left out: u and X, which a flow and a random variable need more of, and letters without a role. */
const letters = [
  ...[
    r`\alpha`,
    'α',
    r`\beta`,
    r`\sigma`,
    r`\Sigma`,
    r`\mu`,
    r`\epsilon`,
    r`\varepsilon`,
    'ϵ',
    r`\xi`,
    r`\zeta`,
  ],
  ...['x', 'z', 'v', 's', 'y', 'f', r`\eta`, r`\gamma`, 'h', 'b'],
  ...['q', 'p', 'P', 'N', 'L', 'J', r`\ell`, 'w', 'W', 'B', r`\omega`],
];
const decorations = ['', r`\bar`, r`\overline`, r`\hat`, r`\widehat`, r`\tilde`, r`\dot`];
const fonts = ['', r`\mathbf`, r`\boldsymbol`, r`\bm`, r`\mathrm`];
const subscripts = [
  ...[
    '',
    't',
    't-1',
    't+1',
    'T',
    'T-1',
    '0',
    '1',
    '2',
    '10',
    '500',
    's',
    "t'",
    'k',
    'k-1',
    'n',
    'm',
    'i',
    'j',
    'l',
    'ti',
  ],
  ...[r`\tau_i`, r`\tau_{i-1}`, 't_i', 't_{i-1}', 'S_t', r`t-\Delta t`, 'N', 'L', 'i<N'],
  ...[r`\theta`, r`\phi`, r`\psi`, r`\Theta`, r`\theta,t`, 'ab', 'tol', 'q4', r`\nu`, 'K', 'M'],
];
const spelling = fc
  .record({
    letter: fc.constantFrom(...letters),
    decoration: fc.constantFrom(...decorations),
    font: fc.constantFrom(...fonts),
    sub: fc.constantFrom(...subscripts),
  })
  .map(({ letter, decoration, font, sub }) => {
    const dressed = font === '' ? letter : `${font}{${letter}}`;
    const marked = decoration === '' ? dressed : `${decoration}{${dressed}}`;
    return sub === '' ? marked : `${marked}_{${sub}}`;
  });

/** Of the process, whatever index counts it, with noise beside. */
const context = r`\bar\alpha_t\bar\alpha_k\bar\alpha_n\bar\alpha_m\bar\alpha_i\bar\alpha_j\bar\alpha_l\bar\alpha_N\bar\alpha_L\epsilon\,`;

/** The symbols that stand for a role; what data and named roles are is left to what surrounds them. */
const symbolsOf: Readonly<Record<Exclude<Role, 'data' | NamedRole | 'other'>, readonly SymbolId[]>> = {
  alpha: ['alpha_t', 'alpha_ddim', 'signalScale'],
  alphaBar: ['alphaBar_t', 'signalScale'],
  beta: ['beta_t', 'beta_min', 'beta_max'],
  betaBar: ['betaBar_t'],
  betaTilde: ['betaTilde_t'],
  sigma: ['sigma_t', 'sigma', 'noiseLevel', 'noiseScale', 'sigma_ddim', 'sigma_min', 'sigma_max'],
  covariance: ['Sigma'],
  SigmaHat: ['Sigma_theta'],
  x0: ['x_0', 'z_latent'],
  state: ['x_t', 'x_{t-1}', 'x_T', 'z_latent'],
  noisyData: ['x_tilde'],
  x0Hat: ['x0Hat', 'f_theta'],
  noise: ['epsilon', 'z'],
  noiseHat: ['epsilon_theta', 'epsilonHat', 'epsilonTilde', 'epsilon_cond', 'epsilon_uncond'],
  velocity: ['v_target', 'v_flow'],
  velocityHat: ['v_theta', 'v_flow'],
  scoreHat: ['s_theta'],
  muTilde: ['muTilde_t', 'mu'],
  muHat: ['mu_theta', 'sampleMean'],
};
/** Each of these symbols has its own role, whatever else is said of a letter. */
const symbolsOfNames: Readonly<Record<NamedRole, readonly SymbolId[]>> = {
  density: [
    'q',
    'q_sigma',
    'density',
    'p_theta',
    'p_phi',
    'p_t',
    'p_sigma',
    'p_0t',
    'p_prior',
    'p_data',
    'p_1',
  ],
  distribution: ['density', 'probabilityOf'],
  normal: ['N', 'N_scales', 'sampleSize'],
  loss: ['L', 'L_T', 'L_0', 'L_t', 'L_{t-1}', 'L_simple', 'L_hybrid', 'L_gamma', 'L_FM', 'L_CFM'],
  wiener: ['w', 'wBar', 'guidanceWeight', 'event'],
};
const known = new Set<SymbolId>(Object.values(symbolsOf).flat());
/** What letters without a role may be beside that: a mean in general, x̄, σ̇, a bold s that is a function. */
const beside: ReadonlySet<SymbolId> = new Set(['mu', 'sampleMean', 'x_tilde', 'noiseLevel', 's_theta']);

const quantityOf = (tex: string): Quantity => {
  const expression = readExpression(parseTex(tex));
  expect(expression.kind, tex).toBe('quantity');
  return expression as Quantity;
};

const symbolAt = (tex: string): SymbolOccurrence | undefined =>
  readNote(`$$${context}${tex}$$`).symbols.find(
    ({ start, end }) => start === 2 + context.length && end === start + tex.length,
  );

const check = (test: (tex: string, quantity: Quantity, role: Role, step: Step | undefined) => void) =>
  fc.assert(
    fc.property(spelling, (tex) => {
      const quantity = quantityOf(tex);
      const noise = quantityOf(r`\epsilon`);
      const { role, step } = readRole(quantity, findStateLetter([quantity, noise]));
      test(tex, quantity, role, step);
    }),
    { numRuns: 3000, seed: 11 },
  );

test('what a letter is, the hover and the table say alike', () => {
  check((tex, _, role) => {
    const id = symbolAt(tex)?.id;
    if (role === 'data') {
      return;
    }
    if (isNamedRole(role)) {
      expect(id === undefined || symbolsOfNames[role].includes(id), `${tex} ${role} ${id}`).toBe(true);
      return;
    }
    if (role === 'other') {
      expect(id === undefined || beside.has(id) || !known.has(id), `${tex} ${id}`).toBe(true);
    } else {
      expect(symbolsOf[role], `${tex} ${role} ${id}`).toContain(id);
    }
  });
});

test('the step of a symbol is that of its values', () => {
  check((tex, _quantity, role, step) => {
    const symbol = symbolAt(tex);
    if (!step || !symbol?.time || role === 'other') {
      return;
    }
    const time = symbolTime(symbol.id, symbol.time, 1000);
    if (isNumbered(step)) {
      expect(time, tex).toMatchObject({ kind: 'fixed', t: step.shift });
    } else if (isEnd(step)) {
      expect(time, tex).toMatchObject({ kind: 'fixed', t: 1000 + step.shift });
    } else {
      expect(time, tex).toMatchObject({ kind: 'running', offset: isCounted(step) ? step.shift : 0 });
    }
  });
});

test('recognition knows the same roles', () => {
  check((tex, quantity, role) => {
    const right: Expression = { kind: 'product', factors: [quantity, quantityOf(r`\epsilon`)] };
    const facts = new EquationFacts({ left: quantity, right, relation: 'equals' });
    expect(facts.leftRole, tex).toBe(role);
    if (role !== 'other') {
      expect(facts.has(role), tex).toBe(true);
    }
  });
});

test('the checker has values for what is known of the schedule and the noise, and for nothing else', () => {
  const world = worlds[0]!;
  check((tex, quantity, role, step) => {
    const letters = readLetters([quantity, quantityOf(r`\epsilon`)]);
    const value = new FormulaValues(world, ddpm, letters).quantity(quantity, new Map());
    const isTimed =
      step !== undefined && new FormulaValues(world, ddpm, letters).step(quantity.sub, new Map())! <= world.T;
    if (/^(?:noise|noiseHat|scoreHat)$/.test(role)) {
      expect(value, tex).toBeTypeOf('number');
    }
    if (role === 'other' && quantity.letter !== 'y') {
      expect(value, tex).toBeUndefined();
    }
    // σ_0 and β̃_0 are of no step.
    if (isScheduleRole(role) && isTimed && quantity.sub !== '0') {
      expect(value, tex).toBeTypeOf('number');
    }
  });
});

test('definitions take the letters of the papers for the same quantities', () => {
  const meanings: Readonly<Partial<Record<Role, SymbolId>>> = {
    alpha: 'alpha_t',
    alphaBar: 'alphaBar_t',
    beta: 'beta_t',
  };
  check((tex, quantity, role, step) => {
    const meaning = readMeaning(quantity, new Map())?.meaning;
    const isIndexed = quantity.sub === '' || step !== undefined;
    const expected = role === 'noise' && quantity.letter === 'ε' ? 'epsilon' : meanings[role];
    expect(meaning, tex).toBe(isIndexed ? expected : undefined);
  });
});

test('the catalogue’s own schedule has values at the same steps', () => {
  const values = new ScheduleValues(1);
  check((tex, quantity, role) => {
    const value = values.quantity(quantity, new Map());
    const step = values.step(quantity.sub);
    const isInside = step !== undefined && step >= 1 && step <= values.T;
    if (/^(?:alpha|alphaBar|beta|betaTilde|sigma)$/.test(role) && isInside) {
      expect(value, tex).toBeTypeOf('number');
    }
    if (role === 'other') {
      expect(value, tex).toBeUndefined();
    }
  });
});
