import fc from 'fast-check';
import { beforeAll, describe, expect, it } from 'vitest';
import { openForeignNetwork } from '../../../../../webview/engine/models/onnx/foreignNetwork';
import { buildUNet } from '../../../../../webview/engine/graph/unet';
import { presetConfig } from '../../../../../webview/engine/graph/unetConfig';
import { initialWeights } from '../../../../../webview/engine/training/initialWeights';
import { exportModel } from '../../../../../webview/engine/models/onnx/exportModel';
import { inspectModel } from '../../../../../webview/engine/models/onnx/foreign/inspectModel';
import { memoryLimit } from '../../../../../webview/engine/models/onnx/foreign/memoryLimit';
import type { OnnxRuntime } from '../../../../../webview/engine/backends/onnx/onnxRuntime';
import { linearSchedule } from '../../../../fixtures/training';
import { installedWasmRuntime } from '../../../../fixtures/installedWasmRuntime';
import { border, encode, integers, model, node, type Field } from './protoWriter';

const options = { timesteps: 'zeroBased', T: 1000 } as const;
const inspect = (bytes: Uint8Array, memory?: number) =>
  inspectModel({ name: 'theirs.onnx', bytes }, { ...options, memory });
/** A model that is refused before any session exists. */
const refuses = (bytes: Uint8Array, sentence: RegExp) => {
  expect(() => inspect(bytes)).toThrow(sentence);
  expect(() => inspect(bytes)).toThrow(/^theirs\.onnx/);
};
const initialiser = (...values: readonly number[]): Field => [5, integers('c', ...values)];
const int = (name: string, value: number): Field => [
  5,
  [
    [1, name],
    [3, value],
    [20, 2],
  ],
];

describe('an ONNX file that would never end', () => {
  const body: readonly Field[] = [
    node('Identity', ['cond'], ['cond_out']),
    node('Identity', ['v'], ['v_out']),
    [2, 'body'],
    [11, border('i', [], 7)],
    [11, border('cond', [], 9)],
    [11, border('v', ['n', 1, 4, 4])],
    [12, border('cond_out', [], 9)],
    [12, border('v_out', ['n', 1, 4, 4])],
  ];
  const withGraph = (name: string): readonly Field[] => [
    [
      5,
      [
        [1, name],
        [6, body],
        [20, 5],
      ],
    ],
  ];

  it('by a loop of 9e18 rounds is refused', () => {
    const bytes = model([
      node('Loop', ['trips', '', 'x'], ['y'], withGraph('body')),
      [
        5,
        [
          [2, 7],
          [7, 9e18],
          [8, 'trips'],
        ],
      ],
    ]);
    expect(bytes.length).toBeLessThan(400);
    refuses(bytes, /cannot be run: It has loops or branches/);
  });

  it.each(['Scan', 'If', 'Loop', 'SequenceMap'])('by %s is refused, with or without its graph', (type) => {
    refuses(model([node(type, ['x'], ['y'], withGraph('body'))]), /loops or branches/);
    refuses(model([node(type, ['x'], ['y'])]), /loops or branches|none of those that are run here/);
  });

  it('by functions, other domains or training programs is refused', () => {
    const identity = [node('Identity', ['x'], ['y'])];
    refuses(model(identity, [[25, [[1, 'f']]]]), /operations of its own/);
    refuses(model(identity, [[20, []]]), /training program/);
    refuses(model([node('Identity', ['x'], ['y'], [[7, 'com.microsoft']])]), /not ONNX’s own/);
    refuses(model([node('Identity', ['x'], ['y'], [[7, 'evil']])]), /not ONNX’s own/);
    refuses(model(identity, [], 3), /opset 3/);
    refuses(model(identity, [], 99), /opset 99/);
  });
});

