import * as v from 'valibot';

/** No formula or symbol is so long. */
const tex = v.pipe(v.string(), v.trim(), v.minLength(1), v.maxLength(20_000));

/** What language models may ask, by the name of the tool in package.json. */
export const questionSchemas = {
  diffusion_checkFormula: v.strictObject({ tex }),
  diffusion_explainSymbol: v.strictObject({ symbol: tex }),
  /** Of the note with this address; the active one without. */
  diffusion_listFindings: v.strictObject({ uri: v.optional(v.pipe(v.string(), v.maxLength(4_000))) }),
} as const;
export type QuestionName = keyof typeof questionSchemas;
