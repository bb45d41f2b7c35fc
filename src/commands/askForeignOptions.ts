import * as vscode from 'vscode';
import type { ForeignModelOptions } from '../protocol/modelExchange';
import { askText, choose } from '../window/ask';
import { sentence, type Sentence } from '../window/sentence';
import { tellError } from '../window/tell';

type Prediction = ForeignModelOptions['prediction'];
type Timesteps = ForeignModelOptions['timesteps'];

/** Asks what an ONNX file does not say, the usual answers first; undefined when the user cancels. */
export async function askForeignOptions(): Promise<ForeignModelOptions | undefined> {
  const prediction = await pick<Prediction>(sentence(vscode.l10n.t('What does the model predict?')), [
    ['epsilon', sentence('ε'), sentence(vscode.l10n.t('The noise in x_t, as in the DDPM paper.'))],
    ['x0', sentence('x_0'), sentence(vscode.l10n.t('The image; “sample” in diffusers.'))],
    ['v', sentence('v'), sentence(vscode.l10n.t('√ᾱ_t ε − √(1 − ᾱ_t) x_0; “v_prediction” in diffusers.'))],
  ]);
  const timesteps =
    prediction &&
    (await pick<Timesteps>(sentence(vscode.l10n.t('How does the model count time?')), [
      [
        'zeroBased',
        sentence('0 … T − 1'),
        sentence(vscode.l10n.t('As diffusers and the official DDPM code.')),
      ],
      ['oneBased', sentence('1 … T'), sentence(vscode.l10n.t('As the DDPM paper.'))],
      ['unit', sentence('0 … 1'), sentence(vscode.l10n.t('As a share of T.'))],
    ]));
  return timesteps && { prediction, timesteps };
}

/**
 * After a refusal: asks whether the user knows better which inputs are which and how large the images are. Undefined
 * when not.
 */
export async function askForeignPlaces(
  refusal: string,
  options: ForeignModelOptions,
): Promise<ForeignModelOptions | undefined> {
  let isStated = false;
  await tellError(
    sentence(
      vscode.l10n.t(
        'The ONNX file cannot be opened as it is. If you know what its inputs and its output are called, and how large its images are, state it.',
      ),
    ),
    {
      details: refusal,
      buttons: [{ label: sentence(vscode.l10n.t('State Inputs and Size…')), run: () => (isStated = true) }],
    },
  );
  if (!isStated) {
    return undefined;
  }
  const sample = await askText({
    prompt: sentence(vscode.l10n.t('Name of the input that takes the images')),
    value: 'sample',
  });
  const timestep =
    sample &&
    (await askText({
      prompt: sentence(vscode.l10n.t('Name of the input that takes the timestep')),
      value: 'timestep',
    }));
  const output =
    timestep &&
    (await askText({ prompt: sentence(vscode.l10n.t('Name of the output')), value: 'out_sample' }));
  const size =
    output &&
    (await askText({
      prompt: sentence(vscode.l10n.t('Channels and side of the images, where the file leaves them open')),
      value: '1×16',
      refuse: (text) => (sizeOf(text) ? undefined : sentence(vscode.l10n.t('Write it like 3×32.'))),
    }));
  const shape = size ? sizeOf(size) : undefined;
  return shape && sample && timestep && output
    ? { ...options, inputs: { sample, timestep, output }, shape }
    : undefined;
}

/** How many classes a model takes that does not say it, and whether there is one for “no class”; undefined when cancelled. */
export async function askForeignClasses(): Promise<ForeignModelOptions['classes'] | undefined> {
  const count = await askText({
    prompt: sentence(vscode.l10n.t('The model takes classes. How many does it know?')),
    value: '10',
    refuse: (text) =>
      classCountOf(text) === undefined
        ? sentence(vscode.l10n.t('Enter a whole number from {0} to {1}.'), 1, 1000)
        : undefined,
  });
  const known = count === undefined ? undefined : classCountOf(count);
  if (known === undefined) {
    return undefined;
  }
  const noClass = await pick<'no' | 'yes'>(
    sentence(vscode.l10n.t('Does it know “no class”, for guidance?')),
    [
      ['no', sentence(vscode.l10n.t('No')), sentence(vscode.l10n.t('Its classes are 0 to {0}.'), known - 1)],
      [
        'yes',
        sentence(vscode.l10n.t('Yes')),
        sentence(vscode.l10n.t('As class {0}, after the last.'), known),
      ],
    ],
  );
  return noClass && { count: known, noClass: noClass === 'yes' };
}

function classCountOf(text: string): number | undefined {
  const count = /^\s*\d{1,4}\s*$/.test(text) ? Number(text) : 0;
  return count >= 1 && count <= 1000 ? count : undefined;
}

/** “3×32” as three channels of 32 by 32 pixels. */
function sizeOf(text: string): ForeignModelOptions['shape'] {
  const [, channels, side] = /^\s*([1-4])\s*[×x*,]\s*(\d{1,3})\s*$/.exec(text) ?? [];
  const pixels = Number(side);
  return channels === undefined || pixels < 1 || pixels > 512
    ? undefined
    : { channels: Number(channels), height: pixels, width: pixels };
}

function pick<Value extends string>(
  title: Sentence,
  choices: readonly (readonly [Value, Sentence, Sentence])[],
): Promise<Value | undefined> {
  return choose(
    title,
    choices.map(([value, label, detail]) => ({ value, label, detail })),
  );
}
