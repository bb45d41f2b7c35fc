import * as l10n from '@vscode/l10n';
import { networkSchedule } from '../../src/figures/digitsNetwork';
import {
  mostValues,
  type FigureModel,
  type FigureNetwork,
  type NetworkSource,
} from '../figures/kit/network/network';
import type { NetworkPlace, NetworkScript, PreviewNetwork, Recording } from './networkScript';
import { loadScript } from './pageScript';

/** The classes of digits; the network's class of that index means “no class”. */
const classes = 10;

/** Width and height of the digits. */
const side = 16;

/** The names of places for people. */
const places: Readonly<Record<NetworkPlace, () => string>> = {
  gpu: () => 'WebGPU',
  javascript: () => l10n.t('CPU (JavaScript)'),
};

/** What the preview's networks compute on, for people. */
export const placeName = (place: NetworkPlace): string => places[place]();

/** The tiny network of digits, without classes, when every image is of no class, and with them. */
const digitModels = (): readonly FigureModel[] =>
  [0, classes].map((count) => ({
    id: count === 0 ? 'digits16-tiny' : 'digits16-tiny-classes',
    name: l10n.t('MNIST digits 16×16, tiny'),
    data: 'digits16',
    side,
    channels: 1,
    classes: count,
    predicts: 'epsilon',
    schedule: networkSchedule,
  }));

const scriptMissing = (): string =>
  l10n.t('The script of networks could not be loaded. Close the preview and open it again.');

/** The networks of the preview: they are loaded when the first is opened, and run on the page's own thread. */
export class PreviewNetworks implements NetworkSource {
  readonly models = digitModels();
  private script: Promise<NetworkScript> | undefined;
  private digits: Promise<PreviewNetwork> | undefined;

  constructor(private readonly translations: Record<string, string>) {}

  waiting(): undefined {
    return undefined;
  }

  async open(id: string, signal?: AbortSignal): Promise<FigureNetwork> {
    const model = this.models.find((each) => each.id === id);
    if (!model) {
      throw new Error(l10n.t('The model {0} is not loaded.', id));
    }
    const { place, obstacle } = await this.openDigits();
    signal?.throwIfAborted();
    return {
      model,
      describe: () =>
        [
          l10n.t('{0}, averaged weights, {1}', model.name, placeName(place)),
          ...(obstacle ? [obstacle] : []),
        ].join(' · '),
      predict: async (x, t, options = {}) => {
        if (x.length > mostValues) {
          throw new RangeError(
            l10n.t('{0} numbers are asked about at once; at most {1} are.', x.length, mostValues),
          );
        }
        options.signal?.throwIfAborted();
        const network = await this.openDigits();
        const output = await network.predict(x, t, options.labels);
        options.signal?.throwIfAborted();
        return output;
      },
      activations: async (x, t, options = {}) => {
        options.signal?.throwIfAborted();
        const network = await this.openDigits();
        const layers = await network.activations(x, t, options.labels);
        options.signal?.throwIfAborted();
        return layers;
      },
    };
  }

  /** The script of networks. A failure to load it is told, and the next call tries again. */
  async networks(): Promise<NetworkScript> {
    this.script ??= this.load();
    try {
      return await this.script;
    } catch (error) {
      this.script = undefined;
      throw error;
    }
  }

  /** What larger networks did elsewhere. */
  async recording(): Promise<Recording> {
    if (!globalThis.diffusionRecording) {
      await loadScript('preview-recording.js');
    }
    const { diffusionRecording: recording } = globalThis;
    if (!recording) {
      throw new Error(scriptMissing());
    }
    return recording;
  }

  private async load(): Promise<NetworkScript> {
    await loadScript('preview-network.js');
    const { diffusionNetworks: networks } = globalThis;
    if (!networks) {
      throw new Error(scriptMissing());
    }
    networks.translate(this.translations);
    return networks;
  }

  private async openDigits(): Promise<PreviewNetwork> {
    this.digits ??= this.readDigits();
    try {
      return await this.digits;
    } catch (error) {
      this.digits = undefined;
      throw error;
    }
  }

  private async readDigits(): Promise<PreviewNetwork> {
    const [networks] = await Promise.all([this.networks(), loadScript('preview-digits.js')]);
    const { diffusionDigits: weights } = globalThis;
    if (!weights) {
      throw new Error(scriptMissing());
    }
    const network = await networks.open({ side, classes: classes + 1, weights, schedule: networkSchedule });
    void network.lost.then(() => (this.digits = undefined));
    return network;
  }
}
