import { build } from 'esbuild';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, afterEach, beforeAll, describe, expect, it, vi } from 'vitest';
import type { CheckQuestion, CheckRequest } from '../../../src/threads/check/checkProtocol';
import { checkerIdleMs, checkLimitMs, NoteChecker } from '../../../src/threads/check/noteChecker';
import { openThread } from '../../../src/threads/openThread';
import { checkNote } from '../../../src/notes/check/checkNote';
import type { Finding } from '../../../src/notes/check/finding';
import { bundleOf } from '../../tools/build/bundles.mjs';
import { fakeThreads } from './fakeThreads';
import { readNote } from '../../../src/notes/readNote';

const wrong = String.raw`$$\bar\alpha_t = \prod_{i=1}^{T} \alpha_i$$`;
const request = (text: string, more: Partial<CheckRequest> = {}): CheckRequest => ({
  key: 'a',
  text,
  options: {},
  rules: {},
  ...more,
});
const scripts = (file: string) => ({
  path: file,
  read: () => Promise.reject(new Error('There is no browser here.')),
});

describe('NoteChecker with the built thread', () => {
  let folder = '';
  let script = '';
  const checkers: NoteChecker[] = [];
  const checkerIn = (translations?: Record<string, string>) => {
    const checker = new NoteChecker((hear) => openThread(scripts(script), hear), translations);
    checkers.push(checker);
    return checker;
  };
  beforeAll(async () => {
    folder = await mkdtemp(path.join(tmpdir(), 'check-'));
    script = path.join(folder, 'check.js');
    await build({ ...bundleOf('src/threads/check/thread.ts'), outfile: script, logLevel: 'silent' });
  });
  afterAll(async () => {
    checkers.forEach((each) => each.dispose());
    await rm(folder, { recursive: true });
  });

  it('finds what the checker finds, beside this thread', async () => {
    const text = `${wrong}\n\nwith $x_t = \\sqrt{\\bar\\alpha_t}x_0 + (1-\\bar\\alpha_t)\\epsilon$`;
    let turns = 0;
    const turning = setInterval(() => turns++, 1);
    const findings = await checkerIn().check(request(text), 'report');
    clearInterval(turning);
    expect(findings).toEqual(checkNote(readNote(text)));
    expect(findings?.length).toBe(2);
    expect(turns).toBeGreaterThan(10);
  });

  it('follows rules, macros and the dialect', async () => {
    const checker = checkerIn();
    expect(await checker.check(request(wrong, { rules: { index: 'off' } }), 'report')).toEqual([]);
    const macro = String.raw`$$\ab = \prod_{i=1}^{T} \alpha_i$$`;
    expect(await checker.check(request(macro), 'report')).toEqual([]);
    const macros = { '\\ab': '\\bar\\alpha_t' };
    expect(await checker.check(request(macro, { options: { macros } }), 'report')).toHaveLength(1);
    const bracketed = `\\[${wrong.slice(2, -2)}\\]`;
    expect(await checker.check(request(bracketed), 'report')).toHaveLength(1);
    expect(await checker.check(request(bracketed, { options: { dialect: 'preview' } }), 'report')).toEqual(
      [],
    );
  });

  it('words its findings in the display language', async () => {
    const [finding] = checkNote(readNote(wrong));
    const template = 'Definition of ᾱ_t';
    expect(finding?.message).toContain(template);
    const [translated] =
      (await checkerIn({ [template]: 'ᾱ_t 的定义' }).check(request(wrong), 'report')) ?? [];
    expect(translated?.message).toContain('ᾱ_t 的定义');
  });
});

it('where no thread starts, notes are checked all the same', async () => {
  const checker = new NoteChecker((hear) => openThread(scripts('/no/such/script.js'), hear));
  for (let time = 0; time < 2; time++) {
    expect(await checker.check(request(wrong), 'report')).toEqual(checkNote(readNote(wrong)));
  }
  checker.dispose();
});