describe('a small ONNX file that would take all memory', () => {
  const add = node('Add', ['x', 'z'], ['y']);
  const into = (...graph: readonly Field[]) => {
    const nodes = graph.filter(([field]) => field === 1);
    const rest = graph.filter(([field]) => field !== 1);
    return model([...nodes, node('ReduceSum', ['w'], ['z']), add, ...rest]);
  };
  const many = [2 ** 15, 2 ** 15];

  it.each<[string, Uint8Array]>([
    ['ConstantOfShape', into(node('ConstantOfShape', ['c'], ['w']), initialiser(...many))],
    ['Expand', into(node('Expand', ['t', 'c'], ['w']), initialiser(2 ** 30, 1))],
    ['Tile', into(node('Tile', ['x', 'c'], ['w']), initialiser(1, 1, 2 ** 14, 2 ** 14))],
    ['Pad', into(node('Pad', ['x', 'c'], ['w']), initialiser(0, 0, 0, 0, 0, 0, 2 ** 15, 2 ** 15))],
    ['Resize', into(node('Resize', ['x', '', '', 'c'], ['w']), initialiser(1, 1, 2 ** 15, 2 ** 15))],
    ['OneHot', into(node('OneHot', ['t', 'c', 'v'], ['w']), initialiser(2 ** 30), [5, integers('v', 0, 1)])],
    [
      'a product of two',
      into(
        node('ConstantOfShape', ['c'], ['a']),
        node('Transpose', ['a'], ['b']),
        node('MatMul', ['a', 'b'], ['w']),
        initialiser(2 ** 15, 1),
      ),
    ],
    [
      'Einsum',
      into(
        node('ConstantOfShape', ['c'], ['a']),
        node(
          'Einsum',
          ['a', 'a'],
          ['w'],
          [
            [
              5,
              [
                [1, 'equation'],
                [4, 'i,j->ij'],
                [20, 3],
              ],
            ],
          ],
        ),
        initialiser(2 ** 16),
      ),
    ],
    [
      'a doubling thirty times',
      into(
        node('Concat', ['x', 'x'], ['d0'], [int('axis', 3)]),
        ...Array.from({ length: 29 }, (_, i) =>
          node('Concat', [`d${i}`, `d${i}`], [i === 28 ? 'w' : `d${i + 1}`], [int('axis', 3)]),
        ),
      ),
    ],
    [
      'Conv with much padding',
      into(
        node('ConstantOfShape', ['c'], ['k']),
        node(
          'Conv',
          ['x', 'k'],
          ['w'],
          [
            [
              5,
              [
                [1, 'pads'],
                [8, 30000],
                [8, 30000],
                [8, 0],
                [8, 0],
                [20, 7],
              ],
            ],
          ],
        ),
        initialiser(1, 1, 1, 1),
      ),
    ],
  ])('by %s is refused', (_, bytes) => {
    expect(bytes.length).toBeLessThan(3000);
    refuses(bytes, /needs more than \d+ MB|more numbers than any memory holds/);
  });

  it('by Range is refused', () => {
    const scalar = (name: string, value: number): Field => [
      5,
      [
        [2, 7],
        [7, value],
        [8, name],
      ],
    ];
    refuses(
      into(
        node('Range', ['a', 'b', 's'], ['r']),
        node('Cast', ['r'], ['w'], [int('to', 1)]),
        scalar('a', 0),
        scalar('b', 2 ** 30),
        scalar('s', 1),
      ),
      /needs more than/,
    );
  });

  it.each([
    'RandomNormal',
    'RandomUniform',
    'NonZero',
    'Unique',
    'Compress',
    'StringNormalizer',
    'SequenceConstruct',
  ])('by %s is refused, because it is not on the list', (type) =>
    refuses(into(node(type, ['x'], ['w'])), new RegExp(`Its operation ${type} is none of those`)),
  );

  it('is refused without a name from the file that could be a link', () => {
    refuses(into(node('[a](command:b)', ['x'], ['w'])), /Its operation … is none/);
  });

  it('by a shape that depends on what is drawn is refused', () => {
    const cast = node('Cast', ['x'], ['s'], [int('to', 7)]);
    const flat = node('Reshape', ['s', 'c'], ['f']);
    for (const type of ['Expand', 'Reshape', 'Tile']) {
      refuses(
        into(cast, flat, node(type, ['x', 'f'], ['w']), initialiser(-1)),
        /is not known before it runs/,
      );
    }
    refuses(
      into(cast, flat, node('ConstantOfShape', ['f'], ['w']), initialiser(-1)),
      /is not known before it runs/,
    );
  });

  it('by numbers that overflow is refused: they are not followed', () => {
    const square = node('Mul', ['c', 'c'], ['s']);
    refuses(
      into(square, node('ConstantOfShape', ['s'], ['w']), initialiser(2 ** 33)),
      /is not known before it runs/,
    );
    refuses(into(node('ConstantOfShape', ['c'], ['w']), initialiser(-1)), /do not fit/);
    refuses(into(node('ConstantOfShape', ['c'], ['w']), initialiser(2 ** 40)), /more numbers than/);
  });

  it('by arithmetic without end is refused', () => {
    const chain = Array.from({ length: 200 }, (_, i) =>
      node('MatMul', [i === 0 ? 'a' : `p${i - 1}`, 'a'], [i === 199 ? 'w' : `p${i}`]),
    );
    refuses(
      into(node('ConstantOfShape', ['c'], ['a']), ...chain, initialiser(2048, 2048)),
      /would take minutes/,
    );
  });
});

