import { build } from 'esbuild';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest';
import { openThread } from '../../../src/threads/openThread';
import { loadLimitMs, silenceLimitMs, MathJaxThread } from '../../../src/threads/mathJax/mathJaxThread';
import { TexError, type TexPicture, type TexRequest } from '../../../src/threads/mathJax/texPicture';
import { bundleOf } from '../../tools/build/bundles.mjs';
import { fakeThreads } from './fakeThreads';

const scripts = (file: string) => ({
  path: file,
  read: () => Promise.reject(new Error('There is no browser here.')),
});

describe('MathJaxThread with the built thread', () => {
  let folder = '';
  let mathJax: MathJaxThread;
  beforeAll(async () => {
    folder = await mkdtemp(path.join(tmpdir(), 'mathjax-'));
    await build({
      ...bundleOf('src/threads/mathJax/thread.ts'),
      outfile: path.join(folder, 'mathJax.js'),
      logLevel: 'silent',
    });
    mathJax = new MathJaxThread((hear) => openThread(scripts(path.join(folder, 'mathJax.js')), hear));
  });
  afterAll(async () => {
    mathJax.dispose();
    await rm(folder, { recursive: true });
  });

  it('draws beside this thread', async () => {
    const painted = mathJax.draw(String.raw`\sqrt{\bar\alpha_t}`, 'red');
    let turns = 0;
    const turning = setInterval(() => turns++, 1);
    const { svg, width } = await painted;
    clearInterval(turning);
    expect(svg).toMatch(/^<svg .*<path/s);
    expect(width).toBeGreaterThan(10);
    // Loading MathJax alone takes far longer than ten turns; here it held up none of them.
    expect(turns).toBeGreaterThan(10);
  });

  it('keeps many formulas apart', async () => {
    const formulas = ['x', 'x+1', String.raw`\frac{1}{2}`, 'x'];
    const svgs = await Promise.all(formulas.map(async (tex) => (await mathJax.draw(tex, 'red')).svg));
    expect(svgs[0]).toBe(svgs[3]);
    expect(new Set(svgs).size).toBe(3);
  });

  it('tells wrong TeX from a broken thread', async () => {
    await expect(mathJax.draw(String.raw`\frac{`, 'red')).rejects.toBeInstanceOf(TexError);
  });
});

it('a thread that cannot start is an error at once, and is tried anew after a while', async () => {
  vi.useFakeTimers({ toFake: ['Date'] });
  let starts = 0;
  const mathJax = new MathJaxThread((hear) => {
    starts++;
    return openThread(scripts('/no/such/script.js'), hear);
  });
  for (const started of [1, 1, 2]) {
    const error: unknown = await mathJax.draw('x', 'red').catch((reason: unknown) => reason);
    expect(error).toBeInstanceOf(Error);
    expect(error).not.toBeInstanceOf(TexError);
    expect(starts).toBe(started);
    if (started === 1 && starts === 1) {
      vi.setSystemTime(Date.now() + 6000);
    }
  }
  mathJax.dispose();
  vi.useRealTimers();
});

describe('MathJaxThread', () => {
  const picture = { svg: '<svg/>', width: 1, height: 1, depth: 0 };
  function threads() {
    const { opened, open } = fakeThreads<TexRequest, TexPicture>();
    return { opened, mathJax: new MathJaxThread(open) };
  }

  beforeEach(() => {
    vi.useFakeTimers();
  });
  afterEach(() => {
    vi.useRealTimers();
  });

  it('blames only the formula on which MathJax hangs', async () => {
    const { opened, mathJax } = threads();
    const outcomes = ['hangs', 'waits'].map((tex) =>
      mathJax.draw(tex, 'red').catch((error: unknown) => error instanceof TexError),
    );
    await vi.advanceTimersByTimeAsync(0);
    opened[0]?.hear({ type: 'loaded' });
    await vi.advanceTimersByTimeAsync(silenceLimitMs);
    expect(await Promise.all(outcomes)).toEqual([true, false]);
    const again = mathJax.draw('waits', 'red');
    await vi.advanceTimersByTimeAsync(0);
    opened[1]?.answer(0, picture);
    expect(await again).toBe(picture);
  });

  it('keeps nobody waiting for a thread that does not come', async () => {
    const { opened, mathJax } = threads();
    const first = mathJax.draw('x', 'red');
    await vi.advanceTimersByTimeAsync(loadLimitMs + 1);
    await expect(mathJax.draw('y', 'red')).rejects.toThrow('still loading');
    opened[0]?.hear({ type: 'loaded' });
    opened[0]?.answer(0, picture);
    expect(await first).toBe(picture);
    const third = mathJax.draw('z', 'red');
    await vi.advanceTimersByTimeAsync(0);
    opened[0]?.answer(1, picture);
    expect(await third).toBe(picture);
    mathJax.dispose();
  });

  it('loads before it is asked for a formula, and takes all the time it needs', async () => {
    const { opened, mathJax } = threads();
    mathJax.warm();
    mathJax.warm();
    expect(opened).toHaveLength(1);
    const drawn = mathJax.draw('x', 'red');
    await vi.advanceTimersByTimeAsync(10 * silenceLimitMs);
    expect(opened).toHaveLength(1);
    opened[0]?.answer(0, picture);
    expect(await drawn).toBe(picture);
    mathJax.dispose();
  });
});
