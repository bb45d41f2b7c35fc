import * as v from 'valibot';
import { formulaIds } from '../../notes/catalogue';
import { commandUri } from './commandUri';

/** “Diffusion: Copy as Code”; its one argument is a `CodeTarget`. */
export const copyCodeCommand = 'diffusion.copyAsCode';

export const codeKinds = ['numpy', 'torch', 'diffusers'] as const;
export type CodeKind = (typeof codeKinds)[number];

/** A formula, and the library that its code is for. */
export const codeTargetSchema = v.strictObject({
  formula: v.picklist(formulaIds),
  kind: v.picklist(codeKinds),
});
type CodeTarget = v.InferOutput<typeof codeTargetSchema>;

/** A link that puts a formula's code on the clipboard. */
export const copyCodeUri = (target: CodeTarget): string => commandUri(copyCodeCommand, target);
