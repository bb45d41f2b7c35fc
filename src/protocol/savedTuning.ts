import * as v from 'valibot';

/** As many adapters as one machine may have, and then some. */
const mostAdapters = 8;
/** Of all networks that a user may try. */
const mostShapes = 5000;

const kernels = v.pipe(
  v.record(v.pipe(v.string(), v.maxLength(200)), v.pipe(v.string(), v.maxLength(40))),
  v.maxEntries(mostShapes),
);

/**
 * The kernels that were fastest on a user's own GPUs: by adapter, then by what is multiplied. An engine that does
 * not know a kernel's name measures anew.
 */
export const savedTuningSchema = v.pipe(
  v.record(v.pipe(v.string(), v.maxLength(300)), kernels),
  v.maxEntries(mostAdapters),
);
export type SavedTuning = v.InferOutput<typeof savedTuningSchema>;

/** What was kept; nothing where it is not what was written. */
export function readSavedTuning(saved: unknown): SavedTuning {
  const parsed = v.safeParse(savedTuningSchema, saved);
  return parsed.success ? parsed.output : {};
}

/** With one adapter's kernels as they are now; the adapters that were measured longest ago make room. */
export function withTuning(saved: SavedTuning, adapter: string, tuned: SavedTuning[string]): SavedTuning {
  const others = Object.entries(saved).filter(([name]) => name !== adapter);
  return Object.fromEntries([...others, [adapter, tuned] as const].slice(-mostAdapters));
}
