import * as v from 'valibot';

/** No demo block that is written by hand comes near it. */
const longestBlock = 100_000;

/** What a notebook's page asks the extension: how a demo block of a Markdown cell is drawn. */
export const blockQuestionSchema = v.strictObject({
  type: v.literal('block'),
  id: v.pipe(v.number(), v.safeInteger()),
  content: v.pipe(v.string(), v.maxLength(longestBlock)),
  /** That of the fence in its cell, from 0. */
  line: v.pipe(v.number(), v.safeInteger(), v.minValue(0)),
});
export type BlockQuestion = v.InferOutput<typeof blockQuestionSchema>;

/** The block of that question as HTML. */
export interface BlockAnswer {
  readonly type: 'block';
  readonly id: number;
  readonly html: string;
}
