import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { scheduleKinds } from '../../../src/diffusion/schedule';
import { parseDemoBlock } from '../../../src/protocol/demoBlock';
import { demoBlockOf } from '../../../src/protocol/demoBlockText';
import { figureStates, networkStates } from '../figures/states';
import { demoIds, demoSpec, ownState, type DemoState } from '../../../src/protocol/demoState';
import { standardNetworkDemos } from '../../../src/protocol/networkDemos';
import { applyPatch, defaultPlaygroundState } from '../../../src/protocol/playgroundState';

const yamlOf = (block: string) => block.replace(/^```diffusion\n/, '').replace(/```\n$/, '');
const complaintOf = (yaml: string) => {
  const block = parseDemoBlock(yaml);
  return block.ok ? 'none' : block.message;
};
/** Keys below each other, each one deeper. */
const rows = (count: number, key: string) =>
  Array.from({ length: count }, (_, i) => `${' '.repeat(i)}${key}`).join('\n');
const number = (min: number, max: number) => fc.double({ min, max, noNaN: true });

describe('a demo block', () => {
  it('needs nothing but its demo', () => {
    expect(parseDemoBlock('demo: forward')).toEqual({
      ok: true,
      state: {
        view: 'forward',
        schedule: defaultPlaygroundState.schedule,
        t: defaultPlaygroundState.t,
        seed: defaultPlaygroundState.seed,
        figures: defaultPlaygroundState.figures,
        networks: standardNetworkDemos,
      },
      unused: [],
    });
  });

  it('stands at its figure’s own t where it names none, but not beyond T', () => {
    expect(parseDemoBlock('demo: posterior')).toMatchObject({ ok: true, state: { t: 5 } });
    expect(parseDemoBlock('demo: posterior\nT: 3')).toMatchObject({ ok: true, state: { t: 3 } });
    expect(parseDemoBlock('demo: posterior\nt: 40')).toMatchObject({ ok: true, state: { t: 40 } });
  });

  it('takes what it does not say from the settings, at the same part of the way', () => {
    const base = applyPatch(defaultPlaygroundState, { schedule: { kind: 'cosine', T: 1000 }, t: 500 });
    const block = parseDemoBlock('demo: schedule\nT: 50', base);
    expect(block).toMatchObject({ ok: true, state: { t: 25, schedule: { kind: 'cosine', T: 50 } } });
  });

  it('means the ends of the paper when it names a kind alone', () => {
    const base = applyPatch(defaultPlaygroundState, { schedule: { betaEnd: 0.5 } });
    expect(parseDemoBlock('demo: schedule\nschedule: linear', base)).toMatchObject({
      state: { schedule: { kind: 'linear', betaStart: 1e-4, betaEnd: 0.02 } },
    });
    expect(parseDemoBlock('demo: schedule\nschedule: {betaEnd: 0.3}', base)).toMatchObject({
      state: { schedule: { betaEnd: 0.3 } },
    });
  });

  it('means no other change to the paper’s schedule either when it names a kind alone', () => {
    const base = applyPatch(defaultPlaygroundState, {
      schedule: { kind: 'flow', shift: 3, zeroTerminalSnr: true },
    });
    const block = parseDemoBlock('demo: schedule\nschedule: flow', base);
    const flow = applyPatch(defaultPlaygroundState, { schedule: { kind: 'flow' } });
    expect(block).toMatchObject({ ok: true, state: { schedule: flow.schedule } });
    expect(block).not.toHaveProperty('state.schedule.shift');
    expect(block).not.toHaveProperty('state.schedule.zeroTerminalSnr');
  });

  it('stands at the first step where the settings stand before it', () => {
    const base = { ...defaultPlaygroundState, t: 1 };
    expect(parseDemoBlock('demo: schedule\nT: 2', base)).toMatchObject({ state: { t: 1 } });
  });

  it('is read up to 4000 characters', () => {
    const long = (length: number) => 'demo: forward\n#'.padEnd(length, '#');
    expect(complaintOf(long(4000))).toBe('none');
    expect(complaintOf(long(4001))).toBe('This demo block has 4001 characters. At most 4000 are read.');
  });

  it('is read back as it was written', () => {
    const state: fc.Arbitrary<DemoState> = fc
      .record({
        view: fc.constantFrom(...demoIds),
        schedule: fc.record({
          kind: fc.constantFrom(...scheduleKinds),
          T: fc.integer({ min: 2, max: 10000 }),
          betaStart: number(2e-9, 0.999),
          betaEnd: number(2e-9, 0.999),
          zeroTerminalSnr: fc.constantFrom(true, undefined),
        }),
        t: fc.integer({ min: 1, max: 10000 }),
        seed: fc.integer({ min: 0, max: 0xffffffff }),
        figures: figureStates,
        networks: networkStates,
      })
      .map((made) => ({ ...made, t: Math.min(made.t, made.schedule.T) }));
    fc.assert(
      fc.property(state, (written) => {
        const block = parseDemoBlock(yamlOf(demoBlockOf(written)));
        if (!block.ok) {
          throw new Error(block.message);
        }
        // A block says what its own figure shows.
        const { view } = written;
        const { reads, parameters, counts } = demoSpec(view);
        const shown = (state: DemoState) => ({
          view: state.view,
          ...(reads.includes('schedule') ? { schedule: state.schedule } : {}),
          ...(reads.includes('t') ? { t: state.t } : {}),
          ...(reads.includes('seed') && (counts?.('seed', ownState(state)) ?? true)
            ? { seed: state.seed }
            : {}),
          own: Object.fromEntries(
            Object.entries(ownState(state)).filter(
              ([key]) => key in parameters && (counts?.(key, ownState(state)) ?? true),
            ),
          ),
        });
        expect(shown(block.state)).toEqual(shown(written));
        expect(block.unused).toEqual([]);
      }),
    );
  });
});

