import * as l10n from '@vscode/l10n';
import type { EngineChoice } from '../../src/protocol/messages';
import type { SampleSettings } from '../../src/protocol/playgroundState';
import { serveAsset } from '../engine/assetPort';
import { EngineClient, type RequestBody } from '../engine/engineClient';
import type { ImageGrid, OpenedInfo, RunPhase, WorkerEvent } from '../engine/workerProtocol';
import { LossHistory } from './lossHistory';
import type { RunSetup } from './runSetup';
import { readSavedRun } from './savedRun';

export type CanvasRole = 'xt' | 'x0';

/** What a worker is made of; the page has fetched it. */
export interface RunAssets {
  readonly workerUrl: string;
  readonly digits: ArrayBuffer;
  /** ONNX Runtime's wasm, fetched when the engine needs it. */
  readonly onnxWasm: () => Promise<ArrayBuffer>;
  readonly l10n: Readonly<Record<string, string>> | undefined;
}

export interface SamplingProgress {
  /** Recorded steps so far and in all. */
  readonly recorded: number;
  readonly of: number;
  /** The paper's t of each recorded step. */
  readonly times: readonly number[];
  readonly done: boolean;
  readonly elapsedSeconds: number;
}

/** What a run tells about itself besides its numbers. */
export type RunNews =
  | { readonly type: 'changed' }
  | { readonly type: 'checkpoint'; readonly bytes: Uint8Array; readonly step: number }
  | { readonly type: 'checkpointRefused'; readonly reason: string; readonly damaged: boolean }
  | { readonly type: 'problem'; readonly text: string };

/** At most this much training is lost when the window dies. */
const checkpointIntervalMs = 20_000;

/**
 * The page's one run: a worker with an engine, what it is doing, and its numbers. It fetches nothing and shows
 * nothing; views read it and ask it to act.
 */
export class Run {
  readonly losses = new LossHistory();
  phase: RunPhase = 'closed';
  opening = false;
  info: OpenedInfo | undefined;
  setup: RunSetup | undefined;
  step = 0;
  stepsPerSecond = 0;
  elapsedSeconds = 0;
  untilStep: number | undefined;
  sampling: SamplingProgress | undefined;
  /** How many images the pictures hold. */
  shownCount: number | undefined;
  /** Why there is no engine, when opening one failed. */
  failure: string | undefined;

  private client: EngineClient | undefined;
  private readonly listeners = new Set<(news: RunNews) => void>();
  private lastCheckpoint: { readonly step: number; at: number; readonly bytes?: Uint8Array } = {
    step: 0,
    at: 0,
  };
  private readonly timer: ReturnType<typeof setInterval>;
  private canvases: (() => Readonly<Record<CanvasRole, OffscreenCanvas>>) | undefined;
  private engine: EngineChoice = 'auto';
  /** Whether training goes on when nothing holds it up. */
  private trainingWanted = false;

  constructor(private readonly assets: RunAssets) {
    this.timer = setInterval(() => this.tick(), 1000);
  }

  subscribe(listener: (news: RunNews) => void): void {
    this.listeners.add(listener);
  }

  get isOpen(): boolean {
    return this.info !== undefined;
  }

  get busy(): boolean {
    return this.phase === 'training' || this.phase === 'sampling';
  }

  /** Where a new worker gets its canvases: each can be handed over only once. */
  setCanvases(make: () => Readonly<Record<CanvasRole, OffscreenCanvas>>): void {
    this.canvases = make;
  }

  /** Starts an engine with a fresh network, or with the one of a checkpoint. Whatever ran before is ended. */
  async open(engine: EngineChoice, setup: RunSetup, checkpoint?: Uint8Array): Promise<void> {
    this.engine = engine;
    this.close();
    this.opening = true;
    this.failure = undefined;
    this.setup = setup;
    this.takePast(checkpoint);
    this.tell({ type: 'changed' });
    const client = new EngineClient(new Worker(this.assets.workerUrl));
    this.client = client;
    client.onEvent((event) => {
      // An engine that was replaced has nothing to say any more.
      if (this.client === client) {
        this.receive(event);
      }
    });
    try {
      if (this.canvases) {
        for (const [role, canvas] of Object.entries(this.canvases()) as [CanvasRole, OffscreenCanvas][]) {
          await client.request({ type: 'attachCanvas', role, canvas }, [canvas]);
        }
      }
      const onnxWasm = serveAsset(this.assets.onnxWasm);
      await client.request(
        {
          type: 'open',
          engine,
          digits: this.assets.digits,
          onnxWasm,
          ...setup,
          ...(this.assets.l10n ? { l10n: this.assets.l10n } : {}),
          ...(checkpoint ? { checkpoint } : {}),
        },
        [onnxWasm],
      );
    } catch (error) {
      if (this.client === client) {
        this.failure = messageOf(error);
        this.tell({ type: 'problem', text: this.failure });
      }
    } finally {
      if (this.client === client) {
        this.opening = false;
        this.tell({ type: 'changed' });
      }
    }
  }

  /** Shows a saved run before any engine has opened it. */
  showSaved(setup: RunSetup, checkpoint: Uint8Array): void {
    this.setup = setup;
    this.takePast(checkpoint);
    this.tell({ type: 'changed' });
  }

