import * as l10n from '@vscode/l10n';
import type { DataSet } from '../../../../src/datasets/dataSet';
import { hasBetaRange } from '../../../../src/diffusion/schedule';
import { imagesText, stepsText } from '../../../../src/protocol/countedText';
import type { TrainSettings } from '../../../../src/protocol/playgroundState';
import { scheduleNames } from '../../../../src/protocol/valueNames';
import { writeDiffusersFolder, type DiffusersModel } from './diffusersFolder';
import { textFile, type Folder } from './folder';
import { pngFile } from './pngFile';
import { schedulerFile } from './schedulerFile';

/** The release of diffusers whose training script the launch file takes. */
const release = '0.31.0';

/** A run to be continued elsewhere. */
export interface ClusterRun extends DiffusersModel {
  readonly data: DataSet;
  readonly train: Pick<
    TrainSettings,
    'batchSize' | 'learningRate' | 'warmupSteps' | 'decaySteps' | 'emaDecay' | 'flip' | 'snrGamma'
  >;
}

/** Why a run cannot go on with diffusers' own script; undefined when it can. */
export function clusterObstacle({
  loss,
  config,
  data,
}: Pick<DiffusersModel, 'loss' | 'config'> & { readonly data?: DataSet }): string | undefined {
  if (data?.absent) {
    return l10n.t('The images that this network learned from are not on this computer.');
  }
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
  if (obstacle) {
    throw new RangeError(obstacle);
  }
  const files = new Map<string, Uint8Array>();
  for (const [name, content] of writeDiffusersFolder(run)) {
    files.set(`model/${name}`, content);
  }
  const { side, channels, count, heldOut, images } = run.data;
  const each = channels * side ** 2;
  for (let i = 0; i < count - heldOut; i++) {
    const pixels = images.subarray(i * each, (i + 1) * each);
    files.set(
      `images/${String(i).padStart(5, '0')}.png`,
      pngFile(side, side, pixels, channels === 3 ? 3 : 1),
    );
  }
  files.set('launch.sh', textFile(launchFile(run)));
  files.set('README.md', textFile(readme(run)));
  return files;
}

/**
 * The script of that release begins with fresh weights, reads images as RGB and has no arguments for β and zero SNR:
 * these lines of it are changed, and it stops if they are not what they were.
 */
function edits(run: ClusterRun): readonly (readonly [string, string])[] {
  const scheduler = schedulerFile(run);
  const numbers = [
    `beta_start=${String(scheduler['beta_start'])}`,
    `beta_end=${String(scheduler['beta_end'])}`,
    // Too many for a line: the folder's own scheduler lists them.
    ...(scheduler['trained_betas'] === null
      ? []
      : [
          'trained_betas=__import__("json").load(open("model/scheduler/scheduler_config.json"))["trained_betas"]',
        ]),
    `rescale_betas_zero_snr=${scheduler['rescale_betas_zero_snr'] === true ? 'True' : 'False'}`,
  ];
  const stated = 'prediction_type=args.prediction_type,';
  return [
    ['UNet2DModel.from_config(config)', 'UNet2DModel.from_pretrained(args.model_config_name_or_path)'],
    ...(run.data.channels === 3 ? [] : [['convert("RGB")', 'convert("L")'] as const]),
    [stated, `${stated} ${numbers.join(', ')},`],
  ];
}

