import * as l10n from '@vscode/l10n';
import * as v from 'valibot';
import type { UNetConfig } from '../../graph/unetConfig';
import { readConfigJson } from '../readConfigJson';

const count = v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(4096));
/** Each takes a dozen operations of the graph, at every level. */
const mostLayers = 32;

/** The keys that this network honours; the file has others beside them. */
const keys = v.object({
  sample_size: count,
  in_channels: count,
  out_channels: count,
  block_out_channels: v.pipe(v.array(count), v.minLength(1), v.maxLength(8)),
  down_block_types: v.array(v.picklist(['DownBlock2D', 'AttnDownBlock2D'])),
  up_block_types: v.array(v.picklist(['UpBlock2D', 'AttnUpBlock2D'])),
  layers_per_block: v.pipe(count, v.maxValue(mostLayers)),
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

const schema = v.pipe(
  keys,
  v.forward(
    // The frequencies are powers of 1 / (half the width − freq_shift).
    v.check(
      ({ freq_shift, block_out_channels: [width = 0] }) => freq_shift < Math.floor(width / 2),
      () => l10n.t('it must be less than half of the first width.'),
    ),
    ['freq_shift'],
  ),
);

/**
 * Reads diffusers' config.json of a UNet2DModel.
 * @throws {RangeError} with a sentence that names the key that is wrong.
 */
export function readUNetConfig(json: string): UNetConfig {
  return readConfigJson(json, schema);
}
