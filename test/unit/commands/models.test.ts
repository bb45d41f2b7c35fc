import { beforeEach, describe, expect, it, vi } from 'vitest';
import { registerExportModel } from '../../../src/commands/exportModel';
import { registerExportSamples } from '../../../src/commands/exportSamples';
import { registerImportModel } from '../../../src/commands/importModel';
import { registerOpenPlayground } from '../../../src/commands/openPlayground';
import type { Playground } from '../../../src/playground/playground';
import type { GivenAnswer, ModelQuestion } from '../../../src/playground/modelQuestions';
import { payload } from '../protocol/hostileMessages';
import { commands, files, linksIn, seen, Uri } from '../window/fakeVscode';

vi.mock('vscode', () => import('../window/fakeVscode'));

type Answer = GivenAnswer | Error;
/** What the page answers, question by question. */
let answers: Answer[] = [];
const asked: ModelQuestion[] = [];
const playground = {
  ask: (question: ModelQuestion) => {
    asked.push(question);
    const answer = answers.shift();
    return answer instanceof Error || !answer
      ? Promise.reject(answer ?? new Error('Nobody answers.'))
      : Promise.resolve(answer);
  },
  adoptCheckpoint: () => Promise.resolve(),
  open: () => {
    throw new Error('not in this test');
  },
} as unknown as Playground;
for (const register of [
  registerExportModel,
  registerExportSamples,
  registerImportModel,
  registerOpenPlayground,
]) {
  register(playground);
}

const run = (command: string, argument?: unknown) =>
  commands.executeCommand(`diffusion.${command}`, argument);
const bytes = Uint8Array.of(1, 2, 3);
const refusal = new Error(`tensor “${payload}”: ${payload}`);

beforeEach(() => {
  seen.clear();
  files.clear();
  asked.length = 0;
});

/** Nothing from outside was shown where VS Code makes links; the log has it. */
function expectNoLink(told = 'Repair'): void {
  expect(seen.linkable.length).toBeGreaterThan(0);
  expect(seen.linkable.filter((text) => linksIn(text).length > 0 || text.includes('Repair'))).toEqual([]);
  expect(seen.logged.join('\n')).toContain(told);
}

const put = (path: string) => {
  files.set(path, bytes);
  return Uri.file(path);
};
// A file name may hold all of it but the slash.
const named = payload.replaceAll('/', '-');

describe('a file from outside', () => {
  it.each([
    ['a checkpoint with a tensor of this name', `/m/${named}.safetensors`, [refusal]],
    ['an ONNX file with an operator of this name', `/m/${named}.onnx`, [refusal]],
    ['an ONNX file that asks, and fails', `/m/${named}.onnx`, [{ kind: 'asksOptions' }, refusal]],
    [
      'an ONNX file with an input of this name',
      `/m/${named}.onnx`,
      [{ kind: 'asksOptions' }, { kind: 'asksClasses', input: payload }, { kind: 'imported', text: payload }],
    ],
    [
      'a folder of this name',
      `/${named}/config.json`,
      [
        { kind: 'estimate', parameters: 1, bytes: 1 },
        { kind: 'imported', text: payload },
      ],
    ],
    [
      'a large folder of this name',
      `/${named}/config.json`,
      [
        { kind: 'estimate', parameters: 1e9, bytes: 1e9 },
        { kind: 'imported', text: payload },
      ],
    ],
    ['a file that is no model', `/m/${named}.exe`, []],
  ] as const)('shows no link: %s', async (_, path, given) => {
    answers = [...given];
    put(path);
    seen.answers = [0, 0, '10', 1];
    seen.press = given.length > 1 && path.endsWith('.json') ? 'Open' : 'State Inputs and Size…';
    await run('importModel', Uri.file(path.endsWith('.json') ? `/${named}` : path));
    expectNoLink();
    if (given.length > 0) {
      expect(asked.length).toBeGreaterThan(0);
    }
  });

  it('that is not there is told without its name', async () => {
    await run('importModel', Uri.file(`/${named}.onnx`));
    expectNoLink();
    expect(seen.linkable[0]).toBe('There is no such file that can be read.');
  });

  it('names itself in a dialog, where no links are made', async () => {
    answers = [{ kind: 'estimate', parameters: 1e9, bytes: 1e9 }];
    put(`/${named}/config.json`);
    await run('importModel', Uri.file(`/${named}`));
    expect(seen.plain.join('\n')).toContain(named);
    expect(asked).toHaveLength(1);
  });
});

describe('what a command is given', () => {
  it.each([
    ['importModel', { source: payload }],
    ['importModel', { options: { prediction: payload } }],
    ['exportModel', { format: payload }],
    ['exportSamples', { format: payload }],
    ['exportSamples', { target: payload }],
    ['openPlayground', { view: payload }],
    ['openPlayground', { [payload]: 1 }],
    ['openPlayground', payload],
  ])('shows no link: %s %j', async (command, argument) => {
    await run(command, argument);
    expectNoLink(command === 'importModel' ? 'Invalid' : 'Repair');
  });
});

describe('what is written', () => {
  it('is told without its name', async () => {
    answers = [{ kind: 'files', name: payload, files: [{ path: 'a.onnx', bytes }] }];
    await run('exportModel', { format: 'onnx', target: put(`/${named}`) });
    expectNoLink();
    expect(seen.linkable).toContain('There is a file of this name already. Choose another name.');
  });

  it('is refused by the page in words that are not shown as they are', async () => {
    answers = [refusal, refusal];
    await run('exportModel', { format: 'onnx' });
    await run('exportSamples', { format: 'png' });
    expectNoLink();
  });
});
