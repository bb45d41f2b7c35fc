import * as l10n from '@vscode/l10n';
import type { DataSet } from '../../../src/datasets/dataSet';
import type { TrainSettings } from '../../../src/protocol/playgroundState';
import { writeDiffusersFolder, type DiffusersModel } from './diffusersFolder';
import { textFile, type Folder } from './folder';
import { greyPng } from './greyPng';
import { schedulerFile } from './schedulerFile';

/** The release of diffusers whose training script the launch file takes. */
const release = '0.31.0';

/** A run to be continued elsewhere. */
export interface ClusterRun extends DiffusersModel {
  readonly data: DataSet;
  readonly train: Pick<TrainSettings, 'batchSize' | 'learningRate' | 'warmupSteps'>;
}

/** Why a run cannot go on with diffusers' own script; undefined when it can. */
export function clusterObstacle({
  loss,
  config,
}: Pick<DiffusersModel, 'loss' | 'config'>): string | undefined {
  if (loss !== 'epsilon' && loss !== 'x0') {
    return l10n.t(
      'diffusers’ training script learns to predict ε or x_0, and this network predicts “{0}”.',
      loss,
    );
  }
  return config.num_class_embeds === null
    ? undefined
    : l10n.t('diffusers’ training script knows no classes, and this network was trained with them.');
}

/**
 * The model as diffusers' folder, the training images as an image folder, and what starts diffusers' own
 * unconditional training on them with accelerate, on as many machines as accelerate is configured for.
 * @throws {RangeError} with `clusterObstacle`'s sentence.
 */
export function clusterFolder(run: ClusterRun): Folder {
  const obstacle = clusterObstacle(run);
  if (obstacle) throw new RangeError(obstacle);
  const files = new Map<string, Uint8Array>();
  for (const [name, content] of writeDiffusersFolder(run)) files.set(`model/${name}`, content);
  const { side, count, heldOut, images } = run.data;
  for (let i = 0; i < count - heldOut; i++) {
    const pixels = images.subarray(i * side ** 2, (i + 1) * side ** 2);
    files.set(`images/${String(i).padStart(5, '0')}.png`, greyPng(side, side, pixels));
  }
  files.set('launch.sh', textFile(launchFile(run)));
  files.set('README.md', textFile(readme(run)));
  return files;
}

/**
 * The script of that release begins with fresh weights and reads images as RGB; two of its lines are changed for
 * ours, and it stops if they are not what they were.
 */
function launchFile(run: ClusterRun): string {
  const { train, config, data, ...process } = run;
  const scheduler = schedulerFile(process);
  const script = 'train_unconditional.py';
  const source = `https://raw.githubusercontent.com/huggingface/diffusers/v${release}/examples/unconditional_image_generation/${script}`;
  const edits = [
    ['UNet2DModel.from_config(config)', 'UNet2DModel.from_pretrained(args.model_config_name_or_path)'],
    ['convert("RGB")', 'convert("L")'],
    ...(data.flip ? [] : [['transforms.RandomHorizontalFlip()', 'transforms.Lambda(lambda x: x)']]),
  ] as const;
  return [
    '#!/usr/bin/env bash',
    'set -euo pipefail',
    'cd "$(dirname "$0")"',
    `python -m pip install "diffusers==${release}" accelerate datasets torchvision tensorboard`,
    `[ -f ${script} ] || curl --fail --location --output ${script} ${source}`,
    ...edits.flatMap(([from = '', to = '']) => [
      `grep --quiet --fixed-strings ${quoted(to)} ${script} || {`,
      `  grep --quiet --fixed-strings ${quoted(from)} ${script} || { echo ${quoted(`${script} has no ${from}; is it the one of diffusers ${release}?`)} >&2; exit 1; }`,
      `  python - ${quoted(from)} ${quoted(to)} <<'PYTHON'`,
      'import pathlib, sys',
      `path = pathlib.Path("${script}")`,
      'path.write_text(path.read_text().replace(sys.argv[1], sys.argv[2]))',
      'PYTHON',
      '}',
    ]),
    `accelerate launch ${script} \\`,
    '  --train_data_dir=images \\',
    '  --model_config_name_or_path=model/unet \\',
    '  --output_dir=output \\',
    `  --resolution=${config.sample_size} \\`,
    `  --train_batch_size=${train.batchSize} \\`,
    `  --learning_rate=${train.learningRate} \\`,
    `  --lr_warmup_steps=${train.warmupSteps} \\`,
    `  --prediction_type=${String(scheduler['prediction_type'])} \\`,
    `  --ddpm_num_steps=${process.schedule.T} \\`,
    `  --ddpm_beta_schedule=${String(scheduler['beta_schedule'])} \\`,
    '  --use_ema \\',
    '  --checkpointing_steps=5000 \\',
    '  "$@"',
    '',
  ].join('\n');
}

function readme({ data, schedule }: ClusterRun): string {
  return [
    `# ${l10n.t('Continue on a cluster')}`,
    '',
    l10n.t(
      'This folder goes on with a training run of Diffusion Playground by the unconditional training script of diffusers {0}, which accelerate runs on one GPU or on many machines.',
      release,
    ),
    '',
    `- \`model/\`: ${l10n.t('the network and its averaged weights; DDPMPipeline.from_pretrained("model") opens it.')}`,
    `- \`images/\`: ${l10n.t('the {0} images it is trained on. {1}', data.count - data.heldOut, data.licence)}`,
    `- \`launch.sh\`: ${l10n.t('installs diffusers, fetches its script, makes it begin with these weights and read grey images, and starts it.')}`,
    '',
    `1. ${l10n.t('Copy the folder to where the GPUs are.')}`,
    `2. ${l10n.t('Run “accelerate config” once and answer how many machines and GPUs there are.')}`,
    `3. ${l10n.t('Run “bash launch.sh”; what you add is passed on, for example --num_epochs=500. Progress is in output/logs, for TensorBoard.')}`,
    `4. ${l10n.t('Open the folder output/ in VS Code with “Diffusion: Import Model”.')}`,
    '',
    l10n.t(
      'The optimiser’s state does not travel: the script begins with a fresh one. The noise schedule “{0}” with T = {1} is passed to the script; β_1 and β_T are its own, 0.0001 and 0.02.',
      schedule.kind,
      schedule.T,
    ),
    '',
  ].join('\n');
}

const quoted = (text: string): string => `'${text.replaceAll("'", String.raw`'\''`)}'`;
