import { readAtoms } from '../atoms';
import type { Atom } from '../atoms';
import type { TexNode } from '../tex/node';

/**
 * The letters of math that stands in a sentence as a name or a list of names: `$D$`, `$x_1, …, x_n$`, `$f(x)$`,
 * `$n \in \mathbb N$`. Of anything longer, such as an equation, only what stands left of the relation.
 */
export function namesIn(nodes: readonly TexNode[]): Atom[] {
  const names: Atom[] = [];
  let isAtStart = true;
  for (const node of flat(nodes)) {
    if (node.kind === 'char' && /^[,，、;；]$/.test(node.text)) {
      isAtStart = true;
    } else if (isRelation(node)) {
      break;
    } else if (isAtStart) {
      const [atom] = readAtoms([node]);
      if (atom) {
        names.push(atom);
      }
      isAtStart = false;
    }
  }
  return names;
}

/** Nodes outside font commands and braces that hold a whole list. */
function flat(nodes: readonly TexNode[]): readonly TexNode[] {
  const [only, ...others] = nodes;
  if (!only || others.length > 0) {
    return nodes;
  }
  if (only.kind === 'group') {
    return flat(only.children);
  }
  if (only.kind === 'command' && only.args.length === 1) {
    const inner = only.args[0]!;
    return inner.kind === 'group' && inner.children.length > 1 ? flat(inner.children) : nodes;
  }
  return nodes;
}

const isRelation = (node: TexNode): boolean =>
  (node.kind === 'char' && /^[=≡≜≔∼~∈<>≤≥→:|]$/.test(node.text)) ||
  (node.kind === 'command' &&
    /^(?:sim|in|equiv|triangleq|coloneqq|le|leq|ge|geq|to|rightarrow|subset|mid)$/.test(node.name));
