import fc from 'fast-check';
import { beforeAll, describe, expect, it } from 'vitest';
import { defaultPlaygroundState } from '../../../../../src/protocol/playgroundState';
import { parseQuery } from '../../../../../src/protocol/link';
import {
  parseSchedulerConfig,
  schedulerClasses,
} from '../../../../../src/diffusion/samplers/schedulerConfig';
import { modelAnswerSchema, modelFileSchema } from '../../../../../src/protocol/modelExchange';
import { decodeSafetensors } from '../../../../../src/safetensors';
import * as v from 'valibot';
import { decodeCheckpoint, encodeCheckpoint } from '../../../../../webview/engine/models/checkpoint';
import { readDiffusersFolder } from '../../../../../webview/engine/models/diffusers/diffusersFolder';
import { readScheduler } from '../../../../../webview/engine/models/diffusers/readScheduler';
import { exportFiles } from '../../../../../webview/engine/models/exportFiles';
import { openForeignNetwork } from '../../../../../webview/engine/models/onnx/foreignNetwork';
import { openNetwork } from '../../../../../webview/engine/models/openNetwork';
import { ownFacts, readMetadata } from '../../../../../webview/engine/models/onnx/foreignMetadata';
import { onnxDeviceOf } from '../../../../../webview/engine/backends/onnx/onnxDevice';
import type { OnnxRuntime } from '../../../../../webview/engine/backends/onnx/onnxRuntime';
import { readPretrained } from '../../../../../webview/engine/models/pretrainedWeights';
import { readUNetConfig } from '../../../../../webview/engine/models/diffusers/readUNetConfig';
import { readSavedRun } from '../../../../../webview/playground/run/savedRun';
import {
  folder,
  graph,
  weights,
  weightsFile,
  withWeights,
  writtenWeights,
} from '../../../../fixtures/diffusersFolder';
import { linearSchedule } from '../../../../fixtures/training';
import { installedWasmRuntime } from '../../../../fixtures/installedWasmRuntime';

const { schedule, train } = defaultPlaygroundState;
const setup = { seed: 3, schedule, train };
const checkpoint = encodeCheckpoint({
  setup,
  snapshot: { step: 1, weights, ema: weights, adamM: weights, adamV: weights },
  lossCurve: [],
  elapsedSeconds: 1,
});

interface Damage {
  readonly changes: readonly (readonly [at: number, value: number])[];
  readonly keep: number;
}

/** Some bytes changed, most of them near the beginning where headers are, and perhaps an end that is missing. */
const damage = (length: number): fc.Arbitrary<Damage> =>
  fc.record({
    changes: fc.array(
      fc.tuple(fc.oneof(fc.nat(Math.min(length - 1, 4000)), fc.nat(length - 1)), fc.nat(255)),
      { maxLength: 6 },
    ),
    keep: fc.oneof(fc.constant(length), fc.nat(length)),
  });

function damaged(bytes: Uint8Array, { changes, keep }: Damage): Uint8Array {
  const copy = bytes.slice(0, keep);
  for (const [at, value] of changes) {
    if (at < copy.length) {
      copy[at] = value;
    }
  }
  return copy;
}

/** Runs a reader; a refusal must be an Error whose message is for people. */
function readsOrSays(read: () => unknown): void {
  try {
    read();
  } catch (error) {
    expect(error).toBeInstanceOf(Error);
    expectSentence((error as Error).message);
  }
}

