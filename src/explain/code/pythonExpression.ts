import { number, power, type Expression } from '../../notes/formulas/expression';
import { constantOf } from '../../notes/notation/meaning';
import { callName, pythonName } from './pythonName';

/** A library by which arrays are computed with. */
export type ArrayLibrary = 'numpy' | 'torch';

/** What an expression becomes: its source, and how tightly it binds. */
interface Written {
  readonly source: string;
  readonly binding: 'sum' | 'product' | 'power' | 'atom';
}

const order = ['sum', 'product', 'power', 'atom'];
const functions: Readonly<Record<string, string>> = {
  log: 'log',
  ln: 'log',
  exp: 'exp',
  sin: 'sin',
  cos: 'cos',
  tan: 'tan',
  tanh: 'tanh',
};

/** An expression as Python source with the parameters that it takes, in the order of their first use. */
export interface PythonExpression {
  readonly source: string;
  readonly parameters: readonly string[];
}

/** Elementwise Python of expressions; undefined for one that is not elementwise. */
export function pythonExpressions(
  expressions: readonly Expression[],
  library: ArrayLibrary,
): PythonExpression | undefined {
  const parameters: string[] = [];
  const writer = new Writer(library, (name) => {
    if (!parameters.includes(name)) {
      parameters.push(name);
    }
    return name;
  });
  const written = expressions.map((each) => writer.write(each)?.source);
  return written.includes(undefined) ? undefined : { source: written.join(', '), parameters };
}

class Writer {
  private readonly module: string;

  constructor(
    library: ArrayLibrary,
    private readonly parameter: (name: string) => string,
  ) {
    this.module = library === 'numpy' ? 'np' : 'torch';
  }

  write(expression: Expression): Written | undefined {
    switch (expression.kind) {
      case 'number':
        return { source: String(expression.value), binding: expression.value < 0 ? 'sum' : 'atom' };
      case 'quantity':
        return expression.letter === 'π' && expression.sub === ''
          ? atom(`${this.module}.pi`)
          : expression.letter === 'I' && expression.sub === ''
            ? atom('1')
            : atom(this.parameter(pythonName(expression)));
      case 'sum':
        return this.sum(expression.terms);
      case 'product':
        return this.product(expression.factors);
      case 'power':
        return this.power(expression.base, expression.exponent);
      case 'function':
        return this.call(functions[expression.name], [expression.argument]);
      case 'apply':
        return /^(?:min|max)$/.test(expression.head.letter)
          ? this.call(`${expression.head.letter}imum`, expression.groups.flat())
          : atom(this.parameter(callName(expression)));
      case 'norm': {
        const squares = this.sumOfSquares(expression.body);
        return squares && atom(`${this.module}.sqrt(${squares.source})`);
      }
      case 'expectation':
        return this.write(expression.body);
      case 'reduce':
      case 'opaque':
        return undefined;
    }
  }

  private call(name: string | undefined, members: readonly Expression[]): Written | undefined {
    const written = members.map((each) => this.write(each)?.source);
    return name === undefined || written.includes(undefined)
      ? undefined
      : atom(`${this.module}.${name}(${written.join(', ')})`);
  }

  private sumOfSquares(body: Expression): Written | undefined {
    const written = this.within(body, 'atom');
    return written === undefined ? undefined : atom(`${this.module}.sum(${written} ** 2)`);
  }

  private sum(terms: readonly Expression[]): Written | undefined {
    const written = terms.map((term) => this.write(term));
    if (written.includes(undefined)) {
      return undefined;
    }
    const source = written.map((each, i) => {
      const text = each!.source;
      if (i === 0) {
        return text;
      }
      return text.startsWith('-') ? ` - ${text.slice(1)}` : ` + ${text}`;
    });
    return { source: source.join(''), binding: 'sum' };
  }

  private product(factors: readonly Expression[]): Written | undefined {
    const isOver = (each: Expression): each is Expression & { readonly kind: 'power' } =>
      each.kind === 'power' && each.exponent.kind === 'number' && each.exponent.value < 0;
    const sign = factors.filter((each) => each.kind === 'number' && each.value === -1).length % 2 === 1;
    const above = factors.filter(
      (each) => !isOver(each) && !(each.kind === 'number' && Math.abs(each.value) === 1),
    );
    const below = factors.filter(isOver).map((each) => {
      const exponent = -(each.exponent as Expression & { readonly kind: 'number' }).value;
      return exponent === 1 ? each.base : power(each.base, number(exponent));
    });
    const times = (each: readonly Expression[]) => {
      const written = each.map((factor) => this.within(factor, 'product'));
      return written.includes(undefined) ? undefined : written.join(' * ');
    };
    const numerator = above.length === 0 ? '1' : times(above);
    const single = below.length === 1 ? this.within(below[0]!, 'power') : undefined;
    const denominator = below.length === 0 ? '' : (single ?? parenthesised(times(below)));
    if (numerator === undefined || denominator === undefined) {
      return undefined;
    }
    const source = `${sign ? '-' : ''}${numerator}${denominator === '' ? '' : ` / ${denominator}`}`;
    return { source, binding: sign ? 'sum' : 'product' };
  }

  private power(base: Expression, exponent: Expression): Written | undefined {
    if (base.kind === 'quantity' && base.letter === 'e' && base.sub === '') {
      return this.call('exp', [exponent]);
    }
    const constant = constantOf(exponent);
    if (exponent.kind === 'number' && exponent.value < 0) {
      return this.product([{ kind: 'power', base, exponent }]);
    }
    if (base.kind === 'norm' && constant === 2) {
      return this.sumOfSquares(base.body);
    }
    if (constant === 0.5 && hasParameter(base)) {
      return this.call('sqrt', [base]);
    }
    const [below, above] = [this.within(base, 'atom'), this.within(exponent, 'atom')];
    return below === undefined || above === undefined
      ? undefined
      : { source: `${below} ** ${above}`, binding: 'power' };
  }

  /** In brackets where it binds less than what is around it. */
  private within(expression: Expression, around: Written['binding']): string | undefined {
    const written = this.write(expression);
    return (
      written &&
      (order.indexOf(written.binding) < order.indexOf(around) ? `(${written.source})` : written.source)
    );
  }
}

const atom = (source: string): Written => ({ source, binding: 'atom' });
const parenthesised = (source: string | undefined) => (source === undefined ? undefined : `(${source})`);

/** Roots of numbers alone are no arrays, of which only the library's own roots are. */
function hasParameter(expression: Expression): boolean {
  switch (expression.kind) {
    case 'quantity':
      return expression.letter !== 'π';
    case 'number':
    case 'opaque':
      return false;
    case 'sum':
      return expression.terms.some(hasParameter);
    case 'product':
      return expression.factors.some(hasParameter);
    case 'power':
      return hasParameter(expression.base) || hasParameter(expression.exponent);
    case 'function':
      return hasParameter(expression.argument);
    case 'apply':
    case 'reduce':
    case 'norm':
    case 'expectation':
      return true;
  }
}
