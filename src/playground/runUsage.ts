import * as l10n from '@vscode/l10n';
import { runOfBeside, runOfCheckpoint } from './runNames';
import type { StoreFolder } from './storeFolder';

/** The runs would take more bytes than they may. */
export class StorageFull extends Error {
  constructor(used: number, limit: number) {
    const megabytes = (bytes: number) => Math.ceil(bytes / 1e6).toLocaleString();
    super(
      l10n.t(
        'The kept runs take {0} MB of the {1} MB that they may take. Delete one in the list of runs, or raise the limit in the settings.',
        megabytes(used),
        megabytes(limit),
      ),
    );
  }
}

/** The bytes that runs take, and the most that they may. */
export class RunUsage {
  constructor(
    private readonly files: StoreFolder,
    private readonly limitNow: () => number,
  ) {}

  get limit(): number {
    return this.limitNow();
  }

  /** By run. */
  async sizes(): Promise<Map<string, number>> {
    const sizes = new Map<string, number>();
    for (const name of await this.files.names()) {
      const key = runOfCheckpoint(name) ?? runOfBeside(name);
      if (key !== undefined) {
        sizes.set(key, (sizes.get(key) ?? 0) + ((await this.files.stat(name))?.size ?? 0));
      }
    }
    return sizes;
  }

  /**
   * What does not make the runs larger is always taken.
   * @throws {StorageFull} when there is no room for so many bytes more
   */
  async makeSureOfRoom(growth: number): Promise<void> {
    const { limit } = this;
    if (growth <= 0 || limit === Infinity) {
      return;
    }
    const used = sumOf((await this.sizes()).values());
    if (used + growth > limit) {
      throw new StorageFull(used, limit);
    }
  }
}

export const sumOf = (sizes: Iterable<number>): number => [...sizes].reduce((sum, size) => sum + size, 0);
