import * as l10n from '@vscode/l10n';
import type * as vscode from 'vscode';
import {
  newRunId,
  notFinite,
  readCheckpointFile,
  writeCheckpointFile,
  type CheckpointFile,
} from '../checkpoints/checkpointFile';
import { oneAtATime } from '../base/oneAtATime';
import { mostRunFileBytes, runFileKinds, type RunFileKind, type SavedRun } from '../protocol/savedRuns';
import { CheckpointSlots } from './checkpointSlots';
import { deleteOrphans, runKeysIn } from './runKeys';
import { besideFile, filesOfRun, newRunKey, previous } from './runNames';
import { checkpointIn, RunSummaries } from './runSummaries';
import { RunUsage, sumOf } from './runUsage';
import { StoreFolder } from './storeFolder';

/** Other windows may take a free key at the same moment; after so many attempts something else is wrong. */
const mostAttempts = 8;
/** Writing a checkpoint takes seconds: a temporary file that is older was left by a window that died. */
const staleMs = 10 * 60 * 1000;

/** Where a window keeps the key of its run, so that a reload finds it again. */
export interface KeyMemory {
  get(): string | undefined;
  set(key: string): void;
}

export interface StoreOptions {
  readonly memory?: KeyMemory;
  /** The most bytes that all runs may take. */
  readonly limit?: () => number;
  readonly newKey?: () => string;
}

export interface SaveOutcome {
  readonly key: string;
  /** Whether this save began a run of its own, because another window goes on with the one before. */
  readonly beside: boolean;
}

/** All runs, and the bytes that they take. */
export interface StoredRuns {
  /** The last saved first. */
  readonly runs: SavedRun[];
  readonly used: number;
}

/**
 * Keeps runs in the extension's global storage, since there may be no workspace. Every run has a key of its own, and
 * nothing but the user's word deletes one. Where another window goes on with the same run, this one goes on under a key
 * that is free.
 */
export class CheckpointStore {
  private readonly files: StoreFolder;
  private readonly slots: CheckpointSlots;
  private readonly summaries: RunSummaries;
  private readonly usage: RunUsage;
  private readonly enqueue = oneAtATime();
  /** The run that this window goes on with. */
  private key: string | undefined;
  /** By what a run's checkpoints state: its key. */
  private readonly keys = new Map<string, string>();

  constructor(
    folder: vscode.Uri,
    private readonly options: StoreOptions = {},
  ) {
    this.files = new StoreFolder(folder);
    this.slots = new CheckpointSlots(this.files);
    this.summaries = new RunSummaries(this.files);
    this.usage = new RunUsage(this.files, () => options.limit?.() ?? Infinity);
  }

  get current(): string | undefined {
    return this.key;
  }

  get limit(): number {
    return this.usage.limit;
  }

  /** The newest checkpoint of this window's run, or else of the run that was saved last. */
  load(): Promise<Uint8Array | undefined> {
    return this.enqueue(async () => {
      await this.files.deleteStale(staleMs);
      await deleteOrphans(this.files, staleMs);
      const key = this.key ?? (await this.keyToLoad());
      return key === undefined ? undefined : this.enter(key);
    });
  }

  list(): Promise<StoredRuns> {
    return this.enqueue(async () => {
      const sizes = await this.usage.sizes();
      const runs = [];
      for (const { key, summary, savedAt } of await this.found()) {
        const name = await this.summaries.nameOf(key);
        const picture = await this.files.readAtMost(besideFile(key, 'picture'), mostRunFileBytes.picture);
        const bytes = sizes.get(key) ?? 0;
        runs.push({ ...summary, key, name, savedAt, bytes, ...(picture ? { picture } : {}) });
      }
      return { runs, used: sumOf(sizes.values()) };
    });
  }

  /** Another run, which is this window's from now on. */
  open(key: string): Promise<Uint8Array | undefined> {
    return this.enqueue(() => this.enter(key));
  }

  /** A run's newest checkpoint, to be looked at; undefined when there is none. */
  read(key: string): Promise<Uint8Array | undefined> {
    return this.enqueue(() => this.slots.read(key));
  }

  /**
   * Saves a checkpoint; calls are carried out one after the other. Whatever was there before stays until the new file
   * is whole.
   * @throws {StorageFull} when the runs may take no more bytes
   * @throws {Error} with a sentence when the checkpoint is not sound, and what the file system says when it refuses.
   */
  save(bytes: Uint8Array): Promise<SaveOutcome> {
    return this.enqueue(async () => {
      const file = soundCheckpoint(bytes);
      const before = this.keys.get(file.id);
      const key = await this.putUnder(before, bytes);
      this.keys.set(file.id, key);
      this.choose(key);
      await this.summaries.remember(key, file);
      return { key, beside: before !== undefined && key !== before };
    });
  }

  /** As `save`, under a key of its own even where the run has one already. */
  async saveBeside(bytes: Uint8Array): Promise<void> {
    await this.enqueue(() => Promise.resolve(this.keys.clear()));
    await this.save(bytes);
  }

  /** @throws what the file system says when it refuses */
  rename(key: string, name: string): Promise<void> {
    return this.enqueue(() => this.summaries.rename(key, name));
  }

