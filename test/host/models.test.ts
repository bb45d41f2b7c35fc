import assert from 'node:assert/strict';
import { unzipSync } from 'fflate';
import * as vscode from 'vscode';
import { decodeSafetensors } from '../../src/safetensors';
import { defaultPlaygroundState } from '../../src/protocol/playgroundState';
import { encodeCheckpoint } from '../../webview/engine/models/checkpoint';
import { buildUNet } from '../../webview/engine/graph/unet';
import { presetConfig } from '../../webview/engine/graph/unetConfig';
import { initialWeights } from '../../webview/engine/training/initialWeights';
import { activated, closeEverything, eventually, writeFile } from './support';

const run = <T>(command: string, argument?: unknown): Thenable<T> =>
  vscode.commands.executeCommand<T>(`diffusion.${command}`, argument);
const folderOf = (): vscode.Uri => {
  const folder = vscode.workspace.workspaceFolders?.[0]?.uri;
  assert.ok(folder, 'the test window has no folder');
  return folder;
};
const at = (...names: string[]): vscode.Uri => vscode.Uri.joinPath(folderOf(), ...names);
const read = async (...names: string[]): Promise<Uint8Array> =>
  new Uint8Array(await vscode.workspace.fs.readFile(at(...names)));
const json = async (...names: string[]): Promise<Record<string, unknown>> =>
  JSON.parse(new TextDecoder().decode(await read(...names))) as Record<string, unknown>;
const nameOf = (uri: vscode.Uri | undefined): string => {
  assert.ok(uri, 'nothing was written');
  return uri.path.split('/').at(-1) ?? '';
};

/** A run of the tiny preset, as the playground keeps it. */
function savedRun(): Uint8Array {
  const graph = buildUNet(presetConfig('tiny', 16));
  const { schedule, train } = defaultPlaygroundState;
  const weights = (seed: number) => initialWeights(graph, seed);
  const snapshot = { step: 12, weights: weights(1), ema: weights(2), adamM: weights(3), adamV: weights(4) };
  const lossCurve = [{ step: 12, loss: 0.5 }];
  return encodeCheckpoint({ setup: { seed: 3, schedule, train }, snapshot, lossCurve, elapsedSeconds: 2 });
}

/** What a command gives while VS Code shows an error: it tells and resolves to nothing. */
async function refused(command: string, argument: unknown): Promise<void> {
  assert.equal(await run(command, argument), undefined);
}

/** The shown samples as bytes; undefined while there are none. */
async function shownSamples(): Promise<Uint8Array | undefined> {
  const target = at('shown.npz');
  await vscode.workspace.fs.delete(target).then(undefined, () => undefined);
  const written = await run<vscode.Uri | undefined>('exportSamples', { format: 'npz', target });
  return written && (unzipSync(await read('shown.npz'))['arr_0.npy'] ?? new Uint8Array());
}

/** Samples a model in one step, so that nothing is shown before the samples, and waits until they pass. */
async function sampled(model: string, passes: (shown: Uint8Array) => boolean): Promise<Uint8Array> {
  const sample = { model, steps: 1, spacing: 'trailing', count: 2 };
  await run('openPlayground', { view: 'sample', seed: 5, sample });
  await run('sample');
  return eventually(
    `samples by ${model}`,
    async () => {
      const shown = await shownSamples();
      return shown !== undefined && passes(shown) && shown;
    },
    300_000,
  );
}

const same = (a: Uint8Array, b: Uint8Array): boolean => Buffer.from(a).equals(Buffer.from(b));

