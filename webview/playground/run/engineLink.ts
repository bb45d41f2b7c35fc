import { isOwnDataId } from '../../../src/base/ownDataId';
import type { EngineChoice } from '../../../src/protocol/engineChoice';
import { serveAsset } from '../../engine/worker/assetPort';
import { EngineClient, type RequestBody } from '../../engine/worker/engineClient';
import type { ClassesAsked, ForeignFile } from '../../engine/protocol/foreignModel';
import type { ModelFiles } from '../../engine/protocol/models';
import { ForeignModel } from '../models/foreignModel';
import type { WorkerEvent } from '../../engine/protocol/events';
import type { RunAssets, RunStart } from './runAssets';
import type { RunSetup } from './runSetup';

export type CanvasRole = 'xt' | 'x0';
export type Canvases = Readonly<Record<CanvasRole, OffscreenCanvas>>;

/** One worker: made, asked and ended as a whole. */
export class EngineLink {
  private readonly client: EngineClient;
  private readonly loaded = new Set<string>();
  /** The imported model that runs, or is being opened, in a worker of its own. */
  private foreign:
    { readonly model: string; readonly name: string; readonly worker: ForeignModel } | undefined;

  constructor(
    private readonly assets: RunAssets,
    onEvent: (event: WorkerEvent) => void,
  ) {
    this.client = new EngineClient(new Worker(assets.workerUrl));
    this.client.onEvent(onEvent);
  }

  /** Hands over the canvases that the worker draws on. */
  async attach(canvases: Canvases): Promise<void> {
    for (const [role, canvas] of Object.entries(canvases) as [CanvasRole, OffscreenCanvas][]) {
      await this.client.request({ type: 'attachCanvas', role, canvas }, [canvas]);
    }
  }

  /** Opens an engine with a network; what was open before is closed. */
  async open(engine: EngineChoice, setup: RunSetup, start: RunStart): Promise<void> {
    this.endForeign();
    this.loaded.clear();
    const onnxWasm = serveAsset(this.assets.onnxWasm);
    const { checkpoint, pretrained, avoidGpu = false, tuning } = start;
    const { dataSet } = setup.train;
    const ownData = isOwnDataId(dataSet) ? await this.assets.ownData?.(dataSet) : undefined;
    await this.client.request(
      {
        type: 'open',
        engine,
        digits: this.assets.digits,
        onnxWasm,
        ...setup,
        avoidGpu,
        ...(this.assets.cpuWorkers ? { cpuWorkers: this.assets.cpuWorkers } : {}),
        ...(this.assets.l10n ? { l10n: this.assets.l10n } : {}),
        ...(ownData ? { ownData } : {}),
        ...(checkpoint ? { checkpoint } : {}),
        ...(pretrained ? { pretrained } : {}),
        ...(tuning ? { tuning } : {}),
      },
      [onnxWasm],
    );
  }

  /**
   * Opens a shipped or imported model beside the run's network, unless it is open already. Resolves to what must be
   * said first, when it takes classes.
   */
  async loadModel(
    model: string,
    load: () => Promise<ModelFiles | ForeignFile>,
  ): Promise<ClassesAsked | undefined> {
    if (this.loaded.has(model)) {
      return undefined;
    }
    const files = await load();
    if ('onnx' in files) {
      return this.loadForeign(model, files);
    }
    await this.client.request({ type: 'loadModel', model, files });
    this.loaded.add(model);
    return undefined;
  }

  /** Ends the imported model that is opened or drawing, if any; the training run goes on. */
  endForeign(reason = ''): void {
    const { foreign } = this;
    this.foreign = undefined;
    if (!foreign) {
      return;
    }
    const { model, name } = foreign;
    foreign.worker.end(name);
    if (this.loaded.delete(model)) {
      void this.client.request({ type: 'endModel', model, reason });
    }
  }

  /** One at a time: each has a memory of its own. */
  private async loadForeign(model: string, file: ForeignFile): Promise<ClassesAsked | undefined> {
    this.endForeign();
    const worker = new ForeignModel(this.assets, file, (reason) => this.endForeign(reason));
    this.foreign = { model, name: worker.stopped, worker };
    const opened = await worker.open();
    if ('classInput' in opened) {
      this.endForeign();
      return opened;
    }
    const { schedule, loss, classes } = file;
    const { port, takesClasses, shape } = opened;
    const files = { schedule, loss, ...(classes ? { classes } : {}), takesClasses, shape, port };
    await this.client.request({ type: 'loadModel', model, files }, [port]);
    this.loaded.add(model);
    return undefined;
  }

  request(body: RequestBody, transfer: Transferable[] = []): Promise<unknown> {
    return this.client.request(body, transfer);
  }

  dispose(): void {
    this.foreign?.worker.end(this.foreign.name);
    this.client.dispose();
  }
}
