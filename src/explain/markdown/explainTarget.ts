import * as v from 'valibot';
import { symbolIds } from '../../notes/glossary/symbolIds';
import { commandUri } from './commandUri';

/** “Diffusion: Explain Formula”; its one argument is an `ExplainTarget`. */
export const explainCommand = 'diffusion.explainFormula';

/** What the explanation shows: the glossary's entry of a symbol, or what stands at a place of a note. */
export const explainTargetSchema = v.union([
  v.strictObject({ symbol: v.picklist(symbolIds) }),
  /** What was explained before. */
  v.strictObject({ back: v.literal(true) }),
  v.strictObject({ uri: v.string(), offset: v.pipe(v.number(), v.integer(), v.minValue(0)) }),
]);
export type ExplainTarget = v.InferOutput<typeof explainTargetSchema>;

/** A link that explains something. */
export function explainUri(target: ExplainTarget): string {
  return commandUri(explainCommand, target);
}
