import { charOf } from './brackets';
import { somePart } from './equationFacts';
import type { Expression, Quantity } from './expression';
import { number } from './expression';
import { childrenOf, FunctionReader, single } from './functionReader';
import { divergenceLength, splitDivergence } from './operatorNames';
import { openEnd, openRange } from './openRange';
import { isDensity } from './shape';
import { plainText } from '../tex/identifier';
import type { TexNode } from '../tex/node';

/** Reads operators, and what they act on. */
export abstract class OperatorReader extends FunctionReader {
  protected reduce(node: TexNode, operator: 'product' | 'sum' | 'integral'): Expression {
    const sub = node.kind === 'scripts' && node.sub ? childrenOf(node.sub) : [];
    const sup = node.kind === 'scripts' ? node.sup : undefined;
    const equals = sub.findIndex((each) => charOf(each) === '=');
    const index = plainText(equals > 0 ? sub[0] : undefined);
    const lower = equals > 0 ? sub.slice(equals + 1) : operator === 'integral' ? sub : [];
    const from = lower.length > 0 ? this.read(lower) : undefined;
    const to = sup ? this.read(childrenOf(sup)) : undefined;
    const body = this.product();
    // ∏_{s≤t}, from 1, and Σ_{t>1}, up to T.
    const range = operator !== 'integral' ? openRange(sub) : undefined;
    if (range && (range.from || !sup)) {
      const end = range.from ? (to ?? openEnd(range.index)) : this.read(range.to);
      const start = range.from ?? number(1);
      return { kind: 'reduce', operator, index: range.index, from: start, ...(end ? { to: end } : {}), body };
    }
    return { kind: 'reduce', operator, index, ...(from ? { from } : {}), ...(to ? { to } : {}), body };
  }

  protected expectation(node: TexNode): Expression {
    const over = this.densitiesBelow(node);
    const inside = this.bracketAhead()?.inside;
    const bracket = this.bracketed();
    // E[x_0 | x_t] is known by what it is the mean of.
    const body = bracket
      ? (single(bracket.groups) ?? {
          kind: 'opaque' as const,
          text: `[${inside?.map(plainText).join('') ?? ''}]`,
        })
      : this.product();
    const mean: Expression = bracket?.norm ? { kind: 'norm', body, ...bracket.norm } : body;
    return {
      kind: 'expectation',
      body: this.raised(mean, bracket?.sup),
      ...(over.length > 0 ? { over } : {}),
    };
  }

  /** The conditional and joint densities in the subscript of E. */
  private densitiesBelow(node: TexNode): readonly Expression[] {
    const below = node.kind === 'scripts' && node.sub ? childrenOf(node.sub) : [];
    if (!below.some((each) => /^[|∣(]$/.test(charOf(each)) || each.kind === 'fence')) {
      return [];
    }
    const found: Expression[] = [];
    somePart(this.read(below), (part) => {
      if (isDensity(part)) {
        found.push(part);
      }
      return false;
    });
    return found;
  }

  /** D_KL(p ‖ q), also as KL(p ‖ q): the head D with both distributions as groups. */
  protected divergence(): Expression | undefined {
    const length = divergenceLength(this.nodes, this.at);
    if (length === 0) {
      return undefined;
    }
    const start = this.at;
    this.at += length;
    const bracket = this.bracketAhead();
    const groups = bracket && splitDivergence(bracket.inside);
    if (groups?.length !== 2) {
      this.at = start;
      return undefined;
    }
    this.at = bracket!.next;
    const head: Quantity = { kind: 'quantity', letter: 'D', accent: '', sub: 'KL', label: '' };
    return { kind: 'apply', head, groups: groups.map((each) => [this.read(each)]) };
  }

  /** ∇ and the one factor it acts on; `∇·` and `∇²` are heads of their own. */
  protected gradient(node: TexNode): Expression {
    const of = node.kind === 'scripts' ? plainText(node.sub) : '';
    const next = this.nodes[this.at];
    const isDivergence = next !== undefined && /^(?:cdot|[·⋅])$/.test(charOf(next) || nameOf(next));
    if (isDivergence) {
      this.at++;
    }
    const isTwice = node.kind === 'scripts' && plainText(node.sup) === '2';
    const letter = isDivergence ? '∇·' : isTwice ? '∇²' : '∇';
    const head: Quantity = { kind: 'quantity', letter, accent: '', sub: of, label: '' };
    const body: Expression = this.at < this.nodes.length ? this.factor() : { kind: 'opaque', text: '' };
    return { kind: 'apply', head, groups: [[body]] };
  }
}

const nameOf = (node: TexNode): string => (node.kind === 'command' ? node.name : '');
