import { newRunId } from '../checkpoints/checkpointFile';
import { runFileKinds, type RunFileKind } from '../protocol/savedRuns';

/**
 * A run is the files whose names begin with its key: the newest checkpoint, the one before it, and what is beside them.
 * Keys of the first versions count: `run`, `run-2`, …; those of today are random, so that no key is ever used again.
 */
export const newRunKey = (): string => `run-${newRunId().slice(0, 16)}`;

export const latest = (key: string): string => `${key}.safetensors`;
export const previous = (key: string): string => `${key}.previous.safetensors`;
export const summaryFile = (key: string): string => `${key}.summary.json`;
export const nameFile = (key: string): string => `${key}.name.json`;
export const besideFile = (key: string, kind: RunFileKind): string => `${key}.${kind}.safetensors`;

/** Everything of a run, its newest checkpoint last but for what is worthless without one. */
export const filesOfRun = (key: string): string[] => [
  previous(key),
  latest(key),
  summaryFile(key),
  nameFile(key),
  ...runFileKinds.map((kind) => besideFile(key, kind)),
];

const key = String.raw`run(?:-\d{1,6}|-[\da-f]{16})?`;
const checkpointName = new RegExp(String.raw`^(${key})(?:\.previous)?\.safetensors$`);
const besideName = new RegExp(
  String.raw`^(${key})\.(?:(?:summary|name)\.json|(?:${runFileKinds.join('|')})\.safetensors)$`,
);

/** The run whose checkpoint has that name. */
export const runOfCheckpoint = (name: string): string | undefined => checkpointName.exec(name)?.[1];

/** The run that a file is kept beside, which is no checkpoint. */
export const runOfBeside = (name: string): string | undefined => besideName.exec(name)?.[1];
