import type { TexNode } from '../tex/node';

/** `\\begin{cases} value & condition \\\\ … \\end{cases}`. */
export const isCases = (node: TexNode): boolean =>
  node.kind === 'environment' && /^[dr]?cases\*?$/.test(node.name);

/** The value in each row of cases, before its condition. */
export function rowsOf(nodes: readonly TexNode[]): readonly (readonly TexNode[])[] {
  const rows: TexNode[][] = [[]];
  let isCondition = false;
  for (const node of nodes) {
    if (node.kind === 'row') {
      rows.push([]);
      isCondition = false;
    } else if (node.kind === 'align') {
      isCondition = true;
    } else if (!isCondition) {
      rows.at(-1)!.push(node);
    }
  }
  return rows.filter((row) => row.length > 0);
}
