import { errorMessage } from '../../../src/base/errorMessage';
import type { EngineChoice } from '../../../src/protocol/engineChoice';
import type { ShippedModel } from '../../../src/protocol/modelCard';
import { withTuning, type SavedTuning } from '../../../src/protocol/savedTuning';
import type { WorkerEvent } from '../../engine/protocol/events';
import type { OpenedInfo } from '../../engine/protocol/opened';
import type { ClassesAsked, ForeignFile } from '../../engine/protocol/foreignModel';
import type { WatchedWeights } from '../../engine/protocol/watching';
import type { ModelFiles } from '../../engine/protocol/models';
import type { PointsColors } from '../../engine/protocol/pictures';
import { serveAsset } from '../../engine/worker/assetPort';
import { EngineGone, type RequestBody } from '../../engine/worker/engineClient';
import type { Checkpoints } from './checkpoints';
import { crashText, type LostPart } from './deviceLoss';
import { EngineLink, type Canvases } from './engineLink';
import type { RunAssets, RunStart } from './runAssets';
import type { TellNews } from './runEvents';
import type { RunSetup } from './runSetup';
import type { RunState } from './runState';

/** The worker with the run's engine: opened, asked, heard and closed. What it says becomes the run's state. */
export class RunEngine {
  /** Which engine was asked for last. */
  choice: EngineChoice = 'auto';
  /** Where a new worker gets its canvases: each can be handed over only once. */
  canvases: (() => Canvases) | undefined;
  private link: EngineLink | undefined;
  private colors: PointsColors | undefined;
  private pictures: WatchedWeights = 'ema';

  constructor(
    private readonly assets: RunAssets,
    private readonly state: RunState,
    private readonly checkpoints: Checkpoints,
    private readonly tell: TellNews,
    /** The GPU or the whole worker went away. */
    private readonly lost: (what: LostPart, reason: string) => Promise<void>,
    /** Which kernels were fastest on this machine's GPUs before. */
    private tuning: SavedTuning,
  ) {}

  /** Whether there is a worker, with or without an open engine. */
  get hasWorker(): boolean {
    return this.link !== undefined;
  }

  /** Starts an engine with a network; whatever ran before is ended. */
  async open(choice: EngineChoice, setup: RunSetup, start: RunStart): Promise<void> {
    this.choice = choice;
    this.close();
    this.state.begin(setup, start.pretrained === undefined);
    this.checkpoints.begin(start.checkpoint);
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
      await link.request({ type: 'watch', pictures: this.pictures });
      await link.open(choice, setup, { ...start, tuning: this.tuning });
    } catch (error) {
      if (this.link === link && !(error instanceof EngineGone)) {
        this.state.failure = errorMessage(error);
        this.tell({ type: 'problem', text: this.state.failure });
      }
    } finally {
      if (this.link === link) {
        this.state.opening = false;
        this.tell({ type: 'changed' });
      }
    }
  }

  close(): void {
    const { link } = this;
    this.link = undefined;
    link?.dispose();
    this.state.trainingWanted = false;
    this.state.forgetEngine();
  }

  /** The theme's colours, for pictures of points, now and of engines to come. */
  async setColors(colors: PointsColors): Promise<void> {
    this.colors = colors;
    await this.ask({ type: 'setColors', colors });
  }

  /** By which weights pictures are made while training goes on, now and by engines to come. */
  async watchBy(pictures: WatchedWeights): Promise<void> {
    if (pictures !== this.pictures) {
      this.pictures = pictures;
      await this.ask({ type: 'watch', pictures });
    }
  }

  /** The engine's answer; undefined without one. @throws {EngineGone} @throws {Error} with the worker's sentence. */
  async request(body: RequestBody, transfer: Transferable[] = []): Promise<unknown> {
    return this.link?.request(body, transfer);
  }

  /** As `request`, but undefined when another engine has taken its place meanwhile. */
  async requestOfThis(body: RequestBody): Promise<unknown> {
    const { link } = this;
    const answer = await link?.request(body);
    return this.link === link ? answer : undefined;
  }

  /** Has something done; what goes wrong is told. */
  async ask(body: RequestBody, transfer: Transferable[] = []): Promise<void> {
    await this.try(() => this.request(body, transfer));
  }

  /** As `request`, for what may need ONNX Runtime's wasm. */
  async requestWithOnnx(body: (onnxWasm: MessagePort) => RequestBody): Promise<unknown> {
    const port = serveAsset(this.assets.onnxWasm);
    return this.request(body(port), [port]);
  }

  /** Does something with the engine; what goes wrong is told, but the end of a worker, which is its own event. */
  async try(action: () => Promise<unknown>): Promise<void> {
    try {
      await action();
    } catch (error) {
      if (!(error instanceof EngineGone)) {
        this.tell({ type: 'problem', text: errorMessage(error) });
      }
    }
  }

  /**
   * Opens a model beside the run, unless it is open already; resolves to what must be said first, when it takes
   * classes.
   */
  async loadModel(
    id: ShippedModel['id'],
    load: () => Promise<ModelFiles | ForeignFile>,
  ): Promise<ClassesAsked | undefined> {
    return this.link?.loadModel(id, load);
  }

  /** Ends an imported model that is being opened, or draws; nothing else. */
  endImported(): void {
    this.link?.endForeign();
  }

  private receive(event: WorkerEvent): void {
    switch (event.type) {
      case 'reply':
        return;
      case 'opened':
        this.takeInfo(event.info);
        break;
      case 'phase':
        this.state.phase = event.phase;
        this.state.trainingWanted &&= event.phase !== 'idle';
        break;
      case 'failed':
        if (event.id === undefined) {
          this.tell({ type: 'problem', text: event.message });
        }
        break;
      case 'diverged':
        this.state.endDiverged(event.divergence);
        this.checkpoints.endDiverged(event.divergence);
        break;
      case 'crashed':
        void this.lost('engine', crashText(event.reason));
        return;
      case 'tuned':
        this.tuning = withTuning(this.tuning, event.adapter, event.kernels);
        this.tell({ type: 'tuned', tuning: this.tuning });
        return;
      case 'lost':
        void this.lost('gpu', event.reason);
        return;
      case 'trained':
      case 'watched':
      case 'trainingEnded':
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
        this.state.takeReport(event);
    }
    this.tell({ type: 'changed' });
  }

  private takeInfo(info: OpenedInfo): void {
    this.state.info = info;
    if (typeof info.checkpoint === 'object') {
      // A sound run of another network was asked of an engine that does not take it.
      const damaged = this.state.setup?.train.preset === info.preset;
      this.checkpoints.begin(undefined);
      this.tell({ type: 'checkpointRefused', reason: info.checkpoint.refused, damaged });
    }
    this.state.step = info.step;
  }
}