  /**
   * Copies a run with what is kept beside it, as another run of that name.
   * @returns the copy's key; undefined when there is no checkpoint that can be read
   * @throws as `save`
   */
  duplicate(key: string, name: string): Promise<string | undefined> {
    return this.enqueue(async () => {
      const bytes = await this.slots.read(key);
      const file = bytes && checkpointIn(bytes);
      if (!file) {
        return undefined;
      }
      const beside = new Map<RunFileKind, Uint8Array>();
      for (const kind of runFileKinds) {
        const found = await this.files.readAtMost(besideFile(key, kind), mostRunFileBytes[kind]);
        if (found) {
          beside.set(kind, found);
        }
      }
      await this.usage.makeSureOfRoom(sumOf([bytes, ...beside.values()].map(({ length }) => length)));
      const copy = await this.putUnder(undefined, writeCheckpointFile({ ...file, id: newRunId() }));
      await this.summaries.rename(copy, name);
      for (const [kind, found] of beside) {
        await this.files.write(besideFile(copy, kind), found);
      }
      return copy;
    });
  }

  /** Deletes a run. A window that goes on with it saves it again. */
  delete(key: string): Promise<void> {
    return this.enqueue(async () => {
      for (const name of filesOfRun(key)) {
        await this.files.delete(name);
      }
      if (this.key === key) {
        this.key = undefined;
      }
      for (const [id, each] of this.keys) {
        if (each === key) {
          this.keys.delete(id);
        }
      }
    });
  }

  /**
   * Keeps a file beside the checkpoints of a run that this window saved or opened, in the place of the one before.
   * @returns false when it did neither
   * @throws as `save`
   */
  writeBeside(id: string, kind: RunFileKind, bytes: Uint8Array): Promise<boolean> {
    return this.enqueue(async () => {
      const key = this.keys.get(id);
      if (key === undefined) {
        return false;
      }
      const name = besideFile(key, kind);
      await this.usage.makeSureOfRoom(bytes.length - ((await this.files.stat(name))?.size ?? 0));
      await this.files.write(name, bytes);
      return true;
    });
  }

  /** What is kept beside a run; undefined when it is not there, or is too long. */
  readBeside(key: string, kind: RunFileKind): Promise<Uint8Array | undefined> {
    return this.enqueue(() => this.files.readAtMost(besideFile(key, kind), mostRunFileBytes[kind]));
  }

  /** Puts the checkpoint that `load` returns aside under a name that is free. Returns that name. */
  setAside(): Promise<string | undefined> {
    return this.enqueue(async () => (this.key === undefined ? undefined : this.slots.setAside(this.key)));
  }

  /** Saves under that key, or under a free one; gives the key. */
  private async putUnder(before: string | undefined, bytes: Uint8Array): Promise<string> {
    await this.files.create();
    const replaced = before === undefined ? undefined : await this.files.stat(previous(before));
    await this.usage.makeSureOfRoom(bytes.length - (replaced?.size ?? 0));
    let key = before ?? this.newKey();
    for (let attempt = 1; !(await this.slots.put(bytes, key)); attempt++) {
      if (attempt === mostAttempts) {
        throw new Error(l10n.t('Other windows of the editor write to the same folder all the time.'));
      }
      key = this.newKey();
    }
    return key;
  }

  private newKey(): string {
    return (this.options.newKey ?? newRunKey)();
  }

  private async enter(key: string): Promise<Uint8Array | undefined> {
    const bytes = await this.slots.take(key);
    if (!bytes) {
      return undefined;
    }
    this.choose(key);
    const id = checkpointIn(bytes)?.id;
    if (id !== undefined) {
      this.keys.set(id, key);
    }
    return bytes;
  }

  private choose(key: string): void {
    this.key = key;
    this.options.memory?.set(key);
  }

  /** This window's run before a reload, or that of the last save; and of the same run the one with most steps. */
  private async keyToLoad(): Promise<string | undefined> {
    const keys = await runKeysIn(this.files);
    const found = await this.found();
    const remembered = keys.find((key) => key === this.options.memory?.get());
    const key = remembered ?? found[0]?.key ?? keys[0];
    const chosen = found.find((each) => each.key === key);
    if (!chosen) {
      return key;
    }
    const sameRun = found.filter(({ summary }) => summary.id === chosen.summary.id);
    return sameRun.reduce((a, b) => (b.summary.step > a.summary.step ? b : a)).key;
  }

  /** The runs whose checkpoints can be read, the last saved first. */
  private async found() {
    const found = [];
    for (const key of await runKeysIn(this.files)) {
      const each = await this.summaries.find(key);
      if (each) {
        found.push({ key, ...each });
      }
    }
    return found.sort((a, b) => b.savedAt - a.savedAt);
  }
}

/** @throws {Error} with a sentence when this may not take the place of a run that is saved */
function soundCheckpoint(bytes: Uint8Array): CheckpointFile {
  const file = readCheckpointFile(bytes);
  const broken = notFinite(file.tensors);
  if (broken !== undefined) {
    throw new RangeError(l10n.t('The tensor {0} holds values that are not finite.', broken));
  }
  return file;
}