describe('NoteChecker', () => {
  function threads() {
    const { opened, open } = fakeThreads<CheckQuestion, readonly Finding[]>();
    return { opened, checker: new NoteChecker(open) };
  }
  /** Waits for a thread to be told the language, and asked this many notes. */
  const asked = async (thread: { asked: readonly unknown[] } | undefined, count: number) => {
    await vi.waitFor(() => expect(thread?.asked).toHaveLength(1 + count));
  };

  afterEach(() => {
    vi.useRealTimers();
  });

  it('leaves out versions that were overtaken, and asks for one at a time', async () => {
    const { opened, checker } = threads();
    const outcomes = ['1', '2', '3'].map((text) => checker.check(request(text), 'report'));
    const explained = checker.check(request('3'), 'explain');
    await asked(opened[0], 1);
    opened[0]?.hear({ type: 'loaded' });
    for (const [index, text] of ['1', '3', '3'].entries()) {
      await asked(opened[0], index + 1);
      expect(opened[0]?.asked[index + 1]?.question).toMatchObject({ request: { text } });
      opened[0]?.answer(index + 1, []);
    }
    expect(await Promise.all([...outcomes, explained])).toEqual([[], undefined, [], []]);
  });

  it('gives a check up that never ends, and goes on in another thread', async () => {
    vi.useFakeTimers();
    const { opened, checker } = threads();
    const hanging = checker.check(request('1'), 'report').catch((error: unknown) => String(error));
    const next = checker.check(request('2', { key: 'b' }), 'report');
    await vi.advanceTimersByTimeAsync(0);
    opened[0]?.hear({ type: 'loaded' });
    await vi.advanceTimersByTimeAsync(checkLimitMs);
    expect(await hanging).toContain('too long');
    expect(opened[0]?.ended).toBe(true);
    await vi.advanceTimersByTimeAsync(0);
    opened[1]?.answer(1, []);
    expect(await next).toEqual([]);
    checker.dispose();
  });

  it.each(['breaks', 'does not come'])('checks here, from now on, when a thread %s', async (what) => {
    vi.useFakeTimers();
    const { opened, checker } = threads();
    const found = checker.check(request(wrong), 'report');
    await vi.advanceTimersByTimeAsync(0);
    if (what === 'breaks') {
      opened[0]?.failed(new Error('blocked'));
    } else {
      await vi.advanceTimersByTimeAsync(checkLimitMs);
    }
    expect(await found).toHaveLength(1);
    expect(await checker.check(request(wrong), 'report')).toHaveLength(1);
    expect(opened).toHaveLength(1);
  });

  it('ends its thread after some minutes without a check, and starts another for the next', async () => {
    vi.useFakeTimers();
    const { opened, checker } = threads();
    const first = checker.check(request('1'), 'report');
    await vi.advanceTimersByTimeAsync(0);
    opened[0]?.hear({ type: 'loaded' });
    opened[0]?.answer(1, []);
    expect(await first).toEqual([]);
    await vi.advanceTimersByTimeAsync(checkerIdleMs);
    expect(opened[0]?.ended).toBe(true);
    const second = checker.check(request('2'), 'report');
    await vi.advanceTimersByTimeAsync(0);
    opened[1]?.hear({ type: 'loaded' });
    expect(opened[1]?.asked.map(({ question }) => question.type)).toEqual(['language', 'check']);
    opened[1]?.answer(1, []);
    expect(await second).toEqual([]);
    checker.dispose();
  });

  it('tells of an error, and goes on', async () => {
    const { opened, checker } = threads();
    const broken = checker.check(request('1'), 'report').catch((error: unknown) => String(error));
    await asked(opened[0], 1);
    opened[0]?.hear({ type: 'loaded' });
    opened[0]?.hear({ type: 'failed', id: opened[0].asked[1]?.id ?? -1, message: 'no such luck' });
    expect(await broken).toContain('no such luck');
    const again = checker.check(request('2'), 'report');
    await asked(opened[0], 2);
    opened[0]?.answer(2, []);
    expect(await again).toEqual([]);
    checker.dispose();
  });

  it('leaves nobody waiting when it ends', async () => {
    const { opened, checker } = threads();
    const outcomes = ['a', 'b'].map((key) => checker.check(request('1', { key }), 'report'));
    await asked(opened[0], 1);
    checker.dispose();
    expect(await Promise.all(outcomes)).toEqual([undefined, undefined]);
    expect(await checker.check(request('2'), 'report')).toBeUndefined();
    expect(opened).toHaveLength(1);
  });
});
