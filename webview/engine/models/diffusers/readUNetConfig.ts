import * as v from 'valibot';
import type { UNetConfig } from '../../graph/unetConfig';
import { readConfigJson } from '../readConfigJson';

const count = v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(4096));

/** The keys that this network honours; the file has others beside them. */
const schema = v.object({
  sample_size: count,
  in_channels: count,
  out_channels: count,
  block_out_channels: v.pipe(v.array(count), v.minLength(1), v.maxLength(8)),
  down_block_types: v.array(v.picklist(['DownBlock2D', 'AttnDownBlock2D'])),
  up_block_types: v.array(v.picklist(['UpBlock2D', 'AttnUpBlock2D'])),
  layers_per_block: count,
  norm_num_groups: count,
  norm_eps: v.pipe(v.number(), v.gtValue(0), v.ltValue(1)),
  attention_head_dim: v.nullable(count),
  downsample_padding: v.picklist([0, 1]),
  flip_sin_to_cos: v.boolean(),
  freq_shift: v.pipe(v.number(), v.finite()),
  act_fn: v.literal('silu'),
  dropout: v.optional(v.pipe(v.number(), v.minValue(0), v.ltValue(1)), 0),
  num_class_embeds: v.optional(v.nullable(count), null),
});

/**
 * Reads diffusers' config.json of a UNet2DModel.
 * @throws {RangeError} with a sentence that names the key that is wrong.
 */
export function readUNetConfig(json: string): UNetConfig {
  return readConfigJson(json, schema);
}
