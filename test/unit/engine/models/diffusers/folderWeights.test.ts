import { describe, expect, it } from 'vitest';
import { encodeSafetensors, type Tensor } from '../../../../../src/safetensors';
import { readDiffusersFolder } from '../../../../../webview/engine/models/diffusers/diffusersFolder';
import { textFile, type Folder } from '../../../../../webview/engine/models/diffusers/folder';
import { float16Bits } from '../../../../../webview/engine/models/float16';
import { readPretrained } from '../../../../../webview/engine/models/pretrainedWeights';
import {
  changed,
  graph,
  tensors,
  weights,
  weightsFile,
  withWeights,
} from '../../../../fixtures/diffusersFolder';

const weightsOf = (files: Folder) => readPretrained(readDiffusersFolder(files).weights, graph).weights;

describe('weights', () => {
  const as = (convert: (data: Float32Array, shape: readonly number[]) => Tensor): Uint8Array =>
    encodeSafetensors(
      new Map([...tensors].map(([name, { shape, data }]) => [name, convert(data as Float32Array, shape)])),
    );
  const bf16 = as((data, shape) => ({
    dtype: 'BF16',
    shape,
    data: Uint16Array.from(new Uint32Array(new Float32Array(data).buffer), (bits) => bits >>> 16),
  }));
  const f16 = as((data, shape) => ({ dtype: 'F16', shape, data: Uint16Array.from(data, float16Bits) }));
  const f64 = as((data, shape) => ({ dtype: 'F64', shape, data: Float64Array.from(data) }));

  it.each([
    ['bfloat16', bf16, 2 ** -7],
    ['float16', f16, 2 ** -10],
    ['float64', f64, 0],
  ])('may be %s', (_, file, error) => {
    for (const [name, { data }] of weightsOf(withWeights(file))) {
      const exact = weights.get(name)?.data ?? [];
      expect(
        data.every(
          (value, i) => Math.abs(value - (exact[i] ?? NaN)) <= error * Math.abs(exact[i] ?? 0) + 1e-7,
        ),
      ).toBe(true);
    }
  });

  it('of whole numbers are told from weights', () => {
    const file = as((data, shape) => ({ dtype: 'I32', shape, data: new Int32Array(data.length) }));
    expect(() => readDiffusersFolder(withWeights(file))).toThrow(/whole numbers of the type I32/);
  });

  it('of a type that is not read are refused without a name from the file', () => {
    const name = '[Repair](command:workbench.action.files.newUntitledFile)';
    const header = JSON.stringify({ [name]: { dtype: 'F8_E4M3', shape: [1], data_offsets: [0, 1] } });
    const file = new Uint8Array(8 + header.length + 1);
    new DataView(file.buffer).setBigUint64(0, BigInt(header.length), true);
    file.set(textFile(header), 8);
    let message = '';
    try {
      readDiffusersFolder(withWeights(file));
    } catch (error) {
      ({ message } = error as Error);
    }
    expect(message).toContain('the element type F8_E4M3');
    expect(message).not.toMatch(/[[\]()]command/);
    expect(message).not.toContain('Repair');
  });

  it.each(['fp16', 'non_ema', 'bf16'])('may be the variant %s, and that is said', (variant) => {
    const path = `unet/diffusion_pytorch_model.${variant}.safetensors`;
    const { remarks } = readDiffusersFolder(changed({ [weightsFile]: undefined, [path]: f16 }));
    expect(remarks.join()).toContain(path);
    // The usual file goes before its variants.
    expect(readDiffusersFolder(changed({ [path]: textFile('x') })).remarks).toEqual([]);
  });

  it('may be in parts, each of which is needed', () => {
    const [first, second] = [[...tensors].slice(0, 9), [...tensors].slice(9)].map((part) =>
      encodeSafetensors(new Map(part)),
    );
    for (const name of [
      (i: number) => `unet/diffusion_pytorch_model-0000${i}-of-00002.safetensors`,
      (i: number) => `unet/diffusion_pytorch_model.fp16-0000${i}-of-00002.safetensors`,
      (i: number) => `unet/diffusion_pytorch_model-0000${i}-of-00002.fp16.safetensors`,
    ]) {
      const parts = { [weightsFile]: undefined, [name(1)]: first, [name(2)]: second };
      expect([...weightsOf(changed(parts)).keys()]).toEqual([...weights.keys()]);
      expect(() => readDiffusersFolder(changed({ ...parts, [name(2)]: undefined }))).toThrow(
        /in 2 parts, but the folder has only 1/,
      );
      expect(() => readDiffusersFolder(changed({ ...parts, [name(2)]: first }))).toThrow(/another part/);
    }
  });
});