  /** Goes on with the run under settings that its network does not depend on. */
  async retune(setup: RunSetup): Promise<void> {
    await this.stop();
    await this.open(this.engine, setup, await this.takeCheckpoint());
  }

  train(untilStep?: number): Promise<void> {
    this.untilStep = untilStep;
    this.trainingWanted = true;
    return this.ask({ type: 'train', ...(untilStep === undefined ? {} : { untilStep }) });
  }

  sample(settings: SampleSettings, seed: number): Promise<void> {
    this.sampling = undefined;
    this.shownCount = settings.count;
    return this.ask({ type: 'sample', settings, seed });
  }

  async pause(): Promise<void> {
    await this.ask({ type: 'pause' });
    await this.takeCheckpoint();
  }

  resume(): Promise<void> {
    return this.ask({ type: 'resume' });
  }

  /** Ends training and sampling, and keeps what was learnt. */
  async stop(): Promise<void> {
    this.trainingWanted = false;
    await this.ask({ type: 'stop' });
    await this.takeCheckpoint();
  }

  showFrame(index: number): Promise<void> {
    return this.ask({ type: 'showFrame', index });
  }

  async readPixels(role: CanvasRole): Promise<ImageGrid | undefined> {
    const grid = await this.client?.request({ type: 'readPixels', role });
    return grid as ImageGrid | undefined;
  }

  /** The run as a file, which is also told to whoever keeps it; undefined when nothing was learnt yet. */
  async takeCheckpoint(): Promise<Uint8Array | undefined> {
    if (!this.isOpen || this.step === 0) {
      return undefined;
    }
    if (this.step === this.lastCheckpoint.step && this.lastCheckpoint.bytes) {
      return this.lastCheckpoint.bytes;
    }
    const { step } = this;
    this.lastCheckpoint.at = performance.now();
    const bytes = await this.client?.request({ type: 'checkpoint' });
    if (!(bytes instanceof Uint8Array)) {
      return undefined;
    }
    this.lastCheckpoint = { step, at: performance.now(), bytes };
    this.tell({ type: 'checkpoint', bytes, step });
    return bytes;
  }

  dispose(): void {
    clearInterval(this.timer);
    this.close();
    this.listeners.clear();
  }

  private close(): void {
    const { client } = this;
    this.client = undefined;
    client?.dispose();
    this.info = undefined;
    this.phase = 'closed';
    this.sampling = undefined;
    this.untilStep = undefined;
    this.trainingWanted = false;
    this.stepsPerSecond = 0;
  }

  /** A checkpoint's own curve and clock; a fresh run starts with none. */
  private takePast(checkpoint: Uint8Array | undefined): void {
    const saved = checkpoint && readSavedRun(checkpoint);
    this.losses.clear();
    this.losses.add(saved?.losses ?? []);
    this.step = saved?.step ?? 0;
    this.elapsedSeconds = saved?.elapsedSeconds ?? 0;
    this.lastCheckpoint = {
      step: this.step,
      at: performance.now(),
      ...(checkpoint ? { bytes: checkpoint } : {}),
    };
  }

  private async ask(body: RequestBody, transfer: Transferable[] = []): Promise<void> {
    try {
      await this.client?.request(body, transfer);
    } catch (error) {
      this.tell({ type: 'problem', text: messageOf(error) });
    }
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
      await this.takeCheckpoint().catch((error: unknown) =>
        this.tell({ type: 'problem', text: messageOf(error) }),
      );
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
      case 'trained':
        this.step = event.step;
        this.stepsPerSecond = event.stepsPerSecond;
        this.elapsedSeconds = event.elapsedSeconds;
        this.losses.add(event.losses);
        break;
      case 'sampled':
        this.sampling = {
          recorded: event.index + 1,
          of: event.of,
          times: [...(event.index === 0 ? [] : (this.sampling?.times ?? [])), event.t],
          done: event.done,
          elapsedSeconds: event.elapsedSeconds,
        };
        break;
      case 'failed':
        if (event.id === undefined) {
          this.tell({ type: 'problem', text: event.message });
        }
        if (event.fatal) {
          this.failure = event.message;
          this.close();
        }
        break;
      case 'lost':
        void this.recover(event.reason);
        return;
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

  /** The GPU went away: the run goes on from its last checkpoint, on whatever there is now. */
  private async recover(reason: string): Promise<void> {
    const { setup, lastCheckpoint, client, trainingWanted } = this;
    if (!setup || !client) {
      return;
    }
    this.info = undefined;
    this.phase = 'closed';
    this.takePast(lastCheckpoint.bytes);
    this.tell({
      type: 'problem',
      text: l10n.t(
        'The GPU was lost: {0} The run goes on from its last checkpoint, step {1}.',
        reason,
        this.step,
      ),
    });
    const onnxWasm = serveAsset(this.assets.onnxWasm);
    await this.ask(
      {
        type: 'open',
        engine: this.engine,
        digits: this.assets.digits,
        onnxWasm,
        ...setup,
        ...(lastCheckpoint.bytes ? { checkpoint: lastCheckpoint.bytes } : {}),
      },
      [onnxWasm],
    );
    if (trainingWanted) {
      await this.train(this.untilStep);
    }
  }

  private tell(news: RunNews): void {
    for (const listener of this.listeners) {
      listener(news);
    }
  }
}

function messageOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}
