import { isCases, rowsOf } from './cases';
import { isLearned } from '../vocabulary/roles';
import { spend } from '../budget';
import { charOf, isDivision, isMultiplication, isNamed, isSign } from './brackets';
import type { Expression, Quantity } from './expression';
import { negative, number, power, product, sum } from './expression';
import { takesArguments } from './functionNames';
import { functions, isExpectation, isNabla, reduceOperator } from './operatorNames';
import { childrenOf, single } from './functionReader';
import { OperatorReader } from './operatorReader';
import type { Identifier } from '../tex/node';
import { plainText, readIdentifier } from '../tex/identifier';
import type { TexNode } from '../tex/node';

/** Reads nodes as an expression. Total: what it does not understand becomes opaque. */
export function readExpression(nodes: readonly TexNode[]): Expression {
  return new Reader(nodes).sum();
}

/** What stands deeper within brackets, fractions and operators is not read. */
const maxDepth = 100;

class Reader extends OperatorReader {
  protected of(nodes: readonly TexNode[]): Reader {
    return new Reader(nodes, this.depth);
  }

  sum(): Expression {
    const terms: Expression[] = [];
    let sign = 1;
    while (this.at < this.nodes.length) {
      const text = charOf(this.nodes[this.at]);
      if (isSign(text)) {
        if (text === '-' || text === '−') {
          sign = -sign;
        }
        this.at++;
        continue;
      }
      const term = this.product();
      terms.push(sign < 0 ? negative(term) : term);
      sign = 1;
    }
    if (terms.length === 0) {
      return { kind: 'opaque', text: '' };
    }
    return sum(terms);
  }

  protected product(first: readonly Expression[] = []): Expression {
    const factors: Expression[] = [...first];
    let divides = false;
    while (this.at < this.nodes.length) {
      const node = this.nodes[this.at]!;
      if (isSign(charOf(node)) || (factors.length > 0 && beginsWithSign(node))) {
        break;
      }
      if (isDivision(node)) {
        divides = true;
        this.at++;
      } else if (this.isDotted()) {
        factors.push({ kind: 'opaque', text: '⋯' });
        this.at += 3;
      } else if (isMultiplication(node)) {
        this.at++;
      } else {
        const factor: Expression = this.factor();
        const isDivisor: boolean = divides;
        factors.push(isDivisor ? power(factor, number(-1)) : factor);
        // In x²/2σ² the whole 2σ² is meant, but in 1/2 x only the 2.
        const before = factors.at(-2);
        const isOne = before?.kind === 'number' && before.value === 1;
        divides =
          isDivisor && factor.kind === 'number' && before !== undefined && !isOne && this.isLetterNext();
      }
    }
    return factors.length === 0 ? { kind: 'opaque', text: '' } : product(factors);
  }

  /** `···`, which stands for \\cdots. */
  private isDotted(): boolean {
    return [0, 1, 2].every((by) => /^[·⋅]$/.test(charOf(this.nodes[this.at + by])));
  }

  private isLetterNext(): boolean {
    const next = this.nodes[this.at];
    return next !== undefined && readIdentifier(next) !== undefined;
  }

  protected factor(): Expression {
    spend(2);
    if (this.depth >= maxDepth) {
      this.at++;
      return { kind: 'opaque', text: '…' };
    }
    this.depth++;
    const read = this.readFactor();
    this.depth--;
    return read;
  }

  private readFactor(): Expression {
    const node = this.nodes[this.at]!;
    const digits = this.digits();
    if (digits) {
      return digits;
    }
    const named = this.divergence() ?? this.signalToNoise() ?? this.extremum();
    if (named) {
      return named;
    }
    const spelled = this.spelledFunction();
    if (spelled) {
      return spelled;
    }
    const bracket = this.bracketed();
    if (bracket) {
      const inside = single(bracket.groups) ?? { kind: 'opaque', text: '(…)' };
      return this.raised(
        bracket.norm ? { kind: 'norm', body: inside, ...bracket.norm } : inside,
        bracket.sup,
      );
    }
    this.at++;
    if (isNabla(node)) {
      return this.gradient(node);
    }
    const operator = reduceOperator(node);
    if (operator) {
      return this.reduce(node, operator);
    }
    if (isExpectation(node)) {
      return this.expectation(node);
    }
    const inner = node.kind === 'scripts' ? node.base : node;
    if (inner?.kind === 'command' && functions.has(inner.name)) {
      return this.functionCall(node, inner.name);
    }
    const identifier = readIdentifier(node);
    if (identifier) {
      return this.identifier(identifier);
    }
    return this.compound(node);
  }

