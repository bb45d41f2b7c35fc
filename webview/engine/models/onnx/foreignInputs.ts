import type { ForeignInputs, ForeignShape } from '../../protocol/foreignModel';
import * as l10n from '@vscode/l10n';
import { plainName } from '../../../../src/safetensors';
import type { OnnxSession, OnnxValueInfo } from '../../backends/onnx/onnxRuntime';

/** What a model takes and gives, as its file declares it. */
type Border = Pick<OnnxSession, 'inputs' | 'outputs'>;

const timestepNames = /^(t|ts|time|times|timestep|timesteps|time_?step|noise_level|sigma)$/i;
const labelNames = /^(y|c|label|labels|class|classes|class_?labels?)$/i;

/**
 * Tells a denoiser's inputs by their shapes and names; `stated` settles what cannot be told.
 * @throws {Error} with a sentence that lists the inputs when they are not those of a denoiser.
 */
export function recogniseInputs(session: Border, stated: Partial<ForeignInputs> = {}): ForeignInputs {
  const { inputs, outputs } = session;
  const sample = chosen(inputs, stated.sample) ?? only(inputs.filter(isImages));
  const rest = inputs.filter((each) => each !== sample);
  const timestep =
    chosen(rest, stated.timestep) ??
    rest.find(({ name }) => timestepNames.test(name)) ??
    only(rest.filter(({ name }) => !labelNames.test(name)));
  const labels =
    chosen(rest, stated.labels) ?? rest.find((each) => each !== timestep && labelNames.test(each.name));
  const output = chosen(outputs, stated.output) ?? only(outputs.filter(isImages)) ?? outputs.find(isImages);
  const unknown = rest.find((each) => each !== timestep && each !== labels);
  if (!sample || !timestep || !output || unknown) {
    throw new RangeError(
      l10n.t(
        'The model does not look like a denoiser: it takes {0} and gives {1}. It must take images [N, C, H, W] and a timestep, and give images.',
        list(inputs),
        list(outputs),
      ),
    );
  }
  return { sample: sample.name, timestep: timestep.name, labels: labels?.name, output: output.name };
}

/**
 * The images' shape, from the model or, where the model leaves it open, from `stated`.
 * @throws {Error} with a sentence when neither says it, or when the images are not square or absurdly large.
 */
export function foreignShape(
  session: Border,
  inputs: ForeignInputs,
  stated: Partial<ForeignShape> = {},
): ForeignShape {
  const info = session.inputs.find(({ name }) => name === inputs.sample);
  const [batch, channels, height, width] = info?.shape ?? [];
  const shape = {
    batch: fixed(batch) ?? null,
    channels: fixed(channels) ?? stated.channels,
    height: fixed(height) ?? stated.height,
    width: fixed(width) ?? stated.width,
  };
  if (shape.channels === undefined || shape.height === undefined || shape.width === undefined) {
    throw new RangeError(
      l10n.t(
        'The model takes images of any size ({0}); say which size to sample.',
        info ? describe(info) : '',
      ),
    );
  }
  const { channels: c, height: h, width: w } = shape;
  if (h !== w || c < 1 || c > 4 || h > 512) {
    throw new RangeError(
      l10n.t(
        'The model draws images of {0}×{1} pixels, channels: {2}; only square ones of up to 512 pixels and 4 channels can be shown.',
        h,
        w,
        c,
      ),
    );
  }
  return { batch: shape.batch, channels: c, height: h, width: w };
}

const isImages = ({ type, shape }: OnnxValueInfo): boolean => type === 'float32' && shape.length === 4;
const fixed = (extent: number | string | undefined): number | undefined =>
  typeof extent === 'number' && extent > 0 ? extent : undefined;
const only = <T>(items: readonly T[]): T | undefined => (items.length === 1 ? items[0] : undefined);
const chosen = (infos: readonly OnnxValueInfo[], name: string | undefined): OnnxValueInfo | undefined =>
  infos.find((each) => each.name === name);
const describe = ({ name, type, shape }: OnnxValueInfo): string =>
  `${shown(name)}: ${type} [${shape.map((extent) => shown(String(extent))).join(', ')}]`;
/** What a sentence may hold of a name from the file. */
const shown = (name: string): string => plainName(name) ?? '…';
const list = (infos: readonly OnnxValueInfo[]): string =>
  infos.slice(0, 8).map(describe).join('; ') + (infos.length > 8 ? '; …' : '');