describe('how much memory a model may take', () => {
  it('is half of what is free and at most 2 GiB; 1 GiB where nobody can tell', () => {
    expect(memoryLimit(undefined)).toBe(2 ** 30);
    expect(memoryLimit(100 * 2 ** 30)).toBe(2 * 2 ** 30);
    expect(memoryLimit(2 ** 30)).toBe(2 ** 29);
  });

  it('decides whether it is opened, and how many images it is given at once', () => {
    const graph = buildUNet(presetConfig('tiny', 16));
    const bytes = exportModel(graph, initialWeights(graph, 1), {});
    expect(inspect(bytes).atOnce()).toBe(16);
    expect(() => inspect(bytes, 1e6)).toThrow(/needs more than \d+ MB|too large for the memory/);
    const some = inspect(bytes, 19.5e6).atOnce();
    expect(some).toBeGreaterThan(1);
    expect(some).toBeLessThan(16);
  });
});

describe('an ONNX file as PyTorch writes them', () => {
  let runtime: OnnxRuntime;
  beforeAll(async () => {
    runtime = await installedWasmRuntime();
  });

  it('works its shapes out while it runs, and they are known beforehand', async () => {
    const bytes = model([
      node('Shape', ['x'], ['s']),
      node('Gather', ['s', 'zero'], ['n']),
      node('Unsqueeze', ['n', 'axis'], ['n1']),
      node('Slice', ['s', 'one', 'end'], ['rest']),
      node('Concat', ['n1', 'minus', 'ones'], ['tshape'], [int('axis', 0)]),
      node('Reshape', ['t', 'tshape'], ['t4']),
      node('Concat', ['n1', 'rest'], ['full'], [int('axis', 0)]),
      node('Expand', ['t4', 'full'], ['te']),
      node('Reshape', ['te', 'full'], ['te2']),
      node('Add', ['x', 'te2'], ['y']),
      [
        5,
        [
          [2, 7],
          [7, 0],
          [8, 'zero'],
        ],
      ],
      [5, integers('axis', 0)],
      [5, integers('one', 1)],
      [5, integers('end', 2 ** 31 - 1)],
      [5, integers('minus', 1)],
      [5, integers('ones', 1, 1)],
    ]);
    const opened = await openForeignNetwork(runtime, {
      name: 'theirs.onnx',
      onnx: bytes,
      schedule: linearSchedule,
      loss: 'epsilon',
      timesteps: 'oneBased',
    });
    if (!('engine' in opened)) {
      throw new Error('It asks for classes.');
    }
    const predicted = await opened.engine.predict(new Float32Array(48), [7, 8, 9]);
    expect([predicted[0], predicted[16], predicted[47]]).toEqual([7, 8, 9]);
    opened.engine.dispose();
  });
});

describe('an ONNX file, changed anyhow', () => {
  const sound = [
    model([node('Reshape', ['t', 'c'], ['t4']), node('Add', ['x', 't4'], ['y']), initialiser(-1, 1, 1, 1)]),
    model([
      node('ConstantOfShape', ['c'], ['w']),
      node(
        'Conv',
        ['x', 'w'],
        ['y'],
        [
          [
            5,
            [
              [1, 'pads'],
              [8, 1],
              [8, 1],
              [8, 1],
              [8, 1],
              [20, 7],
            ],
          ],
        ],
      ),
      initialiser(1, 1, 3, 3),
    ]),
    encode([]),
  ];

  it('is read or refused in words, and the words name the file', () => {
    const change = fc.record({
      which: fc.nat(sound.length - 1),
      changes: fc.array(fc.tuple(fc.nat(400), fc.nat(255)), { maxLength: 8 }),
      keep: fc.option(fc.nat(400), { nil: 400 }),
    });
    fc.assert(
      fc.property(change, ({ which, changes, keep }) => {
        const bytes = new Uint8Array(sound[which] ?? []).slice(0, keep);
        for (const [at, value] of changes) {
          if (at < bytes.length) {
            bytes[at] = value;
          }
        }
        try {
          inspect(bytes);
        } catch (error) {
          const { message } = error as Error;
          expect(message).toMatch(/^theirs\.onnx/);
          expect(message).not.toMatch(/undefined|\[object|is not a function|Cannot read|Maximum call|\]\(/);
        }
      }),
      { numRuns: 1000 },
    );
  });
});
