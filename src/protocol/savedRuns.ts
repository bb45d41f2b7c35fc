import * as v from 'valibot';
import { bytes } from './bytes';
import { trainSettingsSchema } from './playgroundState';
import { scheduleConfigSchema } from './scheduleConfig';

/** What a saved run's files begin with. */
export const runKeySchema = v.pipe(v.string(), v.regex(/^run(-\d{1,6}|-[\da-f]{16})?$/));

/** What all checkpoints of one run state, and those of no other. */
export const runIdSchema = v.pipe(v.string(), v.maxLength(100));

/** The longest name of a run, in UTF-16 units. */
export const longestRunName = 80;

/** What people call a run: one line, which no character turns round. */
export const runNameSchema = v.pipe(
  v.string(),
  v.trim(),
  v.nonEmpty(),
  v.maxLength(longestRunName),
  v.regex(/^[^\p{Cc}\p{Zl}\p{Zp}\p{Cs}\u202a-\u202e\u2066-\u2069]*$/u),
);

/** What is kept beside a run's checkpoints, and the most bytes of each. */
export const mostRunFileBytes = { picture: 2 ** 18, history: 2 ** 24 } as const;
export type RunFileKind = keyof typeof mostRunFileBytes;
export const runFileKinds = Object.keys(mostRunFileBytes) as RunFileKind[];

const limited = (kind: RunFileKind) =>
  v.pipe(
    bytes,
    v.check(
      ({ length }) => length <= mostRunFileBytes[kind],
      `Expected at most ${mostRunFileBytes[kind]} bytes.`,
    ),
  );
export const runPictureSchema = limited('picture');
export const runHistorySchema = limited('history');

/** What a run's loss curve can be saved as: a table, and an event file of TensorBoard. */
export const runLogFormats = ['csv', 'tensorboard'] as const;
export type RunLogFormat = (typeof runLogFormats)[number];

const count = v.pipe(v.number(), v.safeInteger(), v.minValue(0));

/** The most points of a curve in a summary. */
export const mostSummaryPoints = 256;

/** What a list says of a run, as far as its newest checkpoint states it. */
export const runSummaryEntries = {
  id: runIdSchema,
  step: count,
  seed: v.pipe(v.number(), v.integer(), v.minValue(0), v.maxValue(0xffffffff)),
  schedule: scheduleConfigSchema,
  train: trainSettingsSchema,
  elapsedSeconds: v.pipe(v.number(), v.finite(), v.minValue(0)),
  /** Whether it went no further because its numbers were none any more. */
  diverged: v.boolean(),
  /** Steps and losses, at most 256 of them, each the mean of its stretch. */
  losses: v.pipe(
    v.array(v.strictTuple([count, v.pipe(v.number(), v.finite())])),
    v.maxLength(mostSummaryPoints),
  ),
};
export const runSummarySchema = v.strictObject(runSummaryEntries);
export type RunSummary = v.InferOutput<typeof runSummarySchema>;

/** A run that is kept, as the page lists it. */
export const savedRunSchema = v.strictObject({
  ...runSummaryEntries,
  key: runKeySchema,
  /** As the user calls it; null where nobody has named it. */
  name: v.nullable(runNameSchema),
  /** Milliseconds since 1970. */
  savedAt: count,
  /** Of all its files. */
  bytes: count,
  /** What its own network drew last. */
  picture: v.optional(runPictureSchema),
});
export type SavedRun = v.InferOutput<typeof savedRunSchema>;

/** The runs that are kept, the last saved first. */
export const savedRunsSchema = v.strictObject({
  runs: v.array(savedRunSchema),
  /** The one that this window goes on with. */
  current: v.nullable(runKeySchema),
  /** Bytes of all runs, and the most that they may take. */
  used: count,
  limit: count,
  /** Whether what the page has learnt since could not be saved. */
  unsaved: v.boolean(),
});
export type SavedRuns = v.InferOutput<typeof savedRunsSchema>;
