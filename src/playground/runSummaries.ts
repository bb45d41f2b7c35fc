import * as v from 'valibot';
import { CheckpointRefusal, readCheckpointFile, type CheckpointFile } from '../checkpoints/checkpointFile';
import { summaryOf } from '../checkpoints/runSummary';
import { runNameSchema, runSummarySchema, type RunSummary } from '../protocol/savedRuns';
import { latest, nameFile, previous, summaryFile } from './runNames';
import type { StoreFolder } from './storeFolder';

/** A summary with 256 points of a curve takes some ten kilobytes. */
const mostBytes = 2 ** 17;

const count = v.pipe(v.number(), v.minValue(0));
/** A summary, and the length and time of the checkpoint that it was made of. */
const storedSchema = v.strictObject({ size: count, mtime: count, summary: runSummarySchema });
const storedNameSchema = v.strictObject({ name: runNameSchema });

export interface FoundSummary {
  readonly summary: RunSummary;
  /** When its checkpoint was saved, in whole milliseconds since 1970. */
  readonly savedAt: number;
}

/**
 * What runs are, without reading their checkpoints each time. A summary is only a memory: where it is missing, is not
 * of the checkpoint that is there, or cannot be read, it is made anew.
 */
export class RunSummaries {
  constructor(private readonly files: StoreFolder) {}

  /** Of the newest checkpoint that can be read; undefined when there is none. */
  async find(key: string): Promise<FoundSummary | undefined> {
    return (await this.remembered(key)) ?? (await this.made(key));
  }

  /** Remembers what a checkpoint says that was just saved. A disk that refuses changes nothing: it is made again. */
  async remember(key: string, file: CheckpointFile): Promise<void> {
    const stat = await this.files.stat(latest(key));
    if (!stat) {
      return;
    }
    const { size, mtime } = stat;
    const text = JSON.stringify({ size, mtime, summary: summaryOf(file) });
    await this.files.write(summaryFile(key), new TextEncoder().encode(text)).catch(() => undefined);
  }

  /** What the user calls a run; null where nobody has named it. */
  async nameOf(key: string): Promise<string | null> {
    return (await this.json(nameFile(key), storedNameSchema))?.name ?? null;
  }

  /** @throws what the file system says when it refuses */
  async rename(key: string, name: string): Promise<void> {
    await this.files.write(nameFile(key), new TextEncoder().encode(JSON.stringify({ name })));
  }

  private async remembered(key: string): Promise<FoundSummary | undefined> {
    const stored = await this.json(summaryFile(key), storedSchema);
    const stat = stored && (await this.files.stat(latest(key)));
    return stat && stat.size === stored.size && stat.mtime === stored.mtime
      ? { summary: stored.summary, savedAt: Math.floor(stat.mtime) }
      : undefined;
  }

  private async made(key: string): Promise<FoundSummary | undefined> {
    for (const name of [latest(key), previous(key)]) {
      const bytes = await this.files.read(name);
      const file = bytes && checkpointIn(bytes);
      if (!file) {
        continue;
      }
      const savedAt = Math.floor(await this.files.modified(name));
      if (name === latest(key)) {
        await this.remember(key, file);
      }
      return { summary: summaryOf(file), savedAt };
    }
    return undefined;
  }

  private async json<Schema extends v.GenericSchema>(
    name: string,
    schema: Schema,
  ): Promise<v.InferOutput<Schema> | undefined> {
    const bytes = await this.files.readAtMost(name, mostBytes);
    const parsed =
      bytes && v.safeParse(v.pipe(v.string(), v.parseJson(), schema), new TextDecoder().decode(bytes));
    return parsed?.success ? parsed.output : undefined;
  }
}

/** Undefined when it is refused: that is told when the run is opened. */
export function checkpointIn(bytes: Uint8Array): CheckpointFile | undefined {
  try {
    return readCheckpointFile(bytes);
  } catch (error) {
    if (error instanceof CheckpointRefusal) {
      return undefined;
    }
    throw error;
  }
}