describe('models and samples as files', () => {
  beforeEach(activated);
  afterEach(closeEverything);

  it('exports a shipped model as a diffusers folder and as ONNX, and opens both again', async () => {
    await run('openPlayground', { view: 'sample', sample: { model: 'digits16-small' } });
    const target = folderOf();
    const folder = await run<vscode.Uri>('exportModel', { format: 'diffusers', target });
    assert.equal(nameOf(folder), 'digits16-small');
    const config = await json('digits16-small', 'unet', 'config.json');
    assert.equal(config['_class_name'], 'UNet2DModel');
    assert.deepEqual(config['block_out_channels'], [16, 32, 64]);
    assert.equal((await json('digits16-small', 'model_index.json'))['_class_name'], 'DDPMPipeline');
    const scheduler = await json('digits16-small', 'scheduler', 'scheduler_config.json');
    assert.equal(scheduler['num_train_timesteps'], 1000);
    const weights = await read('digits16-small', 'unet', 'diffusion_pytorch_model.safetensors');
    const { tensors } = decodeSafetensors(weights);
    const count = [...tensors.values()].reduce((sum, { data }) => sum + data.length, 0);
    assert.equal(count, 636_465);

    for (const format of ['onnx', 'onnxRaw'] as const) {
      const file = await run<vscode.Uri>('exportModel', { format, target: at(`${format}.onnx`) });
      assert.equal(nameOf(file), `${format}.onnx`);
      const text = new TextDecoder().decode(await read(`${format}.onnx`));
      for (const part of ['timestep', 'alphas_cumprod', 'sampler_loop']) {
        assert.ok(text.includes(part), part);
      }
    }
    assert.match(String(await run('importModel', { source: folder })), /636,465|636465/);
    assert.match(String(await run('importModel', { source: at('onnx.onnx') })), /onnx\.onnx.*T = 1000/);
  }).timeout(600_000);

  it('does not write over a file, and gives a second folder another name', async () => {
    await run('openPlayground', { view: 'sample', sample: { model: 'icons16-small' } });
    const taken = await writeFile('taken.onnx', 'mine');
    await refused('exportModel', { format: 'onnx', target: taken });
    assert.equal(new TextDecoder().decode(await read('taken.onnx')), 'mine');
    const names = [
      nameOf(await run<vscode.Uri>('exportModel', { format: 'diffusers', target: folderOf() })),
      nameOf(await run<vscode.Uri>('exportModel', { format: 'diffusers', target: folderOf() })),
    ];
    assert.deepEqual(names, ['icons16-small', 'icons16-small-2']);
  }).timeout(600_000);

  it('takes a run in as a checkpoint and gives it out again, for here and for a cluster', async () => {
    const checkpoint = savedRun();
    await vscode.workspace.fs.writeFile(at('run.safetensors'), checkpoint);
    assert.match(String(await run('importModel', at('run.safetensors'))), /step 12/);
    await run('exportModel', { format: 'checkpoint', target: at('again.safetensors') });
    assert.deepEqual(
      decodeSafetensors(await read('again.safetensors')).tensors,
      decodeSafetensors(checkpoint).tensors,
    );
    const folder = await run<vscode.Uri>('continueOnCluster', { target: folderOf() });
    const name = nameOf(folder);
    const launch = new TextDecoder().decode(await read(name, 'launch.sh'));
    assert.match(launch, /accelerate launch train_unconditional\.py/);
    assert.match(launch, /--train_data_dir=images/);
    const readme = new TextDecoder().decode(await read(name, 'README.md'));
    assert.match(readme, /accelerate config/);
    const images = await vscode.workspace.fs.readDirectory(at(name, 'images'));
    assert.equal(images.length, 9000);
    assert.equal((await json(name, 'model', 'unet', 'config.json'))['sample_size'], 16);
  }).timeout(600_000);

  it('refuses bad files, and goes on with what there was', async () => {
    await run('openPlayground', { view: 'sample', sample: { model: 'digits16-small' } });
    const checkpoint = savedRun();
    await vscode.workspace.fs.writeFile(at('cut.safetensors'), checkpoint.slice(0, 4000));
    await refused('importModel', at('cut.safetensors'));
    await writeFile('noise.onnx', 'this is no ONNX file');
    await refused('importModel', {
      source: at('noise.onnx'),
      options: { prediction: 'epsilon', timesteps: 'zeroBased' },
    });
    await vscode.workspace.fs.createDirectory(at('empty'));
    await refused('importModel', at('empty'));
    await writeFile('notes.txt', 'no model');
    await refused('importModel', at('notes.txt'));
    await refused('importModel', at('nowhere.onnx'));
    await refused('importModel', { source: at('noise.onnx'), options: { prediction: 'colour' } });
    await refused('exportModel', { format: 'floppy' });
    const file = await run<vscode.Uri>('exportModel', { format: 'onnx', target: at('still.onnx') });
    assert.equal(nameOf(file), 'still.onnx');
  }).timeout(600_000);

  it('saves samples in four formats, the same ones for the same seed', async () => {
    const first = await sampled('digits16-small', (shown) => shown.length > 0);
    for (const [format, ending, magic] of [
      ['png', 'png', [0x89, 0x50, 0x4e, 0x47]],
      ['pngs', 'zip', [0x50, 0x4b, 3, 4]],
      ['gif', 'gif', [0x47, 0x49, 0x46, 0x38]],
      ['npz', 'npz', [0x50, 0x4b, 3, 4]],
    ] as const) {
      await run('exportSamples', { format, target: at(`grid-${format}.${ending}`) });
      assert.deepEqual([...(await read(`grid-${format}.${ending}`)).subarray(0, 4)], [...magic]);
    }
    await run('exportModel', { format: 'diffusers', target: at('round') });
    assert.ok(await run('importModel', at('round', 'digits16-small')));
    const others = await sampled('icons16-small', (shown) => !same(shown, first));
    assert.equal(others.length, first.length);
    // Identical samples by the model that went out and came back.
    await sampled('imported-1-digits16-small', (shown) => same(shown, first));
  }).timeout(600_000);
});
