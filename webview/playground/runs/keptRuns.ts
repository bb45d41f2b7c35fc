import type { ToPage } from '../../../src/protocol/toPage';
import type { SavedRun, SavedRuns } from '../../../src/protocol/savedRuns';
import type { Host } from '../host';

/** The runs that the host keeps, as it told of them last. */
export class KeptRuns {
  private told: SavedRuns | undefined;
  private readonly listeners = new Set<() => void>();
  /** By key: who waits for a run's checkpoint. */
  private readonly waiting = new Map<string, ((checkpoint: Uint8Array | undefined) => void)[]>();

  constructor(private readonly host: Pick<Host, 'send'>) {}

  /** Undefined until the host has told of them. */
  get list(): SavedRuns | undefined {
    return this.told;
  }

  /** Whether what this page's run has learnt since could not be saved. */
  get unsaved(): boolean {
    return this.told?.unsaved ?? false;
  }

  find(key: string): SavedRun | undefined {
    return this.told?.runs.find((run) => run.key === key);
  }

  subscribe(listener: () => void): void {
    this.listeners.add(listener);
  }

  receive(message: Extract<ToPage, { type: 'runs' | 'runCheckpoint' }>): void {
    if (message.type === 'runCheckpoint') {
      const waiting = this.waiting.get(message.key) ?? [];
      this.waiting.delete(message.key);
      waiting.forEach((resolve) => resolve(message.checkpoint));
      return;
    }
    this.told = message;
    for (const listener of this.listeners) {
      listener();
    }
  }

  /** A run's newest checkpoint, to be looked at; undefined where the run is gone. */
  read(key: string): Promise<Uint8Array | undefined> {
    return new Promise((resolve) => {
      this.waiting.set(key, [...(this.waiting.get(key) ?? []), resolve]);
      this.host.send({ type: 'readRun', key });
    });
  }
}
