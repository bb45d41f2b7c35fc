import * as l10n from '@vscode/l10n';
import type {
  ForeignAnswer,
  ForeignOpened,
  OpenForeign,
  ClassesAsked,
  ForeignFile,
} from '../../engine/protocol/foreignModel';
import type { RunAssets } from '../run/runAssets';

/** What opens in that time runs; what does not would not draw an image in any. */
const patienceSeconds = 60;

/** A model that is open, and the port through which predictions are asked. */
export interface ForeignConnection extends ForeignOpened {
  readonly port: MessagePort;
}

/** One ONNX file of somebody else's in a worker of its own, which can be ended whatever it does. */
export class ForeignModel {
  private readonly worker: Worker;
  private rejectOpening: ((error: Error) => void) | undefined;
  private isEnded = false;

  constructor(
    private readonly assets: Pick<RunAssets, 'workerUrl' | 'onnxWasm' | 'l10n'>,
    private readonly file: ForeignFile,
    /** Told why, when it ends by itself after it was open. */
    private readonly onEnd: (reason: string) => void,
  ) {
    this.worker = new Worker(assets.workerUrl);
  }

  /**
   * Opens the file; resolves to what must be said first, when it takes classes.
   * @throws {Error} with a sentence when it cannot be opened, takes too long, or is ended.
   */
  async open(): Promise<ForeignConnection | ClassesAsked> {
    const { name } = this.file;
    const wasm = (await this.assets.onnxWasm()).slice(0);
    const { port1, port2 } = new MessageChannel();
    const timer = setTimeout(
      () => this.end(l10n.t('{0} did not answer within {1} seconds and was ended.', name, patienceSeconds)),
      patienceSeconds * 1000,
    );
    try {
      const answer = await this.ask({
        type: 'openForeign',
        file: this.file,
        wasm,
        port: port1,
        l10n: this.assets.l10n,
      });
      if ('refused' in answer) {
        throw new Error(answer.refused);
      }
      return 'classInput' in answer ? answer : { ...answer, port: port2 };
    } finally {
      clearTimeout(timer);
      this.rejectOpening = undefined;
    }
  }

  /** Ends the worker, whatever it does; whoever waits for it to open is told why. */
  end(reason: string): void {
    this.isEnded = true;
    this.worker.terminate();
    this.rejectOpening?.(new Error(reason));
  }

  private ask(request: OpenForeign): Promise<ForeignAnswer> {
    return new Promise((resolve, reject) => {
      if (this.isEnded) {
        reject(new Error(this.stopped));
        return;
      }
      this.rejectOpening = reject;
      this.worker.onmessage = ({ data }: MessageEvent<ForeignAnswer>) => resolve(data);
      this.worker.onerror = () => this.fail();
      this.worker.postMessage(request, [request.wasm, request.port]);
    });
  }

  get stopped(): string {
    return l10n.t('{0} was stopped.', this.file.name);
  }

  private fail(): void {
    const reason = l10n.t('{0} broke its worker and was ended.', this.file.name);
    const wasOpening = this.rejectOpening !== undefined;
    this.end(reason);
    if (!wasOpening) {
      this.onEnd(reason);
    }
  }
}
