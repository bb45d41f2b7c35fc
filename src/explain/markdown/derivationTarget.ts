import * as v from 'valibot';
import { formulaIds } from '../../notes/catalogue';
import { commandUri } from './commandUri';

/** “Diffusion: Insert Derivation”; its one argument is a `DerivationTarget`. */
export const insertDerivationCommand = 'diffusion.insertDerivation';

/** A place of a note, and the formula that stood there when it was asked for. */
export const derivationTargetSchema = v.strictObject({
  uri: v.string(),
  offset: v.pipe(v.number(), v.integer(), v.minValue(0)),
  formula: v.picklist(formulaIds),
});
type DerivationTarget = v.InferOutput<typeof derivationTargetSchema>;

/** A link that writes a formula's derivation into its note. */
export const insertDerivationUri = (target: DerivationTarget): string =>
  commandUri(insertDerivationCommand, target);
