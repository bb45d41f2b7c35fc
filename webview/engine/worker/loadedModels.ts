import * as l10n from '@vscode/l10n';
import type { EngineDevice } from '../contract/engineDevice';
import type { Network } from '../contract/network';
import { foreignNetwork } from '../models/onnx/foreignNetwork';
import { RemoteDenoiser } from '../models/onnx/remoteDenoiser';
import { openNetwork } from '../models/openNetwork';
import type { WorkerRequest } from '../protocol/requests';

/** Shipped and imported models beside the run, by name. */
export class LoadedModels {
  private readonly networks = new Map<string, Network>();
  /** Imported models that run in workers of their own. */
  private readonly remote = new Map<string, RemoteDenoiser>();

  async load(
    device: EngineDevice,
    { model, files }: Extract<WorkerRequest, { type: 'loadModel' }>,
  ): Promise<void> {
    if (this.networks.has(model)) {
      return;
    }
    if ('port' in files) {
      const denoiser = new RemoteDenoiser(files.port, files);
      this.remote.set(model, denoiser);
      this.networks.set(model, foreignNetwork(denoiser, files));
    } else {
      this.networks.set(model, await openNetwork(device, files));
    }
  }

  /** The worker of an imported model is gone: whoever waits for it is told. */
  end({ model, reason }: Extract<WorkerRequest, { type: 'endModel' }>): void {
    this.remote.get(model)?.end(reason);
    this.remote.delete(model);
    this.networks.delete(model);
  }

  /** @throws {Error} with a sentence when it is not loaded. */
  get(model: string): Network {
    const network = this.networks.get(model);
    if (!network) {
      throw new Error(l10n.t('The model {0} is not loaded.', model));
    }
    return network;
  }

  /** Forgets the models of a device that is lost. */
  forget(): void {
    this.networks.clear();
  }

  dispose(): void {
    for (const { engine } of this.networks.values()) {
      engine.dispose();
    }
    this.forget();
  }
}
