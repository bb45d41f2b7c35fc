import { withDivergence, type Divergence } from '../../../src/checkpoints/checkpointFile';
import type { EngineChoice } from '../../../src/protocol/messages';
import type { ShippedModel } from '../../../src/protocol/modelCard';
import { withTuning, type SavedTuning } from '../../../src/protocol/savedTuning';
import { EngineGone } from '../../engine/worker/engineClient';
import type { OpenedInfo } from '../../engine/protocol/opened';
import type { PointsColors } from '../../engine/protocol/pictures';
import type { WorkerEvent } from '../../engine/protocol/events';
import { crashText, DeviceLosses, lossText, type LostPart } from './deviceLoss';
import { EngineLink, type Canvases, type RunAssets, type RunStart } from './engineLink';
import type { ModelLibrary } from '../models/modelLibrary';
import { type RunNews } from './runEvents';
import { errorMessage } from '../../../src/base/errorMessage';
import type { RunSetup } from './runSetup';
import { RunState } from './runState';
import { openSavedRun } from './savedRun';

/** At most this much training is lost when the window dies. */
const checkpointIntervalMs = 20_000;

/**
 * The life of the page's one run: its worker is opened, watched, saved in checkpoints, rebuilt when its GPU goes away,
 * and closed.
 */
export abstract class RunLife extends RunState {
  protected link: EngineLink | undefined;
  protected canvases: (() => Canvases) | undefined;
  protected colors: PointsColors | undefined;
  protected engine: EngineChoice = 'auto';
  /** Whether training goes on when nothing holds it up. */
  protected trainingWanted = false;
  private readonly rebuilds = { gpu: new DeviceLosses(), engine: new DeviceLosses() };
  private readonly listeners = new Set<(news: RunNews) => void>();
  private readonly timer: ReturnType<typeof setInterval>;

  constructor(
    protected readonly assets: RunAssets,
    readonly library: ModelLibrary,
    /** Which kernels were fastest on this machine's GPUs before. */
    private tuning: SavedTuning = {},
  ) {
    super();
    this.timer = setInterval(() => this.tick(), 1000);
  }

  subscribe(listener: (news: RunNews) => void): void {
    this.listeners.add(listener);
  }

  abstract train(untilStep?: number): Promise<void>;

  /**
   * Starts an engine with a fresh network, with the one of a checkpoint, or with a shipped model's weights. Whatever
   * ran before is ended.
   */
  async open(engine: EngineChoice, setup: RunSetup, start: RunStart = {}): Promise<void> {
    this.engine = engine;
    this.close();
    this.opening = true;
    this.failure = undefined;
    this.lost = undefined;
    this.diverged = undefined;
    this.setup = setup;
    this.takePast(start.checkpoint);
    if (!start.pretrained) {
      this.startedFrom = undefined;
    }
    this.tell({ type: 'changed' });
    const link: EngineLink = new EngineLink(this.assets, (event) => {
      // An engine that was replaced has nothing to say any more.
      if (this.link === link) {
        this.receive(event);
      }
    });
    this.link = link;
    try {
      if (this.canvases) {
        await link.attach(this.canvases());
      }
      if (this.colors) {
        await link.request({ type: 'setColors', colors: this.colors });
      }
      await link.open(engine, setup, { ...start, tuning: this.tuning });
    } catch (error) {
      if (this.link === link && !(error instanceof EngineGone)) {
        this.failure = errorMessage(error);
        this.tell({ type: 'problem', text: this.failure });
      }
    } finally {
      if (this.link === link) {
        this.opening = false;
        this.tell({ type: 'changed' });
      }
    }
  }

  /** Starts a run from a shipped model's weights. */
  async openFrom(model: ShippedModel, engine: EngineChoice, setup: RunSetup): Promise<void> {
    const { weights } = await this.library.loadWeights(model);
    if (this.step > 0) {
      this.tell({ type: 'keepRun' });
    }
    this.startedFrom = model;
    await this.open(engine, setup, { pretrained: weights });
  }

  /** Shows a saved run before any engine has opened it. */
  showSaved(setup: RunSetup, checkpoint: Uint8Array): void {
    this.setup = setup;
    this.diverged = this.takePast(checkpoint)?.diverged;
    this.tell({ type: 'changed' });
  }

  /**
   * The run as a file, which is also told to whoever keeps it; undefined when nothing was learnt yet. Where the run
   * can give none any more, the last one.
   */
  async takeCheckpoint(): Promise<Uint8Array | undefined> {
    if (!this.isOpen || this.step === 0) {
      return undefined;
    }
    if (this.diverged || (this.step === this.lastCheckpoint.step && this.lastCheckpoint.bytes)) {
      return this.lastCheckpoint.bytes;
    }
    const { link } = this;
    this.lastCheckpoint.at = performance.now();
    let bytes: unknown;
    try {
      bytes = await link?.request({ type: 'checkpoint' });
    } catch (error) {
      if (error instanceof EngineGone || this.hasDiverged()) return this.lastCheckpoint.bytes;
      throw error;
    }
    if (!(bytes instanceof Uint8Array) || this.link !== link) {
      return undefined;
    }
    // The engine may be steps ahead of what it has reported.
    this.keep(bytes, openSavedRun(bytes).step);
    this.rebuilds.engine.forgive();
    return bytes;
  }

  /** Takes the run back to its last checkpoint, or to its beginning. */
  async goBack(): Promise<void> {
    await this.rebuild(this.engine, {}, false);
  }

