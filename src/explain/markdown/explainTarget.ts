import * as v from 'valibot';
import { symbolIds } from '../../notes/glossary/symbolIds';
import { commandUri } from './commandUri';

/** “Diffusion: Explain Formula”; its one argument is an `ExplainTarget`. */
export const explainCommand = 'diffusion.explainFormula';

/** The glossary's entry of a symbol, or what stands at a place of a note. */
const shownSchema = [
  v.strictObject({ symbol: v.picklist(symbolIds) }),
  v.strictObject({ uri: v.string(), offset: v.pipe(v.number(), v.integer(), v.minValue(0)) }),
] as const;

/** What the explanation shows, or how it shows it. */
export const explainTargetSchema = v.union([
  ...shownSchema,
  /** What was explained before. */
  v.strictObject({ back: v.literal(true) }),
  /** Whether the panel shows the formula at the cursor, wherever that goes, or keeps the one that it shows. */
  v.strictObject({ follow: v.boolean() }),
]);
export type ExplainTarget = v.InferOutput<typeof explainTargetSchema>;

export const shownTargetSchema = v.union([...shownSchema]);
export type ShownTarget = v.InferOutput<typeof shownTargetSchema>;

/** A link that explains something. */
export function explainUri(target: ExplainTarget): string {
  return commandUri(explainCommand, target);
}
