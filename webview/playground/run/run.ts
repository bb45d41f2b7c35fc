import type { EngineChoice } from '../../../src/protocol/engineChoice';
import type { SavedTuning } from '../../../src/protocol/savedTuning';
import type { ImageGrid } from '../../engine/contract/imageGrid';
import type { MadeGrid, PointsColors } from '../../engine/protocol/pictures';
import type { TrainedStep } from '../../engine/protocol/trainedStep';
import type { StopRules, WatchedWeights } from '../../engine/protocol/watching';
import type { ModelLibrary } from '../models/modelLibrary';
import { Checkpoints } from './checkpoints';
import type { CanvasRole, Canvases } from './engineLink';
import { EngineChecks } from './engineChecks';
import { LastAsked } from './lastAsked';
import { NetworkJobs } from './networkJobs';
import { OpenedModels } from './openedModels';
import { Recovery } from './recovery';
import type { RunAssets, RunStart } from './runAssets';
import { RunEngine } from './runEngine';
import type { RunNews } from './runEvents';
import type { RunSetup } from './runSetup';
import { RunState } from './runState';
import type { StartingWeights } from './startingWeights';

/** How often clocks go on between the engine's reports. */
const tickMs = 1000;
/** Single steps are kept once no other has followed for so long. */
const restMs = 3000;

/**
 * The page's one run: a worker with an engine, what it is doing, and its numbers. It fetches nothing and shows
 * nothing; views read its state and ask it to act.
 */
export class Run {
  readonly state = new RunState();
  readonly checkpoints: Checkpoints;
  readonly recovery: Recovery;
  readonly asked = new LastAsked();
  readonly models: OpenedModels;
  readonly jobs: NetworkJobs;
  readonly checks: EngineChecks;
  private readonly engine: RunEngine;
  private readonly listeners = new Set<(news: RunNews) => void>();
  private readonly timer: ReturnType<typeof setInterval>;
  private keeping: ReturnType<typeof setTimeout> | undefined;

  constructor(
    assets: RunAssets,
    readonly library: ModelLibrary,
    tuning: SavedTuning = {},
  ) {
    const { state } = this;
    const tell = (news: RunNews): void => this.tell(news);
    this.checkpoints = new Checkpoints(state, tell);
    this.engine = new RunEngine(
      assets,
      state,
      this.checkpoints,
      tell,
      (what, reason) => this.recovery.recover(what, reason),
      tuning,
    );
    this.recovery = new Recovery(state, this.checkpoints, this.engine, tell, (rules) => this.train(rules));
    this.models = new OpenedModels(this.engine, library);
    this.jobs = new NetworkJobs(this.engine, state, this.models, library, this.asked);
    this.checks = new EngineChecks(this.engine, state, tell);
    this.timer = setInterval(() => this.tick(), tickMs);
  }

  subscribe(listener: (news: RunNews) => void): void {
    this.listeners.add(listener);
  }

  dispose(): void {
    clearInterval(this.timer);
    clearTimeout(this.keeping);
    this.engine.close();
    this.listeners.clear();
  }

  /** Where a new worker gets its canvases: each can be handed over only once. */
  setCanvases(make: () => Canvases): void {
    this.engine.canvases = make;
  }

  /** The theme's colours, for pictures of points. */
  setColors(colors: PointsColors): Promise<void> {
    return this.engine.setColors(colors);
  }

  /** Starts an engine with a fresh network, or with the one of a checkpoint. Whatever ran before is ended. */
  open(choice: EngineChoice, setup: RunSetup, start: RunStart = {}): Promise<void> {
    return this.engine.open(choice, setup, start);
  }

  /** Starts a run from weights that have learnt something. @throws {Error} with a sentence when they cannot be read. */
  async openFrom(start: StartingWeights, choice: EngineChoice, setup: RunSetup): Promise<void> {
    const pretrained = await start.load();
    this.state.startedFrom = start;
    await this.engine.open(choice, setup, { pretrained });
  }

