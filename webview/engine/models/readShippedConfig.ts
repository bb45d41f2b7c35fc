import * as v from 'valibot';
import type { NetworkConfig } from '../graph/buildNetwork';
import { readUNetConfig } from './diffusers/readUNetConfig';
import { readConfigJson } from './readConfigJson';

const size = v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(4096));

/** The perceptron of points is no class of diffusers, so its file has our keys only. */
const mlpSchema = v.strictObject({
  sample_size: v.literal(1),
  in_channels: size,
  out_channels: size,
  hidden_size: size,
  num_layers: v.pipe(v.number(), v.integer(), v.minValue(0), v.maxValue(64)),
  time_embed_dim: v.pipe(size, v.multipleOf(2)),
  flip_sin_to_cos: v.boolean(),
  freq_shift: v.pipe(v.number(), v.finite()),
  num_class_embeds: v.nullable(size),
});

/**
 * Reads a shipped network's config.json: diffusers' of a UNet2DModel, or ours of a perceptron of points, which
 * states a `hidden_size`.
 * @throws {RangeError} with a sentence that names the key that is wrong.
 */
export function readShippedConfig(json: string): NetworkConfig {
  return /"hidden_size"/.test(json) ? readConfigJson(json, mlpSchema) : readUNetConfig(json);
}
