import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync, readFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { inflateSync } from 'node:zlib';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { clusterFolder } from '../../../../webview/engine/diffusers/clusterFolder';
import { readDiffusersFolder } from '../../../../webview/engine/diffusers/diffusersFolder';
import type { Folder } from '../../../../webview/engine/diffusers/folder';
import { buildUNet } from '../../../../webview/engine/graph/unet';
import { presetConfig } from '../../../../webview/engine/graph/unetConfig';
import { initialWeights } from '../../../../webview/engine/initialWeights';
import { digits16 } from '../digitsFixture';

const config = presetConfig('tiny', 16);
const run = {
  config,
  weights: initialWeights(buildUNet(config), 1),
  schedule: { kind: 'linear', T: 1000, betaStart: 1e-4, betaEnd: 0.02 },
  loss: 'epsilon',
  train: { batchSize: 32, learningRate: 0.001, warmupSteps: 0 },
} as const;
const text = (files: Folder, name: string) => new TextDecoder().decode(files.get(name));

let folder: string;
let files: Folder;
beforeAll(async () => {
  folder = mkdtempSync(path.join(os.tmpdir(), 'cluster-'));
  files = clusterFolder({ ...run, data: await digits16() });
});
afterAll(() => {
  rmSync(folder, { recursive: true });
});

describe('a cluster’s folder', () => {
  it('has the model, all training images, the launch file and a README', async () => {
    const names = [...files.keys()];
    expect(names.filter((name) => name.startsWith('images/'))).toHaveLength(9000);
    expect(names.filter((name) => !name.startsWith('images/'))).toEqual([
      'model/model_index.json',
      'model/scheduler/scheduler_config.json',
      'model/unet/config.json',
      'model/unet/diffusion_pytorch_model.safetensors',
      'model/README.md',
      'launch.sh',
      'README.md',
    ]);
    const model = new Map(
      names
        .filter((name) => name.startsWith('model/'))
        .map((name) => [name.slice(6), files.get(name) ?? new Uint8Array()]),
    );
    expect(JSON.parse(readDiffusersFolder(model).config)).toEqual(config);
    const { images } = await digits16();
    const png = Buffer.from(files.get('images/00007.png') ?? new Uint8Array());
    const start = png.indexOf('IDAT') + 4;
    const rows = inflateSync(png.subarray(start, start + png.readUInt32BE(start - 8)));
    expect(png.readUInt32BE(16)).toBe(16);
    for (let y = 0; y < 16; y++) {
      expect([...rows.subarray(y * 17 + 1, (y + 1) * 17)]).toEqual([
        ...images.subarray(7 * 256 + y * 16, 7 * 256 + y * 16 + 16),
      ]);
    }
  });

  it('launches diffusers’ own script with these weights, grey images and no mirroring', () => {
    const bin = path.join(folder, 'bin');
    execFileSync('mkdir', ['-p', bin]);
    // Stands in for what is installed on a cluster: only what the launch file passes on is looked at.
    writeFileSync(path.join(bin, 'accelerate'), '#!/bin/sh\nprintf "%s\\n" "$@" > arguments.txt\n', {
      mode: 0o755,
    });
    writeFileSync(path.join(bin, 'python'), '#!/bin/sh\n[ "$1" = -m ] || exec python3 "$@"\n', {
      mode: 0o755,
    });
    writeFileSync(path.join(folder, 'launch.sh'), text(files, 'launch.sh'));
    const script = path.join(folder, 'train_unconditional.py');
    writeFileSync(
      script,
      'model = UNet2DModel.from_config(config)\naugment(image.convert("RGB"))\nflip = transforms.RandomHorizontalFlip() if args.random_flip\n',
    );
    const environment = { ...process.env, PATH: `${bin}:${process.env['PATH'] ?? ''}` };
    for (let time = 0; time < 2; time++) {
      execFileSync('bash', [path.join(folder, 'launch.sh'), '--num_epochs=5'], { env: environment });
      expect(readFileSync(script, 'utf8')).toContain('from_pretrained(args.model_config_name_or_path)');
      expect(readFileSync(script, 'utf8')).toContain('convert("L")');
    }
    const passed = readFileSync(path.join(folder, 'arguments.txt'), 'utf8').split('\n');
    expect(passed).toContain('--model_config_name_or_path=model/unet');
    expect(passed).toContain('--ddpm_beta_schedule=linear');
    expect(passed).toContain('--num_epochs=5');
    writeFileSync(script, 'another script\n');
    expect(() =>
      execFileSync('bash', [path.join(folder, 'launch.sh')], { env: environment, stdio: 'pipe' }),
    ).toThrow(/is it the one of diffusers/);
  });

  it('is refused where diffusers’ script would train something else', async () => {
    const data = await digits16();
    expect(() => clusterFolder({ ...run, data, loss: 'v' })).toThrow(/predicts “v”/);
    expect(() => clusterFolder({ ...run, data, config: presetConfig('tiny', 16, 0, 11) })).toThrow(
      /no classes/,
    );
  });
});
