import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync, readFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { inflateSync } from 'node:zlib';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createDataSet } from '../../../../../src/datasets/dataSet';
import { createSchedule, type ScheduleConfig } from '../../../../../src/diffusion/schedule';
import { clusterFolder, type ClusterRun } from '../../../../../webview/engine/models/diffusers/clusterFolder';
import { readDiffusersFolder } from '../../../../../webview/engine/models/diffusers/diffusersFolder';
import { readScheduler } from '../../../../../webview/engine/models/diffusers/readScheduler';
import type { Folder } from '../../../../../webview/engine/models/diffusers/folder';
import { buildUNet } from '../../../../../webview/engine/graph/unet';
import { presetConfig } from '../../../../../webview/engine/graph/unetConfig';
import { initialWeights } from '../../../../../webview/engine/training/initialWeights';
import { digits16 } from '../../../../fixtures/digits';

const config = presetConfig('tiny', 16);
const run = {
  config,
  weights: initialWeights(buildUNet(config), 1),
  schedule: { kind: 'linear', T: 1000, betaStart: 1e-4, betaEnd: 0.02 },
  loss: 'epsilon',
  train: {
    batchSize: 32,
    learningRate: 0.001,
    warmupSteps: 0,
    decaySteps: 0,
    emaDecay: 0.999,
    flip: false,
    snrGamma: 0,
  },
} as const;
/** Of train_unconditional.py of diffusers 0.31.0: its arguments, and the lines that are changed or depended on. */
const pinned = {
  arguments: [
    'adam_beta1',
    'adam_beta2',
    'adam_epsilon',
    'adam_weight_decay',
    'cache_dir',
    'center_crop',
    'checkpointing_steps',
    'checkpoints_total_limit',
    'dataloader_num_workers',
    'dataset_config_name',
    'dataset_name',
    'ddpm_beta_schedule',
    'ddpm_num_inference_steps',
    'ddpm_num_steps',
    'ema_inv_gamma',
    'ema_max_decay',
    'ema_power',
    'enable_xformers_memory_efficient_attention',
    'eval_batch_size',
    'gradient_accumulation_steps',
    'hub_model_id',
    'hub_private_repo',
    'hub_token',
    'learning_rate',
    'local_rank',
    'logger',
    'logging_dir',
    'lr_scheduler',
    'lr_warmup_steps',
    'mixed_precision',
    'model_config_name_or_path',
    'num_epochs',
    'output_dir',
    'overwrite_output_dir',
    'prediction_type',
    'push_to_hub',
    'random_flip',
    'resolution',
    'resume_from_checkpoint',
    'save_images_epochs',
    'save_model_epochs',
    'train_batch_size',
    'train_data_dir',
    'use_ema',
  ],
  lines: [
    'model = UNet2DModel.from_config(config)',
    'noise_scheduler = DDPMScheduler(',
    '    num_train_timesteps=args.ddpm_num_steps,',
    '    beta_schedule=args.ddpm_beta_schedule,',
    '    prediction_type=args.prediction_type,',
    ')',
    'transforms.RandomHorizontalFlip() if args.random_flip else transforms.Lambda(lambda x: x),',
    'images = [augmentations(image.convert("RGB")) for image in examples["image"]]',
    '',
  ],
  changed: ['from_config(config)', 'prediction_type=args.prediction_type,', 'convert("RGB")'],
} as const;
/** Writing all of them takes longer than all else. */
const fewDigits = async () => ({ ...(await digits16()), count: 5, heldOut: 2 });
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

  it('has colour images in their colours, read as they are', () => {
    const side = 2;
    // Of each pixel its red, then its green, then its blue: NCHW.
    const images = Uint8Array.of(1, 2, 3, 4, 11, 12, 13, 14, 21, 22, 23, 24);
    const data = createDataSet({
      ...{ id: 'colours', name: '', licence: '', side, channels: 3, count: 1, heldOut: 0, flip: false },
      ...{ labels: new Uint8Array(1), images },
    });
    const made = clusterFolder({ ...run, data });
    const png = Buffer.from(made.get('images/00000.png') ?? new Uint8Array());
    const start = png.indexOf('IDAT') + 4;
    const rows = inflateSync(png.subarray(start, start + png.readUInt32BE(start - 8)));
    expect(png[25]).toBe(2);
    expect([...rows]).toEqual([0, 1, 11, 21, 2, 12, 22, 0, 3, 13, 23, 4, 14, 24]);
    expect(text(made, 'launch.sh')).not.toContain('convert("L")');
    expect(() => clusterFolder({ ...run, data: { ...data, absent: true } })).toThrow('not on this computer');
  });

  describe('launches diffusers’ own script', () => {
    /** Runs the launch file of a run; what it passes on, and the script as it changed it. */
    async function launched(changes: Partial<ClusterRun>, script = pinned.lines.join('\n')) {
      const place = mkdtempSync(path.join(folder, 'run-'));
      const bin = path.join(place, 'bin');
      mkdirSync(bin);
      // Stands in for what is installed on a cluster: only what the launch file passes on is looked at.
      const arguments_ = path.join(place, 'arguments.txt');
      writeFileSync(path.join(bin, 'accelerate'), '#!/bin/sh\nprintf "%s\\n" "$@" > arguments.txt\n', {
        mode: 0o755,
      });
      writeFileSync(path.join(bin, 'python'), '#!/bin/sh\n[ "$1" = -m ] || exec python3 "$@"\n', {
        mode: 0o755,
      });
      const made = clusterFolder({ ...run, data: await fewDigits(), ...changes });
      mkdirSync(path.join(place, 'model/scheduler'), { recursive: true });
      for (const name of ['launch.sh', 'model/scheduler/scheduler_config.json']) {
        writeFileSync(path.join(place, name), text(made, name));
      }
      writeFileSync(path.join(place, 'train_unconditional.py'), script);
      const environment = { ...process.env, PATH: `${bin}:${process.env['PATH'] ?? ''}` };
      // Twice: what is changed already is left alone.
      for (let time = 0; time < 2; time++) {
        execFileSync('bash', [path.join(place, 'launch.sh'), '--num_epochs=5'], {
          env: environment,
          stdio: 'pipe',
        });
      }
      const changed = readFileSync(path.join(place, 'train_unconditional.py'), 'utf8');
      return {
        place,
        changed,
        readme: text(made, 'README.md'),
        passed: readFileSync(arguments_, 'utf8').trim().split('\n'),
      };
    }

    /** What the changed line hands to DDPMScheduler, by Python itself. */
    function schedulerOf({ place, changed }: { place: string; changed: string }, passed: readonly string[]) {
      const call = /noise_scheduler = (DDPMScheduler\([\s\S]*?\n\s*\))/.exec(changed)?.[1] ?? '';
      const program = [
        'import json, types, sys',
        'DDPMScheduler = lambda **stated: stated',
        'given = dict(each[2:].split("=", 1) for each in json.loads(sys.argv[1]) if "=" in each)',
        'args = types.SimpleNamespace(ddpm_num_steps=int(given["ddpm_num_steps"]), ddpm_beta_schedule=given["ddpm_beta_schedule"], prediction_type=given["prediction_type"])',
        `print(json.dumps(${call}))`,
      ].join('\n');
      const output = execFileSync('python3', ['-c', program, JSON.stringify(passed)], { cwd: place });
      return JSON.parse(String(output)) as Record<string, unknown>;
    }

    it('with these weights and grey images, and only with arguments that it has', async () => {
      const { changed, passed } = await launched({});
      expect(changed).toContain('from_pretrained(args.model_config_name_or_path)');
      expect(changed).toContain('convert("L")');
      expect(passed).toEqual(
        expect.arrayContaining([
          '--model_config_name_or_path=model/unet',
          '--num_epochs=5',
          '--ema_max_decay=0.999',
        ]),
      );
      for (const argument of passed.slice(2)) {
        expect(pinned.arguments).toContain(/^--(\w+)/.exec(argument)?.[1]);
      }
    });

    it.each<[string, Partial<ScheduleConfig>]>([
      ['linear', { betaStart: 2e-4, betaEnd: 0.03 }],
      ['linear', { betaStart: 2e-4, betaEnd: 0.03, zeroTerminalSnr: true }],
      ['scaled_linear', { T: 500, betaStart: 0.00085, betaEnd: 0.012 }],
      ['quadratic', {}],
      ['cosine', { zeroTerminalSnr: true }],
      ['sigmoid', { betaStart: 1e-3, betaEnd: 0.05 }],
      ['constant', { betaEnd: 0.01 }],
      ['karras', { T: 300 }],
    ])('on the noise of the run: %s %o', async (kind, changes) => {
      const schedule = { ...run.schedule, kind, ...changes } as ScheduleConfig;
      const launch = await launched({ schedule });
      const stated = schedulerOf(launch, launch.passed);
      // Read as diffusers would, it is the run's own noise.
      const read = readScheduler(JSON.stringify({ _class_name: 'DDPMScheduler', ...stated }));
      const [own, theirs] = [createSchedule(schedule), createSchedule(read.schedule)];
      expect(theirs.T).toBe(own.T);
      own.alphaBar.forEach((value, t) => {
        expect(theirs.alphaBar[t]).toBeCloseTo(value, 9);
      });
      expect(read.loss).toBe('epsilon');
      expect(launch.readme).toContain(`“${kind}” with T = ${schedule.T}`);
      expect(launch.readme).toContain(
        changes.zeroTerminalSnr ? 'ratio at T is zero' : 'as the schedule has it',
      );
      if (changes.betaStart) {
        expect(launch.readme).toContain(`β_1 = ${changes.betaStart}`);
      }
    });

    it('with mirrored images only if the run has them', async () => {
      const data = { ...(await fewDigits()), flip: true };
      const flips = await launched({ data, train: { ...run.train, flip: true } });
      expect(flips.passed).toContain('--random_flip');
      expect(flips.readme).toContain('mirrored at random');
      for (const changes of [{ data }, { train: { ...run.train, flip: true } }]) {
        const still = await launched(changes);
        expect(still.passed).not.toContain('--random_flip');
        expect(still.readme).toContain('never mirrored');
      }
    });

    it('and says what of the run does not travel', async () => {
      const train = { ...run.train, decaySteps: 900, snrGamma: 5 };
      const { readme, passed } = await launched({ train });
      expect(readme).toMatch(/not over 900 steps/);
      expect(readme).toMatch(/no Min-SNR/);
      expect(passed).toContain('--lr_scheduler=cosine');
      const x0 = await launched({ loss: 'x0' });
      expect(x0.readme).toMatch(/error of x_0 by the signal-to-noise ratio/);
      expect(x0.passed).toEqual(
        expect.arrayContaining(['--prediction_type=sample', '--lr_scheduler=constant_with_warmup']),
      );
    });

    it('and stops at a script that is another one', async () => {
      await expect(launched({}, 'another script\n')).rejects.toThrow(/is it the one of diffusers/);
      for (const missing of pinned.changed) {
        const without = pinned.lines.map((line) => line.replace(missing, '…')).join('\n');
        await expect(launched({}, without)).rejects.toThrow(/is it the one of diffusers/);
      }
    });
  });

  it('is refused where diffusers’ script would train something else', async () => {
    const data = await digits16();
    expect(() => clusterFolder({ ...run, data, loss: 'v' })).toThrow(/predicts “v”/);
    expect(() => clusterFolder({ ...run, data, config: presetConfig('tiny', 16, 0, 11) })).toThrow(
      /no classes/,
    );
  });
});
