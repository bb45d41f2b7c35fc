import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { inflateSync } from 'node:zlib';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { decodeSafetensors } from '../../../src/safetensors';
import { float16Value } from '../../../webview/engine/models/float16';
import { pngFile } from '../../../webview/engine/models/diffusers/pngFile';
import { pretrain } from '../../tools/pretrain/pretrain';
import { readRunFile } from '../../tools/pretrain/runFile';

const run = {
  steps: 4,
  seed: 3,
  schedule: { kind: 'linear', T: 1000, betaStart: 1e-4, betaEnd: 0.02 },
  train: {
    dataSet: 'digits16',
    preset: 'tiny',
    batchSize: 4,
    learningRate: 1e-3,
    emaDecay: 0.99,
    dropout: 0.1,
    flip: false,
  },
};

let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(path.join(os.tmpdir(), 'pretrain-'));
});
afterAll(() => rm(folder, { recursive: true }));

async function configFile(name: string, content: unknown): Promise<string> {
  const file = path.join(folder, name);
  await writeFile(file, typeof content === 'string' ? content : JSON.stringify(content));
  return file;
}

const options = { resume: false, threads: 1, samples: 2 };

describe('pretraining', { timeout: 240_000 }, () => {
  it('stopped and resumed ends with the weights of a run in one go', async () => {
    const whole = path.join(folder, 'whole');
    const parts = path.join(folder, 'parts');
    await pretrain({ ...options, configFile: await configFile('four.json', run), folder: whole });
    await pretrain({
      ...options,
      configFile: await configFile('two.json', { ...run, steps: 2 }),
      folder: parts,
    });
    await pretrain({
      ...options,
      configFile: await configFile('four.json', run),
      folder: parts,
      resume: true,
    });

    const read = async (from: string) =>
      decodeSafetensors(await readFile(path.join(from, 'checkpoint.safetensors')));
    const [expected, actual] = [await read(whole), await read(parts)];
    expect(actual.tensors).toEqual(expected.tensors);
    expect(await readFile(path.join(parts, 'samples.png'))).toEqual(
      await readFile(path.join(whole, 'samples.png')),
    );

    const half = decodeSafetensors(await readFile(path.join(whole, 'diffusion_pytorch_model.safetensors')));
    const ema = expected.tensors.get('ema.conv_in.weight');
    const rounded = half.tensors.get('conv_in.weight');
    expect(rounded?.shape).toEqual([8, 1, 3, 3]);
    ema?.data.forEach((value, i) => {
      const stored = float16Value(Number(rounded?.data[i]));
      expect(Math.abs(stored - Number(value))).toBeLessThanOrEqual(2 ** -11 * Math.abs(Number(value)));
    });
    const config = JSON.parse(await readFile(path.join(whole, 'config.json'), 'utf8')) as Record<
      string,
      unknown
    >;
    expect(config).toMatchObject({
      _class_name: 'UNet2DModel',
      sample_size: 16,
      block_out_channels: [8, 16, 16],
    });
  });

  it('refuses to continue another run, saying what differs', async () => {
    const other = { ...run, schedule: { ...run.schedule, T: 500 } };
    await expect(
      pretrain({
        ...options,
        configFile: await configFile('other.json', other),
        folder: path.join(folder, 'whole'),
        resume: true,
      }),
    ).rejects.toThrow(/T = 1000.*T = 500/);
  });
});

describe('a run file', () => {
  it('that is not JSON, or has a wrong value, is refused with its place', async () => {
    await expect(readRunFile(await configFile('bad.json', '{'))).rejects.toThrow(/bad\.json is not JSON/);
    const wrong = { ...run, train: { ...run.train, batchSize: 0 } };
    await expect(readRunFile(await configFile('wrong.json', wrong))).rejects.toThrow(
      /wrong\.json.*train\.batchSize/,
    );
  });
});

it('a grey PNG holds the pixels line by line', () => {
  const png = Buffer.from(pngFile(3, 2, Uint8Array.of(1, 2, 3, 4, 5, 6)));
  expect(png.subarray(1, 4).toString('latin1')).toBe('PNG');
  expect([png.readUInt32BE(16), png.readUInt32BE(20)]).toEqual([3, 2]);
  const start = png.indexOf('IDAT');
  const data = png.subarray(start + 4, start + 4 + png.readUInt32BE(start - 4));
  expect([...inflateSync(data)]).toEqual([0, 1, 2, 3, 0, 4, 5, 6]);
});