  private hasDiverged(): boolean {
    return this.diverged !== undefined;
  }

  private keep(bytes: Uint8Array, step: number): void {
    this.lastCheckpoint = { step, at: performance.now(), bytes };
    this.tell({ type: 'checkpoint', bytes, step });
  }

  dispose(): void {
    clearInterval(this.timer);
    this.close();
    this.listeners.clear();
  }

  protected close(): void {
    const { link } = this;
    this.link = undefined;
    link?.dispose();
    this.trainingWanted = false;
    this.forgetEngine();
  }

  /** Clocks go on between the engine's reports, and a checkpoint may be due. */
  private tick(): void {
    if (this.busy) {
      this.tell({ type: 'changed' });
      void this.checkpointWhenDue();
    }
  }

  private async checkpointWhenDue(): Promise<void> {
    if (this.phase === 'training' && performance.now() - this.lastCheckpoint.at > checkpointIntervalMs) {
      await this.takeCheckpoint().catch((error: unknown) => this.complain(error));
    }
  }

  private receive(event: WorkerEvent): void {
    switch (event.type) {
      case 'reply':
        return;
      case 'opened':
        this.takeInfo(event.info);
        break;
      case 'phase':
        this.phase = event.phase;
        this.trainingWanted &&= event.phase !== 'idle';
        break;
      case 'failed':
        if (event.id === undefined) {
          this.tell({ type: 'problem', text: event.message });
        }
        break;
      case 'diverged':
        this.endDiverged(event.divergence);
        break;
      case 'crashed':
        void this.recover('engine', crashText(event.reason));
        return;
      case 'tuned':
        this.tuning = withTuning(this.tuning, event.adapter, event.kernels);
        this.tell({ type: 'tuned', tuning: this.tuning });
        return;
      case 'lost':
        void this.recover('gpu', event.reason);
        return;
      case 'trained':
      case 'sampled':
      case 'meter':
      case 'oracles':
      case 'evaluating':
      case 'evaluated':
      case 'judging':
      case 'judged':
      case 'checkStarted':
      case 'checked':
      case 'checkEnded':
      case 'comparing':
      case 'compared':
      case 'comparisonEnded':
        this.takeReport(event);
    }
    this.tell({ type: 'changed' });
  }

  private takeInfo(info: OpenedInfo): void {
    this.info = info;
    if (typeof info.checkpoint === 'object') {
      // A sound run of another network was asked of an engine that does not take it.
      const damaged = this.setup?.train.preset === info.preset;
      this.takePast(undefined);
      this.tell({ type: 'checkpointRefused', reason: info.checkpoint.refused, damaged });
    }
    this.step = info.step;
  }

  /** The run can only go back to its last checkpoint, which says so from now on. */
  private endDiverged(divergence: Divergence): void {
    this.diverged = divergence;
    this.trainingWanted = false;
    const { bytes, step } = this.lastCheckpoint;
    if (bytes) {
      this.keep(withDivergence(bytes, divergence), step);
    }
  }

  /**
   * The GPU or the worker went away: the run is rebuilt from its last checkpoint once, and after that the user is
   * asked. A worker that has got as far as a checkpoint since is rebuilt again.
   */
  private async recover(what: LostPart, reason: string): Promise<void> {
    const { link, setup } = this;
    if (!setup || !link) {
      return;
    }
    const resume = this.trainingWanted;
    const { untilStep } = this;
    this.forgetEngine();
    this.untilStep = untilStep;
    this.takePast(this.lastCheckpoint.bytes);
    if (!this.rebuilds[what].rebuildsByItself()) {
      this.lost = { what, reason, step: this.step };
      this.tell({ type: 'changed' });
      return;
    }
    this.tell({ type: 'problem', text: lossText({ what, reason, step: this.step }) });
    await this.rebuild(this.engine, {}, resume);
  }

  /** Answers an unresolved loss: the run goes on from its checkpoint, on the GPU once more or on the CPU. */
  async continueAfterLoss(on: 'gpu' | 'cpu'): Promise<void> {
    this.forgiveLosses();
    const cpu = on === 'cpu';
    await this.rebuild(cpu ? 'auto' : this.engine, { avoidGpu: cpu }, this.trainingWanted);
  }

  /** Gives the run up for now; its checkpoint stays where it is. */
  stopAfterLoss(): void {
    this.forgiveLosses();
    this.close();
    this.lost = undefined;
    this.tell({ type: 'changed' });
  }

  private forgiveLosses(): void {
    this.rebuilds.gpu.forgive();
    this.rebuilds.engine.forgive();
  }

  private async rebuild(engine: EngineChoice, start: RunStart, resume: boolean): Promise<void> {
    const { setup, untilStep, startedFrom, lastCheckpoint } = this;
    if (!setup) {
      return;
    }
    const checkpoint = lastCheckpoint.bytes;
    const pretrained =
      checkpoint || !startedFrom ? undefined : (await this.library.loadWeights(startedFrom)).weights;
    await this.open(engine, setup, { ...start, checkpoint, pretrained });
    if (resume && this.isOpen) {
      await this.train(untilStep);
    }
  }

  /** Tells what went wrong; the end of a worker is told once, as its own event. */
  protected complain(error: unknown): void {
    if (!(error instanceof EngineGone)) {
      this.tell({ type: 'problem', text: errorMessage(error) });
    }
  }

  protected tell(news: RunNews): void {
    for (const listener of this.listeners) {
      listener(news);
    }
  }
}