describe('a wrong demo block', () => {
  it.each([
    ['demo: forwrd', `“demo” is "forwrd", but it must be one of ${demoIds.join(', ')}.`, 1, 7],
    [
      'demo: forward\n\nfoo: 1',
      '“foo” is not a key of a demo block. The keys are demo, data, points, mode, index, split, schedule, T, t, seed, link.',
      3,
      1,
    ],
    [
      'demo: forward\nlink: two words',
      '“link” is "two words", but it must be a word of at most 40 letters',
      2,
      7,
    ],
    ['dmeo: forward', '“dmeo” is not a key of a demo block. The keys are demo.', 1, 1],
    ['t: 5', 'The key “demo” is missing. It must be one of', 1, 1],
    ['demo: forward\nt: 2000', '“t” is 2000, but it must be an integer from 1 to 1000.', 2, 4],
    ['demo: forward\nT: 1', '“T” is 1, but it must be an integer from 2 to 10000.', 2, 4],
    ['demo: forward\nseed: -1', '“seed” is -1, but it must be an integer from 0 to 4294967295.', 2, 7],
    ['demo: posterior\nx0: .nan', '“x0” is NaN, but it must be a number from -3 to 3.', 2, 5],
    ['demo: forward\nschedule: foo', '“schedule” is "foo", but it must be one of linear', 2, 11],
    ['demo: forward\nschedule: [1]', '“schedule” is [1], but it must be one of linear', 2, 11],
    ['demo: forward\nschedule:\n  kind: lin', '“schedule.kind” is "lin", but it must be one of linear', 3, 9],
    ['demo: forward\nschedule:\n  bta: 2', '“schedule.bta” is not a key', 3, 3],
    ['demo: forward\nschedule:\n  betaEnd: 2', 'must be a number greater than 1e-9 and less than 1', 3, 12],
    ['demo: [', 'This is not valid YAML', 1, 8],
    ['demo: forward\ndemo: schedule', 'This is not valid YAML', 2, 1],
    ['- forward', 'A demo block is a list of “key: value” lines', 1, 1],
    ['', 'A demo block is a list of “key: value” lines', 1, 1],
  ])('%j is refused with its place', (yaml, message, line, column) => {
    const block = parseDemoBlock(yaml);
    expect(block).toMatchObject({ ok: false, line, column });
    expect(block).toHaveProperty('message', expect.stringContaining(message));
  });

  const kinds = scheduleKinds.join(', ');
  const ofSchedule = 'kind, betaStart, betaEnd, zeroTerminalSnr, shift';
  const share = 'a number greater than 1e-9 and less than 1';
  it.each([
    ['posterior', 'demo', '[1]', `one of ${demoIds.join(', ')}`],
    [
      'forward',
      'data',
      'x',
      'one of digit, icon, image, mixture, moons, spiral, circles, checkerboard, letters, own',
    ],
    ['forward', 'mode', 'x', 'one of closed, chain, both, merge'],
    ['forward', 'index', '10000', 'an integer from 0 to 9999'],
    ['posterior', 'x0', '3.1', 'a number from -3 to 3'],
    ['forward', 'T', '10001', 'an integer from 2 to 10000'],
    ['forward', 't', '0', 'an integer from 1 to T'],
    ['forward', 't', '1.5', 'an integer from 1 to T'],
    ['forward', 't', '1001', 'an integer from 1 to 1000'],
    ['forward', 'seed', '4294967296', 'an integer from 0 to 4294967295'],
    ['schedule', 'schedule', '5', `one of ${kinds}, or a map of ${ofSchedule}`],
    ['schedule', 'schedule', 'null', `one of ${kinds}, or a map of ${ofSchedule}`],
    ['schedule', 'schedule.kind', 'lin', `one of ${kinds}`],
    ['schedule', 'schedule.betaStart', '0', share],
    ['schedule', 'schedule.betaEnd', '1', share],
    ['schedule', 'schedule.zeroTerminalSnr', '1', 'one of true, false'],
    ['schedule', 'schedule.shift', '0.001', 'a number from 0.01 to 100'],
  ])('of %s says what “%s” may be instead of %s', (demo, key, value, allowed) => {
    const [parent, child] = key.split('.');
    const pair = child === undefined ? `${key}: ${value}` : `${parent}: {${child}: ${value}}`;
    const block = parseDemoBlock(key === 'demo' ? pair : `demo: ${demo}\n${pair}`);
    const said = /^[a-z]+$/.test(value) && value !== 'null' ? `"${value}"` : value;
    expect(block).toEqual({
      ok: false,
      message: `“${key}” is ${said}, but it must be ${allowed}.`,
      line: key === 'demo' ? 1 : 2,
      column: pair.lastIndexOf(value) + 1,
    });
  });

  it('is refused when its schedule has a T of its own, at that key', () => {
    expect(parseDemoBlock('demo: forward\nschedule: {kind: cosine, T: 5}')).toEqual({
      ok: false,
      message: `“schedule.T” is not a key of a demo block. The keys are ${ofSchedule}.`,
      line: 2,
      column: 26,
    });
  });

  it('holds a t against the T that it is shown with', () => {
    expect(complaintOf('demo: forward\nT: 500\nt: 501')).toBe(
      '“t” is 501, but it must be an integer from 1 to 500.',
    );
    expect(complaintOf('demo: forward\nT: 500\nt: 500')).toBe('none');
  });

  it('quotes no more than the beginning of a long value', () => {
    expect(complaintOf(`demo: forward\nt: ${'x'.repeat(58)}`)).toContain(`is "${'x'.repeat(58)}", but`);
    expect(complaintOf(`demo: forward\nt: ${'x'.repeat(59)}`)).toContain(`is "${'x'.repeat(58)}…, but`);
  });

  it('is refused when it uses aliases, before they are expanded', () => {
    const levels = Array.from({ length: 25 }, (_, i) => `a${i + 1}: &a${i + 1} [*a${i}, *a${i}, *a${i}]`);
    const bomb = ['a0: &a0 [1]', ...levels].join('\n');
    const begin = performance.now();
    expect(complaintOf(bomb)).toContain('aliases');
    expect(performance.now() - begin).toBeLessThan(1000);
  });

  it.each([
    ['brackets', `demo: forward\nt: ${'['.repeat(3900)}`],
    ['closed brackets', `demo: forward\nt: ${'['.repeat(1900)}${']'.repeat(1900)}`],
    ['maps', `demo: forward\nt: ${'{a: '.repeat(900)}`],
    ['keys', `demo: forward\n${'? '.repeat(1900)}`],
    ['lists', `demo: forward\nt:\n  ${'- '.repeat(1900)}`],
    ['lines', rows(80, 'a:')],
  ])('is refused before it is composed when its %s are nested deep', (_, yaml) => {
    const block = parseDemoBlock(yaml);
    expect(block).toHaveProperty('message', expect.stringContaining('nested deeper than 10 levels'));
    const { line, column } = block as Extract<typeof block, { ok: false }>;
    expect(yaml.split('\n')[line - 1]?.length).toBeGreaterThanOrEqual(column);
  });

  it.each([
    ['the ninth bracket of a value', `demo: forward\nt: ${'['.repeat(20)}`, 2, 12],
    ['the ninth dash of a value', `demo: forward\nt:\n  ${'- '.repeat(20)}`, 3, 19],
    ['the tenth of keys below each other', rows(20, 'a:'), 10, 10],
  ])('is refused at %s', (_, yaml, line, column) => {
    expect(parseDemoBlock(yaml)).toMatchObject({ ok: false, line, column });
  });

  it('may nest as deep as is not refused', () => {
    expect(complaintOf(rows(9, 'a:'))).not.toContain('nested');
    expect(complaintOf(`demo: forward\nt: ${'['.repeat(8)}1${']'.repeat(8)}`)).not.toContain('nested');
  });

  it('is refused in words when there are two of it, and gives tags no meaning', () => {
    expect(complaintOf('demo: forward\n---\ndemo: forward')).toBe(
      'A demo block is one YAML document; a second one begins here.',
    );
    expect(complaintOf('demo: !!binary forward')).toBe('none');
  });

  it('never throws, and places every complaint inside the block', () => {
    const texts = fc.oneof(
      fc.string({ unit: 'binary', maxLength: 200 }),
      fc
        .array(
          fc.constantFrom(
            'demo',
            ':',
            ' ',
            '\n',
            'forward',
            '[',
            '{',
            '&a',
            '*a',
            '!!',
            '"',
            '-',
            't',
            '?',
            '9',
          ),
        )
        .map((parts) => parts.join('')),
    );
    fc.assert(
      fc.property(texts, (text) => {
        const block = parseDemoBlock(text);
        if (!block.ok) {
          expect(block.message).not.toBe('');
          expect(block.line).toBeGreaterThanOrEqual(1);
          expect(block.line).toBeLessThanOrEqual(text.split('\n').length + 1);
          expect(block.column).toBeGreaterThanOrEqual(1);
        }
      }),
      { numRuns: 500 },
    );
  });
});
