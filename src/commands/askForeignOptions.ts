import * as vscode from 'vscode';
import type { ForeignModelOptions } from '../protocol/modelExchange';

type Prediction = ForeignModelOptions['prediction'];
type Timesteps = ForeignModelOptions['timesteps'];

/** Asks what an ONNX file does not say, the usual answers first; undefined when the user cancels. */
export async function askForeignOptions(name: string): Promise<ForeignModelOptions | undefined> {
  const prediction = await pick<Prediction>(vscode.l10n.t('What does {0} predict?', name), [
    ['epsilon', 'ε', vscode.l10n.t('The noise in x_t, as in the DDPM paper.')],
    ['x0', 'x_0', vscode.l10n.t('The image; “sample” in diffusers.')],
    ['v', 'v', vscode.l10n.t('√ᾱ_t ε − √(1 − ᾱ_t) x_0; “v_prediction” in diffusers.')],
  ]);
  const timesteps =
    prediction &&
    (await pick<Timesteps>(vscode.l10n.t('How does {0} count time?', name), [
      ['zeroBased', '0 … T − 1', vscode.l10n.t('As diffusers and the official DDPM code.')],
      ['oneBased', '1 … T', vscode.l10n.t('As the DDPM paper.')],
      ['unit', '0 … 1', vscode.l10n.t('As a share of T.')],
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
  const state = vscode.l10n.t('State Inputs and Size…');
  if ((await vscode.window.showErrorMessage(refusal, state)) !== state) {
    return undefined;
  }
  const sample = await vscode.window.showInputBox({
    prompt: vscode.l10n.t('Name of the input that takes the images'),
    value: 'sample',
  });
  const timestep =
    sample &&
    (await vscode.window.showInputBox({
      prompt: vscode.l10n.t('Name of the input that takes the timestep'),
      value: 'timestep',
    }));
  const output =
    timestep &&
    (await vscode.window.showInputBox({ prompt: vscode.l10n.t('Name of the output'), value: 'out_sample' }));
  const size =
    output &&
    (await vscode.window.showInputBox({
      prompt: vscode.l10n.t('Channels and side of the images, where the file leaves them open'),
      value: '1×16',
      validateInput: (text) => (sizeOf(text) ? undefined : vscode.l10n.t('Write it like 3×32.')),
    }));
  const shape = size ? sizeOf(size) : undefined;
  return shape && sample && timestep && output
    ? { ...options, inputs: { sample, timestep, output }, shape }
    : undefined;
}

/** How many classes a model takes that does not say it, and whether there is one for “no class”; undefined when cancelled. */
export async function askForeignClasses(
  name: string,
  input: string,
): Promise<ForeignModelOptions['classes'] | undefined> {
  const count = await vscode.window.showInputBox({
    prompt: vscode.l10n.t('{0} takes classes in its input “{1}”. How many does it know?', name, input),
    value: '10',
    validateInput: (text) =>
      classCountOf(text) === undefined
        ? vscode.l10n.t('Enter a whole number from {0} to {1}.', 1, 1000)
        : undefined,
  });
  const known = count === undefined ? undefined : classCountOf(count);
  if (known === undefined) {
    return undefined;
  }
  const noClass = await pick<'no' | 'yes'>(vscode.l10n.t('Does it know “no class”, for guidance?'), [
    ['no', vscode.l10n.t('No'), vscode.l10n.t('Its classes are 0 to {0}.', known - 1)],
    ['yes', vscode.l10n.t('Yes'), vscode.l10n.t('As class {0}, after the last.', known)],
  ]);
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

async function pick<Value extends string>(
  title: string,
  choices: readonly (readonly [Value, string, string])[],
): Promise<Value | undefined> {
  const items = choices.map(([value, label, detail]) => ({ value, label, detail }));
  return (await vscode.window.showQuickPick(items, { title }))?.value;
}
