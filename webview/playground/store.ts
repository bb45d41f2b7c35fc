import { applyPatch, type PlaygroundPatch, type PlaygroundState } from '../../src/protocol/playgroundState';
import type { EngineChoice } from '../../src/protocol/engineChoice';
import type { Place } from '../../src/protocol/place';

/** The page's one state and who wants to know when it changes. */
export class Store {
  private readonly listeners = new Set<() => void>();

  constructor(
    private current: PlaygroundState,
    private currentEngine: EngineChoice,
    /** Where the editor runs, as far as the host has told. */
    readonly place?: Place,
  ) {}

  get state(): PlaygroundState {
    return this.current;
  }

  /** What the user wants the network to run on. */
  get engine(): EngineChoice {
    return this.currentEngine;
  }

  /**
   * Lays a patch over the state.
   * @throws {v.ValiError} when it does not fit; then nothing changes.
   */
  patch(patch: PlaygroundPatch): void {
    this.current = applyPatch(this.current, patch);
    this.notify();
  }

  setEngine(engine: EngineChoice): void {
    this.currentEngine = engine;
    this.notify();
  }

  subscribe(listener: () => void): void {
    this.listeners.add(listener);
  }

  private notify(): void {
    for (const listener of this.listeners) {
      listener();
    }
  }
}
