import { build } from 'esbuild';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, afterEach, beforeAll, describe, expect, it, vi } from 'vitest';
import { openThread, type OpenThread } from '../../../src/threads/openThread';
import { loadLimitMs, silenceLimitMs, TexPainter } from '../../../src/threads/mathJax/texPainter';
import { TexError, type TexAnswer, type TexRequest } from '../../../src/threads/mathJax/texPicture';

const scripts = (nodePath: string) => ({
  nodePath,
  readWebScript: () => Promise.reject(new Error('There is no browser here.')),
});

describe('TexPainter with the built thread', () => {
  let folder = '';
  let painter: TexPainter;
  beforeAll(async () => {
    folder = await mkdtemp(path.join(tmpdir(), 'mathjax-'));
    await build({
      entryPoints: ['src/threads/mathJax/mathJaxThread.ts'],
      outfile: path.join(folder, 'mathJax.js'),
      bundle: true,
      platform: 'node',
      format: 'cjs',
      logLevel: 'silent',
    });
    painter = new TexPainter((hear) => openThread(scripts(path.join(folder, 'mathJax.js')), hear));
  });
  afterAll(async () => {
    painter.dispose();
    await rm(folder, { recursive: true });
  });

  it('draws beside this thread', async () => {
    const painted = painter.draw(String.raw`\sqrt{\bar\alpha_t}`, 'red');
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
    const svgs = await Promise.all(formulas.map(async (tex) => (await painter.draw(tex, 'red')).svg));
    expect(svgs[0]).toBe(svgs[3]);
    expect(new Set(svgs).size).toBe(3);
  });

  it('tells wrong TeX from a broken thread', async () => {
    await expect(painter.draw(String.raw`\frac{`, 'red')).rejects.toBeInstanceOf(TexError);
  });
});

it('a thread that cannot start is an error at once, and is tried anew after a while', async () => {
  vi.useFakeTimers({ toFake: ['Date'] });
  let starts = 0;
  const painter = new TexPainter((hear) => {
    starts++;
    return openThread(scripts('/no/such/script.js'), hear);
  });
  for (const started of [1, 1, 2]) {
    const error: unknown = await painter.draw('x', 'red').catch((reason: unknown) => reason);
    expect(error).toBeInstanceOf(Error);
    expect(error).not.toBeInstanceOf(TexError);
    expect(starts).toBe(started);
    if (started === 1 && starts === 1) vi.setSystemTime(Date.now() + 6000);
  }
  painter.dispose();
  vi.useRealTimers();
});

describe('TexPainter', () => {
  afterEach(() => {
    vi.useRealTimers();
  });

  /** Threads that answer what the test says. */
  function threads() {
    const opened: { asked: TexRequest[]; ended: boolean; answer: (answer: TexAnswer) => void }[] = [];
    const open: OpenThread<TexRequest, TexAnswer> = ({ answer }) => {
      const thread = { asked: [] as TexRequest[], ended: false, answer };
      opened.push(thread);
      return Promise.resolve({
        ask: (request) => thread.asked.push(request),
        end: () => {
          thread.ended = true;
        },
      });
    };
    return { opened, painter: new TexPainter(open) };
  }

  it('ends a thread that hangs on a formula, blames that formula alone, and goes on with another', async () => {
    vi.useFakeTimers();
    const { opened, painter } = threads();
    const outcomes = ['hangs', 'waits'].map((tex) =>
      painter.draw(tex, 'red').catch((error: unknown) => error instanceof TexError),
    );
    await vi.advanceTimersByTimeAsync(0);
    opened[0]?.answer({ type: 'loaded' });
    await vi.advanceTimersByTimeAsync(silenceLimitMs);
    expect(await Promise.all(outcomes)).toEqual([true, false]);
    expect(opened[0]?.ended).toBe(true);
    const again = painter.draw('waits', 'red');
    await vi.advanceTimersByTimeAsync(0);
    const picture = { svg: '<svg/>', width: 1, height: 1 };
    const [request] = opened[1]?.asked ?? [];
    opened[1]?.answer({ type: 'drawn', id: request?.id ?? -1, picture });
    expect(await again).toBe(picture);
  });

  it('keeps nobody waiting for a thread that does not come', async () => {
    vi.useFakeTimers();
    const { opened, painter } = threads();
    const first = painter.draw('x', 'red');
    await vi.advanceTimersByTimeAsync(loadLimitMs + 1);
    await expect(painter.draw('y', 'red')).rejects.toThrow('still loading');
    opened[0]?.answer({ type: 'loaded' });
    const picture = { svg: '<svg/>', width: 1, height: 1 };
    opened[0]?.answer({ type: 'drawn', id: opened[0].asked[0]?.id ?? -1, picture });
    expect(await first).toBe(picture);
    const third = painter.draw('z', 'red');
    await vi.advanceTimersByTimeAsync(0);
    opened[0]?.answer({ type: 'drawn', id: opened[0].asked[1]?.id ?? -1, picture });
    expect(await third).toBe(picture);
    painter.dispose();
  });

  it('loads before it is asked for a formula', async () => {
    const { opened, painter } = threads();
    painter.warm();
    painter.warm();
    expect(opened).toHaveLength(1);
    void painter.draw('x', 'red').catch(() => undefined);
    await vi.waitFor(() => expect(opened[0]?.asked).toHaveLength(1));
    expect(opened).toHaveLength(1);
    painter.dispose();
  });

  it('gives a thread all the time it needs to load', async () => {
    vi.useFakeTimers();
    const { opened, painter } = threads();
    void painter.draw('x', 'red').catch(() => undefined);
    await vi.advanceTimersByTimeAsync(10 * silenceLimitMs);
    expect(opened).toHaveLength(1);
    expect(opened[0]?.ended).toBe(false);
    painter.dispose();
  });
});