function launchFile(run: ClusterRun): string {
  const { train, config, schedule, data } = run;
  const scheduler = schedulerFile(run);
  const script = 'train_unconditional.py';
  const source = `https://raw.githubusercontent.com/huggingface/diffusers/v${release}/examples/unconditional_image_generation/${script}`;
  return [
    '#!/usr/bin/env bash',
    'set -euo pipefail',
    'cd "$(dirname "$0")"',
    `python -m pip install "diffusers==${release}" accelerate datasets torchvision tensorboard`,
    `[ -f ${script} ] || curl --fail --location --output ${script} ${source}`,
    ...edits(run).flatMap(([from, to]) => [
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
    `  --lr_scheduler=${train.decaySteps > 0 ? 'cosine' : 'constant_with_warmup'} \\`,
    `  --lr_warmup_steps=${train.warmupSteps} \\`,
    `  --prediction_type=${String(scheduler['prediction_type'])} \\`,
    `  --ddpm_num_steps=${schedule.T} \\`,
    `  --ddpm_beta_schedule=${String(scheduler['beta_schedule'])} \\`,
    ...(train.flip && data.flip ? ['  --random_flip \\'] : []),
    '  --use_ema \\',
    `  --ema_max_decay=${train.emaDecay} \\`,
    '  --checkpointing_steps=5000 \\',
    '  "$@"',
    '',
  ].join('\n');
}

function readme(run: ClusterRun): string {
  const { data } = run;
  return [
    `# ${l10n.t('Continue on a cluster')}`,
    '',
    l10n.t(
      'This folder goes on with a training run of Diffusion Playground by the unconditional training script of diffusers {0}, which accelerate runs on one GPU or on many machines.',
      release,
    ),
    '',
    `- \`model/\`: ${l10n.t('the network and its averaged weights; DDPMPipeline.from_pretrained("model") opens it.')}`,
    `- \`images/\`: ${l10n.t('the {0} it is trained on. {1}', imagesText(data.count - data.heldOut), data.licence)}`,
    `- \`launch.sh\`: ${l10n.t('installs diffusers, fetches its script, changes three of its lines (it begins with these weights, reads grey images, and takes the noise of this run), and starts it.')}`,
    '',
    `1. ${l10n.t('Copy the folder to where the GPUs are.')}`,
    `2. ${l10n.t('Run “accelerate config” once and answer how many machines and GPUs there are.')}`,
    `3. ${l10n.t('Run “bash launch.sh”; what you add is passed on, for example --num_epochs=500. Progress is in output/logs, for TensorBoard.')}`,
    `4. ${l10n.t('Open the folder output/ in VS Code with “Diffusion: Import Model”.')}`,
    '',
    `## ${l10n.t('What stays the same')}`,
    '',
    ...keptFacts(run).map((each) => `- ${each}`),
    '',
    `## ${l10n.t('What does not')}`,
    '',
    ...lostFacts(run).map((each) => `- ${each}`),
    '',
  ].join('\n');
}

function keptFacts({ schedule, train, data }: ClusterRun): string[] {
  return [
    hasBetaRange(schedule.kind)
      ? l10n.t(
          'The noise schedule “{0}” with T = {1}, β_1 = {2} and β_T = {3}.',
          scheduleNames[schedule.kind](),
          schedule.T,
          schedule.betaStart,
          schedule.betaEnd,
        )
      : l10n.t('The noise schedule “{0}” with T = {1}.', scheduleNames[schedule.kind](), schedule.T),
    schedule.zeroTerminalSnr
      ? l10n.t('The signal-to-noise ratio at T is zero.')
      : l10n.t('The signal-to-noise ratio at T is as the schedule has it.'),
    train.flip && data.flip ? l10n.t('Images are mirrored at random.') : l10n.t('Images are never mirrored.'),
    l10n.t(
      'Batches of {0} on each GPU, the learning rate {1}, {2} of warm-up, and {3} as the largest decay of the averaged weights.',
      imagesText(train.batchSize),
      train.learningRate,
      stepsText(train.warmupSteps),
      train.emaDecay,
    ),
  ];
}

function lostFacts({ loss, train }: ClusterRun): string[] {
  return [
    l10n.t(
      'The optimiser’s state does not travel: the script begins with a fresh one, AdamW with β_1 = 0.95 and a weight decay of 1e-6, and clips gradients at a norm of 1.',
    ),
    ...(train.decaySteps > 0
      ? [
          l10n.t(
            'The learning rate falls to zero over the script’s own epochs, not over {0}.',
            stepsText(train.decaySteps),
          ),
        ]
      : []),
    ...(loss === 'x0' ? [l10n.t('The script weights the error of x_0 by the signal-to-noise ratio.')] : []),
    ...(loss === 'epsilon' && train.snrGamma > 0
      ? [l10n.t('The script weights all t the same: it has no Min-SNR weighting.')]
      : []),
  ];
}

const quoted = (text: string): string => `'${text.replaceAll("'", String.raw`'\''`)}'`;