  /** Shows a saved run before any engine has opened it. */
  showSaved(setup: RunSetup, checkpoint: Uint8Array): void {
    this.state.setup = setup;
    this.state.diverged = this.checkpoints.begin(checkpoint)?.diverged;
    this.tell({ type: 'changed' });
  }

  /** Gives the run up with all that it learnt: what comes next is another. */
  forget(): void {
    const { state } = this;
    this.engine.close();
    this.checkpoints.begin(undefined);
    state.setup = undefined;
    state.startedFrom = undefined;
    state.diverged = undefined;
    state.lost = undefined;
    this.tell({ type: 'changed' });
  }

  /** Goes on with the run under settings that its network does not depend on. */
  async retune(setup: RunSetup): Promise<void> {
    await this.endJobs();
    await this.engine.open(this.engine.choice, setup, { checkpoint: await this.takeCheckpoint() });
  }

  /**
   * The run as a file, which is also told to whoever keeps it; undefined when nothing was learnt yet. Where the run
   * can give none any more, the last one.
   */
  async takeCheckpoint(): Promise<Uint8Array | undefined> {
    if (!this.state.isOpen || this.state.step === 0) {
      return undefined;
    }
    const { bytes: last } = this.checkpoints;
    if (!this.checkpoints.isBehind) {
      return last;
    }
    const bytes = await this.checkpoints.take(() => this.engine.requestOfThis({ type: 'checkpoint' }));
    if (bytes && bytes !== last) {
      this.recovery.worked();
    }
    return bytes;
  }

  train(rules: StopRules = {}): Promise<void> {
    this.state.rules = rules;
    this.state.endedBy = undefined;
    this.state.trainingWanted = true;
    return this.engine.ask({ type: 'train', ...rules });
  }

  /** Makes one training step while nothing trains, and tells what it consisted of; undefined when it failed, which is told. */
  async trainStep(): Promise<TrainedStep | undefined> {
    let made: TrainedStep | undefined;
    await this.engine.try(async () => {
      made = (await this.engine.requestOfThis({ type: 'trainStep' })) as TrainedStep | undefined;
    });
    clearTimeout(this.keeping);
    this.keeping = setTimeout(() => void this.engine.try(() => this.takeCheckpoint()), restMs);
    return made;
  }

  /** By which weights pictures are made while training goes on. */
  watchBy(pictures: WatchedWeights): Promise<void> {
    return this.engine.watchBy(pictures);
  }

  async pause(): Promise<void> {
    await this.engine.ask({ type: 'pause' });
    await this.takeCheckpoint();
  }

  resume(): Promise<void> {
    return this.engine.ask({ type: 'resume' });
  }

  /** Ends training and sampling, and keeps what was learnt. */
  async stop(): Promise<void> {
    this.asked.giveUp();
    await this.endJobs();
  }

  private async endJobs(): Promise<void> {
    this.state.trainingWanted = false;
    // One that draws may not come back from its step for long.
    this.models.endImported();
    await this.engine.ask({ type: 'stop' });
    await this.takeCheckpoint();
  }

  showFrame(index: number): Promise<void> {
    return this.engine.ask({ type: 'showFrame', index });
  }

  async readPixels(role: CanvasRole): Promise<MadeGrid | undefined> {
    const grid = await this.engine.request({ type: 'readPixels', role });
    return grid as MadeGrid | undefined;
  }

  /** Every recorded denoising step. */
  async readFrames(role: CanvasRole): Promise<readonly ImageGrid[]> {
    const frames = await this.engine.request({ type: 'readFrames', role });
    return (frames as readonly ImageGrid[] | undefined) ?? [];
  }

  /** Clocks go on between the engine's reports, and a checkpoint may be due. */
  private tick(): void {
    if (!this.state.busy) {
      return;
    }
    this.tell({ type: 'changed' });
    if (this.checkpoints.isDue) {
      void this.engine.try(() => this.takeCheckpoint());
    }
  }

  private tell(news: RunNews): void {
    for (const listener of this.listeners) {
      listener(news);
    }
  }
}