  private identifier(identifier: Identifier): Expression {
    const supText = plainText(identifier.sup);
    // What stands above e is an exponent, however it is spelled.
    const isWord = /^(?!T$)\p{L}{2,}/u.test(supText) && identifier.letter !== 'e';
    // ε_θ^t, the network at the step t.
    const isStep =
      /^[εfsμ]$/.test(identifier.letter) && isLearned({ sub: plainText(identifier.sub) }) && supText === 't';
    const isLabel = isStep || isWord || /^\(.*\)$|^\[.*\]$|^\*$/.test(supText) || identifier.primes > 0;
    // x_t^i, a component of a state.
    const isComponent = isComponentName(identifier, supText);
    const quantity: Quantity = {
      kind: 'quantity',
      letter: identifier.letter,
      accent: identifier.accents.join(' '),
      sub: plainText(identifier.sub),
      label: isStep
        ? '(t)'
        : isComponent
          ? `(${supText})`
          : isLabel
            ? supText + "'".repeat(identifier.primes)
            : '',
    };
    const power = isLabel || isComponent ? undefined : identifier.sup;
    const bracket = this.bracketAhead();
    if (bracket && takesArguments(quantity, bracket)) {
      this.at = bracket.next;
      const groups = this.groups(bracket.inside);
      return this.raised(this.raised({ kind: 'apply', head: quantity, groups }, power), bracket.sup);
    }
    return this.raised(quantity, power);
  }

  /** A decimal number; its last digit may carry a superscript. */
  private digits(): Expression | undefined {
    let text = '';
    let sup: TexNode | undefined;
    while (this.at < this.nodes.length && !sup) {
      const node = this.nodes[this.at]!;
      const char = charOf(node).normalize('NFKC');
      if (
        !/^\d$/.test(char) &&
        !(char === '.' && text !== '' && /^\d/.test(charOf(this.nodes[this.at + 1])))
      ) {
        break;
      }
      if (node.kind === 'scripts' && (node.sub || node.primes > 0)) {
        break;
      }
      text += char;
      if (node.kind === 'scripts') {
        sup = node.sup;
      }
      this.at++;
    }
    return text === '' ? undefined : this.raised(number(Number(text)), sup);
  }

  /** Whatever is neither an identifier nor an operator: fractions, roots, groups, braces over and under. */
  private compound(node: TexNode): Expression {
    switch (node.kind) {
      case 'scripts':
        if (!node.base) {
          return { kind: 'opaque', text: '' };
        }
        return this.raised(
          this.compound(withSubInside(node.base, node.sub)),
          isBrace(node.base) ? undefined : node.sup,
        );
      case 'group':
        return this.read(node.children);
      case 'command':
        return this.compoundCommand(node);
      case 'environment':
        return isCases(node)
          ? { kind: 'opaque', text: node.name, rows: rowsOf(node.children).map((row) => this.read(row)) }
          : { kind: 'opaque', text: node.name };
      case 'fence':
        return single(this.groups(node.children)) ?? { kind: 'opaque', text: '(…)' };
      case 'char':
        return { kind: 'opaque', text: node.text };
      case 'align':
      case 'row':
        return { kind: 'opaque', text: '' };
    }
  }

  private compoundCommand(node: TexNode & { readonly kind: 'command' }): Expression {
    const [first, second] = node.args;
    if (fractions.has(node.name) && first && second) {
      return product([this.read(childrenOf(first)), power(this.read(childrenOf(second)), number(-1))]);
    }
    if (node.name === 'sqrt' && first) {
      const degree = node.option ? this.read(node.option) : number(2);
      return power(this.read(childrenOf(first)), power(degree, number(-1)));
    }
    if ((node.name === 'stackrel' || node.name === 'overset' || node.name === 'underset') && second) {
      return this.read(childrenOf(second));
    }
    if (first && node.name !== 'phantom' && node.name !== 'binom') {
      return this.read(childrenOf(first));
    }
    return { kind: 'opaque', text: node.text ?? `\\${node.name}` };
  }
}

/** x_t^i and ε^i: one of several, and no power. */
const isComponentName = ({ letter, sub, primes }: Identifier, sup: string): boolean =>
  primes === 0 && /^[ij]$/.test(sup) && ((/^[xz]$/.test(letter) && sub !== undefined) || letter === 'ε');

/** \sqrt{\alpha}_t, by which everybody means \sqrt{\alpha_t}. */
function withSubInside(base: TexNode, sub: TexNode | undefined): TexNode {
  const inside = base.kind === 'command' && base.name === 'sqrt' ? base.args[0] : undefined;
  const letter = inside && readIdentifier(inside);
  if (!sub || !inside || !letter || letter.sub || base.kind !== 'command') {
    return base;
  }
  const { start } = inside;
  return {
    ...base,
    memo: {},
    args: [{ kind: 'scripts', base: inside, sub, sup: undefined, primes: 0, start, end: sub.end }],
  };
}

/** A group or brace that begins with a sign is a term of its own: it prints so. */
function beginsWithSign(node: TexNode): boolean {
  const inner = node.kind === 'scripts' ? node.base : node;
  const group = inner && isBrace(inner) && inner.kind === 'command' ? inner.args.at(-1) : inner;
  const first = group?.kind === 'group' ? group.children[0] : undefined;
  return first !== undefined && isSign(charOf(first));
}

const isBrace = (node: TexNode): boolean => isNamed(node, 'underbrace', 'overbrace', 'underset', 'overset');
const fractions: ReadonlySet<string> = new Set(['frac', 'dfrac', 'tfrac', 'cfrac']);
