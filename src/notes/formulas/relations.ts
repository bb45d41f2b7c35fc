import type { TexNode } from '../tex/node';

/**
 * `assigned` is ←: it names what is computed, but its sides are not equal. `tends` is →, of a limit. `proportional` is
 * ∝: equal up to a factor. `atMost` is ≤, `atLeast` is ≥.
 */
export type Relation =
  'equals' | 'distributed' | 'assigned' | 'tends' | 'proportional' | 'atMost' | 'atLeast' | 'other';

/** Whether a side of a formula may stand behind it: what is equal, or drawn from a distribution. */
export const statesSide = (relation: Relation): boolean =>
  relation === 'equals' || relation === 'distributed' || relation === 'assigned';

const equalsCommands = new Set([
  'equiv',
  'triangleq',
  'coloneqq',
  'coloneq',
  'eqqcolon',
  'doteq',
  'eqdef',
  'defeq',
]);
const otherCommands = new Set(
  ['approx', 'neq', 'ne', 'in', 'Rightarrow', 'mapsto']
    .concat(['leftarrow', 'gets', 'iff', 'implies', 'lt', 'gt', 'll', 'gg', 'cong', 'simeq'])
    .concat(['Leftrightarrow', 'Longrightarrow', 'Leftarrow', 'therefore']),
);

interface FoundRelation {
  readonly relation: Relation;
  readonly length: number;
}

/** The relation that starts at a node; `:=`, also as `:&=`, takes several nodes. */
export function readRelation(nodes: readonly TexNode[], index: number): FoundRelation | undefined {
  const node = nodes[index]!;
  if (node.kind === 'char') {
    if (node.text === ':' || node.text === '：') {
      let next = index + 1;
      while (nodes[next]?.kind === 'align') {
        next++;
      }
      const equals = nodes[next];
      return equals?.kind === 'char' && equals.text === '='
        ? { relation: 'equals', length: next - index + 1 }
        : undefined;
    }
    if (/^[=≡≜≔]$/.test(node.text)) {
      const next = nodes[index + 1];
      const isReversed = next?.kind === 'char' && next.text === ':';
      return { relation: 'equals', length: isReversed ? 2 : 1 };
    }
    if (/^[∼~]$/.test(node.text)) {
      return { relation: 'distributed', length: 1 };
    }
    if (node.text === '←') {
      return { relation: 'assigned', length: 1 };
    }
    if (node.text === '→') {
      return { relation: 'tends', length: 1 };
    }
    if (node.text === '∝') {
      return { relation: 'proportional', length: 1 };
    }
    if (/^[≤≥]$/.test(node.text)) {
      return { relation: node.text === '≤' ? 'atMost' : 'atLeast', length: 1 };
    }
    return /^[≈<>≠∈⇒↦⇔≃≅]$/.test(node.text) ? { relation: 'other', length: 1 } : undefined;
  }
  if (node.kind !== 'command') {
    return undefined;
  }
  if (equalsCommands.has(node.name)) {
    return { relation: 'equals', length: 1 };
  }
  if (node.name === 'sim' || node.name === 'thicksim') {
    return { relation: 'distributed', length: 1 };
  }
  if (/^(?:leftarrow|gets)$/.test(node.name)) {
    return { relation: 'assigned', length: 1 };
  }
  if (/^(?:to|x?rightarrow|longrightarrow)$/.test(node.name)) {
    return { relation: 'tends', length: 1 };
  }
  if (/^(?:propto|varpropto)$/.test(node.name)) {
    return { relation: 'proportional', length: 1 };
  }
  const order = /^([lg])eq?(?:slant)?$/.exec(node.name)?.[1];
  if (order) {
    return { relation: order === 'l' ? 'atMost' : 'atLeast', length: 1 };
  }
  if (otherCommands.has(node.name)) {
    return { relation: 'other', length: 1 };
  }
  if (node.name === 'stackrel' || node.name === 'overset' || node.name === 'mathrel') {
    const inner = unwrapped(node.args.slice(-1));
    return inner.length > 0 ? readRelation(inner, 0) : undefined;
  }
  if (node.name === 'not') {
    return { relation: 'other', length: 1 };
  }
  return undefined;
}

const unwrapped = (nodes: readonly TexNode[]): readonly TexNode[] =>
  nodes[0]?.kind === 'group' ? nodes[0].children : nodes;