/** Begins with a capital or a name, ends as a sentence does, and is none of JavaScript's own complaints. */
function expectSentence(message: string): void {
  expect(message.length).toBeGreaterThan(10);
  // How valibot says that a key is missing.
  expect(message.replace('received undefined', '')).not.toMatch(
    /undefined|\[object|is not a function|Cannot read|out of memory|Maximum call stack/,
  );
}

const json: fc.Arbitrary<unknown> = fc.jsonValue({ maxDepth: 4 });

describe('weights and checkpoints, damaged anyhow', () => {
  it('are read whole or refused in words', () => {
    fc.assert(
      fc.property(damage(writtenWeights.length), (how) => {
        const bytes = damaged(writtenWeights, how);
        readsOrSays(() => decodeSafetensors(bytes));
        readsOrSays(() => readPretrained(bytes, graph));
        try {
          readDiffusersFolder(withWeights(bytes));
        } catch (error) {
          expect((error as Error).message.startsWith(`${weightsFile}: `)).toBe(true);
        }
      }),
      { numRuns: 150 },
    );
  });

  it('never become half a run', () => {
    fc.assert(
      fc.property(damage(checkpoint.length), (how) => {
        const bytes = damaged(checkpoint, how);
        readsOrSays(() => {
          const { snapshot } = decodeCheckpoint(bytes, graph, setup);
          expect(snapshot.weights.size).toBe(graph.parameters.length);
        });
        // What the page shows of a saved run before it opens it.
        readsOrSays(() => readSavedRun(bytes));
      }),
      { numRuns: 100 },
    );
  });
});

describe('the JSON files of a model, of any shape', () => {
  const withFile = (path: string, content: string | Uint8Array) =>
    new Map([...folder, [path, typeof content === 'string' ? new TextEncoder().encode(content) : content]]);
  /** One key of a sound file with another value. */
  const changed = (path: string) => {
    const sound = JSON.parse(new TextDecoder().decode(folder.get(path))) as Record<string, unknown>;
    return fc
      .tuple(fc.constantFrom(...Object.keys(sound)), json)
      .map(([key, value]) => JSON.stringify({ ...sound, [key]: value }));
  };
  const text = (path: string) =>
    fc.oneof(
      json.map((value) => JSON.stringify(value)),
      fc.string(),
      changed(path),
    );

  it('of a network are read or refused in words', () => {
    fc.assert(
      fc.property(text('unet/config.json'), (content) => {
        readsOrSays(() => readUNetConfig(content));
        readsOrSays(() => readDiffusersFolder(withFile('unet/config.json', content)));
      }),
      { numRuns: 150 },
    );
  });

  it('of a scheduler, too', () => {
    fc.assert(
      fc.property(text('scheduler/scheduler_config.json'), (content) => {
        readsOrSays(() => readScheduler(content));
        try {
          readDiffusersFolder(withFile('scheduler/scheduler_config.json', content));
        } catch (error) {
          expectSentence((error as Error).message);
          expect((error as Error).message).toMatch(/scheduler_config\.json/);
        }
      }),
      { numRuns: 150 },
    );
  });

  it('of any scheduler class, with anything under its keys', () => {
    fc.assert(
      fc.property(fc.constantFrom(...schedulerClasses), fc.dictionary(fc.string(), json), (name, rest) => {
        readsOrSays(() => parseSchedulerConfig({ ...rest, _class_name: name }));
      }),
      { numRuns: 300 },
    );
  });

  it('ask for no network larger than memory', () => {
    const huge = { ...JSON.parse(new TextDecoder().decode(folder.get('unet/config.json'))) } as Record<
      string,
      unknown
    >;
    for (const change of [
      { block_out_channels: [4096, 4096, 4096] },
      { sample_size: 30000 },
      { layers_per_block: 4096 },
      { sample_size: -1 },
      { block_out_channels: new Array(500).fill(8) },
    ]) {
      const content = JSON.stringify({ ...huge, ...change });
      expect(() => readDiffusersFolder(withFile('unet/config.json', content))).toThrow(Error);
    }
  });

  it('are not found outside the model’s folder', () => {
    for (const path of ['../x', '/etc/passwd', 'a/../../b', '.hidden', 'a\\b', 'a//b', 'x'.repeat(300)]) {
      expect(v.safeParse(modelFileSchema, { path, bytes: new Uint8Array() }).success).toBe(false);
    }
  });
});

describe('ONNX files, damaged anyhow', () => {
  let runtime: OnnxRuntime;
  let onnx: Uint8Array;
  beforeAll(async () => {
    runtime = await installedWasmRuntime();
    const network = await openNetwork(onnxDeviceOf(runtime), readDiffusersFolder(folder));
    const files = await exportFiles(network, 'onnx', () => {
      throw new Error('no run');
    });
    onnx = files.get('model.onnx') ?? new Uint8Array();
  });

  it('say what they are only when they are ours', () => {
    expect(ownFacts(onnx)).toEqual({ schedule, loss: 'epsilon' });
    fc.assert(
      fc.property(damage(onnx.length), (how) => {
        const bytes = damaged(onnx, how);
        const facts = ownFacts(bytes);
        if (facts) {
          expect(facts.schedule.T).toBeGreaterThanOrEqual(2);
        }
        expect(typeof readMetadata(bytes)).toBe('object');
      }),
      { numRuns: 200 },
    );
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 300 }), (bytes) => {
        expect(ownFacts(bytes)).toBeUndefined();
      }),
      { numRuns: 500 },
    );
  });

  it('run, or are refused in a sentence that names the file', async () => {
    await fc.assert(
      fc.asyncProperty(damage(onnx.length), async (how) => {
        const file = { name: 'theirs.onnx', onnx: damaged(onnx, how), schedule: linearSchedule } as const;
        try {
          const opened = await openForeignNetwork(runtime, {
            ...file,
            loss: 'epsilon',
            timesteps: 'zeroBased',
          });
          if ('engine' in opened) {
            opened.engine.dispose();
          }
        } catch (error) {
          expect((error as Error).message).toMatch(/^theirs\.onnx/);
          expectSentence((error as Error).message);
        }
      }),
      { numRuns: 8 },
    );
  });
});

describe('messages and links, of any shape', () => {
  it('are parsed or refused, and never throw', () => {
    fc.assert(
      fc.property(json, (value) => void v.safeParse(modelAnswerSchema, value)),
      { numRuns: 300 },
    );
    fc.assert(
      fc.property(fc.oneof(fc.string(), fc.webQueryParameters()), (query) => {
        const parsed = parseQuery(query);
        if (!parsed.ok) {
          expectSentence(parsed.reason);
        }
      }),
      { numRuns: 500 },
    );
  });
});
