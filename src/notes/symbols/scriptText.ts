import { plainText } from '../tex/identifier';
import type { TexNode } from '../tex/node';

const scriptCommands: Readonly<Partial<Record<string, string>>> = {
  min: 'min',
  max: 'max',
  varnothing: '∅',
  emptyset: '∅',
  mid: '|',
};

/** A script as plain text, named functions and the empty set included: `σ_{\min}` has `min`. */
export function scriptText(node: TexNode | undefined): string {
  if (node?.kind === 'group') {
    return node.children.map(scriptText).join('');
  }
  const name = node?.kind === 'command' ? scriptCommands[node.name] : undefined;
  return name ?? plainText(node);
}
