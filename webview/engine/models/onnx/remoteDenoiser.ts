import type { ForeignOpened, PredictionAnswer, PredictionAsked } from '../../protocol/foreignModel';
import { ModelEnded } from './modelEnded';
import type { Denoiser } from './denoiser';

interface Pending {
  readonly resolve: (output: Float32Array) => void;
  readonly reject: (error: Error) => void;
}

/** An imported model that runs in a worker of its own, asked through a port. */
export class RemoteDenoiser implements Denoiser {
  readonly takesClasses: boolean;
  readonly shape: ForeignOpened['shape'];
  private readonly pending = new Map<number, Pending>();
  private nextId = 1;
  private ended: ModelEnded | undefined;

  constructor(
    private readonly port: MessagePort,
    { takesClasses, shape }: ForeignOpened,
  ) {
    this.takesClasses = takesClasses;
    this.shape = shape;
    port.onmessage = ({ data }: MessageEvent<PredictionAnswer>) => this.receive(data);
  }

  predict(x: Float32Array, t: ArrayLike<number>, labels?: ArrayLike<number>): Promise<Float32Array> {
    if (this.ended) {
      return Promise.reject(this.ended);
    }
    const id = this.nextId++;
    const asked: PredictionAsked = {
      id,
      x,
      t: Array.from(t),
      ...(labels ? { labels: Array.from(labels) } : {}),
    };
    return new Promise((resolve, reject) => {
      this.pending.set(id, { resolve, reject });
      this.port.postMessage(asked);
    });
  }

  /** Its worker is gone: whoever waits for a prediction is told. */
  end(reason: string): void {
    this.ended ??= new ModelEnded(reason);
    for (const { reject } of this.pending.values()) {
      reject(this.ended);
    }
    this.pending.clear();
    this.port.close();
  }

  dispose(): void {
    this.end('');
  }

  private receive(answer: PredictionAnswer): void {
    const waiting = this.pending.get(answer.id);
    this.pending.delete(answer.id);
    if ('output' in answer) {
      waiting?.resolve(answer.output);
    } else {
      waiting?.reject(new ModelEnded(answer.failed));
    }
  }
}
