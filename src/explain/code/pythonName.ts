import type { Expression, Quantity } from '../../notes/formulas/expression';

const greek: Readonly<Record<string, string>> = {
  α: 'alpha',
  β: 'beta',
  γ: 'gamma',
  δ: 'delta',
  Δ: 'Delta',
  ε: 'epsilon',
  η: 'eta',
  θ: 'theta',
  λ: 'lambda_',
  μ: 'mu',
  ρ: 'rho',
  σ: 'sigma',
  Σ: 'Sigma',
  τ: 'tau',
  φ: 'phi',
};

const spelled = (text: string): string =>
  [...text]
    .map((char) => greek[char] ?? (char === '-' ? '_minus_' : char === '+' ? '_plus_' : char))
    .join('')
    .replace(/[^A-Za-z0-9_]/g, '');

/** A quantity as a Python name: ᾱ_{t−1} is `alpha_bar_t_minus_1`. */
export const pythonName = ({ letter, accent, sub, label }: Quantity): string =>
  [letter, ...accent.split(' '), sub, label]
    .map(spelled)
    .filter((part) => part !== '')
    .join('_');

/**
 * What a call's value is named: a network's output by the network alone, another function's by its arguments too, and
 * the gradient of a log density by what the density is of.
 */
export function callName({ head, groups }: Expression & { readonly kind: 'apply' }): string {
  const name = head.letter === '∇' ? 'grad' : pythonName(head);
  const members = groups.flat();
  // A network is told apart by what it is given beside the state and the time.
  const named = /^(?:[fgh])$/.test(name) || head.letter === '∇' ? members : members.slice(2);
  return [name, ...named.map(argumentName)].filter((part) => part !== '').join('_');
}

function argumentName(argument: Expression): string {
  switch (argument.kind) {
    case 'quantity':
      return pythonName(argument);
    case 'number':
      return String(argument.value).replace(/[^\d]/g, '_');
    case 'function':
      return `${argument.name}_${argumentName(argument.argument)}`;
    case 'apply':
      return [
        pythonName(argument.head),
        argument.groups.map((group) => group.map(argumentName).join('_')).join('_given_'),
      ].join('_');
    case 'sum':
    case 'product':
    case 'power':
    case 'reduce':
    case 'norm':
    case 'expectation':
    case 'opaque':
      return '';
  }
}
