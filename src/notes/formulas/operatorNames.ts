import { charOf, depthStep, isNamed } from './brackets';
import { plainText, readIdentifier } from '../tex/identifier';
import type { TexNode } from '../tex/node';

/** The operator that a node is: ∏, Σ or ∫. */
export function reduceOperator(node: TexNode): 'product' | 'sum' | 'integral' | undefined {
  const inner = node.kind === 'scripts' ? node.base : node;
  const name = inner?.kind === 'command' ? inner.name : inner?.kind === 'char' ? inner.text : '';
  if (name === 'prod' || name === '∏') {
    return 'product';
  }
  if (name === 'sum' || name === '∑') {
    return 'sum';
  }
  // \Pi_{t=1}^T and \Sigma_{t=1}^T, with what they run over.
  if (node.kind === 'scripts' && node.sup && /^.{1,3}=/.test(plainText(node.sub))) {
    if (name === 'Pi' || name === 'Π') {
      return 'product';
    }
    if (name === 'Sigma' || name === 'Σ') {
      return 'sum';
    }
  }
  return name === 'int' || name === '∫' ? 'integral' : undefined;
}

/** E, upright or blackboard. */
export function isExpectation(node: TexNode): boolean {
  const inner = node.kind === 'scripts' ? node.base : node;
  if (inner?.kind === 'command' && inner.text !== undefined) {
    return inner.text.trim() === 'E';
  }
  const identifier = inner && readIdentifier(inner);
  return identifier?.letter === 'E' || identifier?.letter === '𝔼';
}

/** What holds other math and is no name: fractions, roots, brackets and the like, whose text is long. */
export function isStructure(node: TexNode): boolean {
  const inner = node.kind === 'scripts' ? node.base : node;
  if (!inner || inner.kind === 'char') {
    return false;
  }
  if (inner.kind === 'group') {
    return inner.children.length > 3;
  }
  return inner.kind !== 'command' || /^[dtc]?frac$|^sqrt$|^(?:under|over)/.test(inner.name);
}

/** How many nodes spell the Kullback–Leibler divergence here; 0 when none do. */
export function divergenceLength(nodes: readonly TexNode[], at: number): number {
  const node = nodes[at]!;
  if (isStructure(node)) {
    return 0;
  }
  const text = (node.kind === 'command' && node.text !== undefined ? node.text : plainText(node)).trim();
  if (/^(?:D|𝔻|𝒟)?(?:KL|kl)$/.test(text)) {
    return 1;
  }
  return text === 'K' && charOf(nodes[at + 1]) === 'L' ? 2 : 0;
}

/** Parts a sequence at `‖`, also written `||` or `\\parallel`, outside brackets. */
function splitAtBars(nodes: readonly TexNode[]): readonly (readonly TexNode[])[] {
  const groups: TexNode[][] = [[]];
  let depth = 0;
  for (let index = 0; index < nodes.length; index++) {
    const node = nodes[index]!;
    const isPair = charOf(node) === '|' && charOf(nodes[index + 1]) === '|';
    if (depth === 0 && (isPair || isNamed(node, '|', 'Vert', 'parallel') || /^[‖∥]$/.test(charOf(node)))) {
      groups.push([]);
      if (isPair) {
        index++;
      }
      continue;
    }
    depth = Math.max(0, depth + depthStep(node));
    groups.at(-1)!.push(node);
  }
  return groups;
}

/** The two distributions of a divergence, parted by `‖` or else by a comma. */
export function splitDivergence(nodes: readonly TexNode[]): readonly (readonly TexNode[])[] {
  const groups = splitAtBars(nodes);
  if (groups.length !== 1) {
    return groups;
  }
  let depth = 0;
  const commas = nodes.flatMap((node, index) => {
    depth = Math.max(0, depth + depthStep(node));
    return depth === 0 && /^[,，]$/.test(charOf(node)) ? [index] : [];
  });
  const [comma] = commas;
  return comma !== undefined && commas.length === 1
    ? [nodes.slice(0, comma), nodes.slice(comma + 1)]
    : groups;
}

/** ∇. */
export function isNabla(node: TexNode): boolean {
  const inner = node.kind === 'scripts' ? node.base : node;
  return inner !== undefined && (isNamed(inner, 'nabla', 'triangledown') || /^[∇▽]$/.test(charOf(inner)));
}

/** `\\mathrm{tr}`, `\\operatorname{Tr}`. */
export const isTrace = (node: TexNode & { readonly kind: 'command' }): boolean =>
  /^(?:mathrm|operatorname|text|rm|mathbf|textrm)$/.test(node.name) &&
  /^(?:tr|Tr|trace)$/.test((node.text ?? plainText(node)).trim());

/** The functions that TeX has a command for. */
export const functions: ReadonlySet<string> = new Set([
  'log',
  'ln',
  'exp',
  'sin',
  'cos',
  'tan',
  'tanh',
  'max',
  'min',
  'det',
  'arccos',
]);

/** Names that notes also spell without a backslash. */
export const spelledNames: ReadonlySet<string> = new Set([
  'argmin',
  'argmax',
  'log',
  'exp',
  'cos',
  'sin',
  'Var',
  'Cov',
  'ln',
]);

export const spelledInitials: ReadonlySet<string> = new Set([...spelledNames].map((name) => name[0]!));

/** What has no value by that of its argument. */
export const functional = /^(?:arg|Var|Cov)/;
