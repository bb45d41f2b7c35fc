import * as l10n from '@vscode/l10n';
import { samplerIds, samplers, type SamplerId } from '../../../../src/protocol/samplers';
import { samplerTraits } from '../../sampling/samplerTraits';
import type { Process } from './schedulerFile';

/** README.md of a folder for diffusers: how its network is drawn from there as in the Sample view. */
export function folderReadme({ loss }: Pick<Process, 'loss'>): string {
  const flow = loss === 'flow';
  const ids = samplerIds.filter((id) => samplerTraits(id).forFlow === flow);
  const offered = ids.map((id) => samplers[id]);
  const [first] = offered;
  return [
    `# ${l10n.t('A model of Diffusion Playground')}`,
    '',
    l10n.t('This folder is one of diffusers. A network with classes needs class_labels with each call.'),
    '',
    '```python',
    `from diffusers import ${[...offered.map(({ className }) => className), 'UNet2DModel'].filter(unique).join(', ')}`,
    'unet = UNet2DModel.from_pretrained(".", subfolder="unet")',
    `config = ${first?.className ?? ''}.load_config(".", subfolder="scheduler")`,
    '```',
    '',
    l10n.t('The samplers of the Sample view, with their default settings:'),
    '',
    '```python',
    ...ids.map((id) => {
      const { className, name } = samplers[id];
      return `${className}.from_config(${['config', ...argumentsOf(id)].join(', ')})  # ${name}`;
    }),
    '```',
    '',
    ...(flow ? [] : ddim()),
  ].join('\n');
}

/** What a sampler's line says beyond what the folder's scheduler_config.json says. */
function argumentsOf(id: SamplerId): string[] {
  const { reads } = samplerTraits(id);
  const stated = {
    ...(reads.includes('spacing') ? { timestep_spacing: 'trailing' } : {}),
    ...(reads.includes('clip') ? { clip_sample: true } : {}),
    ...samplers[id].config,
  };
  return Object.entries(stated).map(([key, value]) => `${key}=${python(value)}`);
}

function python(value: unknown): string {
  if (typeof value === 'boolean') {
    return value ? 'True' : 'False';
  }
  return JSON.stringify(value);
}

/** What no configuration says: it is an argument of a step. */
function ddim(): string[] {
  return [
    l10n.t(
      'DDIM in the Sample view works ε̂ out anew from the clipped x̂_0, as OpenAI’s guided-diffusion does, unless “Re-derive” is off there. diffusers does not by default, and its configuration has no key for it: it is an argument of each step.',
    ),
    '',
    '```python',
    'x = scheduler.step(model_output, t, x, eta=0.0, use_clipped_model_output=True).prev_sample',
    '```',
    '',
  ];
}

const unique = (name: string, index: number, names: readonly string[]): boolean =>
  names.indexOf(name) === index;
