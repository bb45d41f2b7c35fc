import type { FormulaId } from '../../notes/catalogue';
import { codeKinds, type CodeKind } from '../markdown/codeTarget';
import { diffusersLines } from './diffusersLines';
import { formulaCode } from './formulaCode';

/** A formula's code for a library; undefined where there is none. */
export function codeFor(id: FormulaId, kind: CodeKind): string | undefined {
  if (kind === 'diffusers') {
    const lines = diffusersLines[id];
    return lines && `${lines.join('\n')}\n`;
  }
  return formulaCode(id, kind)?.source;
}

/** The libraries that there is code of a formula for. */
export const codeKindsOf = (id: FormulaId): readonly CodeKind[] =>
  codeKinds.filter((kind) => codeFor(id, kind) !== undefined);

/** What the libraries are called. */
export const libraryNames = {
  numpy: 'NumPy',
  torch: 'PyTorch',
  diffusers: 'diffusers',
} as const satisfies Readonly<Record<CodeKind, string>>;
