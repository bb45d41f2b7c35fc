import type { Tensor } from '../../../../src/safetensors';

/** The names of attention's layers before diffusers 0.17 and since. */
const renamed: readonly (readonly [old: string, today: string])[] = [
  ['.query.', '.to_q.'],
  ['.key.', '.to_k.'],
  ['.value.', '.to_v.'],
  ['.proj_attn.', '.to_out.0.'],
];

/** The tensors of an old file under today's names. */
export function withTodaysNames(tensors: ReadonlyMap<string, Tensor>): ReadonlyMap<string, Tensor> {
  return new Map(
    [...tensors].map(([name, tensor]) => {
      const [old, today] = renamed.find(([each]) => name.includes(each)) ?? ['', ''];
      return [old && name.includes('attentions.') ? name.replace(old, today) : name, tensor];
    }),
  );
}
