import fc from 'fast-check';
import { expect, it } from 'vitest';
import { createSchedule, snr } from '../../../src/diffusion/schedule';
import { parseDemoBlock } from '../../../src/protocol/demoBlock';
import { demoIds, readDemoState } from '../../../src/protocol/demoState';
import { defaultPlaygroundState } from '../../../src/protocol/playgroundState';
import { previewMarkdown } from '../../fixtures/previewContext';

const md = previewMarkdown();

const hostile = fc.constantFrom(
  '</div><script>alert(1)</script>',
  '"><img src=x onerror=alert(1)>',
  "' onload='x",
  '&quot;&lt;',
  '[a](command:x)',
  '__proto__',
  'constructor',
  '\u0000\u2028\u202e',
  '${x}',
  '*a',
  '&a 1',
  '!!binary x',
  '<<: {t: 1}',
  '? ? ?',
  '- - -',
);
const numeral = fc.oneof(
  fc.constantFrom(
    0,
    -0,
    1,
    2,
    1e9,
    1e308,
    -1e308,
    5e-324,
    1e-9,
    0.5,
    1000,
    10000,
    10001,
    2 ** 32,
    NaN,
    Infinity,
    -Infinity,
  ),
  fc.integer({ min: -3, max: 10003 }),
  fc.double(),
);
const word = fc.oneof(
  fc.constantFrom(
    'forward',
    'posterior',
    'schedule',
    'linear',
    'cosine',
    'flow',
    'constant',
    'digit',
    'chain',
    'true',
  ),
  hostile,
  fc.string({ maxLength: 12 }),
);
const nested = fc.oneof(
  fc.integer({ min: 1, max: 1900 }).map((n) => '['.repeat(n) + ']'.repeat(n)),
  fc.integer({ min: 1, max: 1900 }).map((n) => '{a: '.repeat(n)),
  fc.integer({ min: 1, max: 1900 }).map((n) => '- '.repeat(n)),
);
const key = fc.oneof(
  fc.constantFrom(
    'demo',
    'data',
    'schedule',
    'T',
    't',
    'seed',
    'index',
    'mode',
    'x0',
    'xt',
    'kind',
    'betaStart',
    'betaEnd',
    'shift',
  ),
  word,
);
const yamlNumber = numeral.map((value) =>
  Number.isFinite(value) ? String(value) : Number.isNaN(value) ? '.nan' : value > 0 ? '.inf' : '-.inf',
);
const yamlValue = fc.oneof(
  { arbitrary: yamlNumber, weight: 4 },
  { arbitrary: word, weight: 4 },
  {
    arbitrary: fc
      .array(fc.tuple(key, yamlNumber), { maxLength: 4 })
      .map((all) => `{${all.map((each) => each.join(': ')).join(', ')}}`),
    weight: 2,
  },
  { arbitrary: nested, weight: 1 },
);
const block = fc
  .tuple(fc.constantFrom(...demoIds, 'x'), fc.array(fc.tuple(key, yamlValue), { maxLength: 8 }))
  .map(([demo, lines]) => [`demo: ${demo}`, ...lines.map(([name, value]) => `${name}: ${value}`)].join('\n'))
  .map((text) => text.replaceAll('`', "'").replace(/[\r\u2028\u2029]/g, ' '));

/** The tags that a block may become, each attribute in its quotes. */
const known = /<\/?(?:div|p|strong|pre|code)(?: [a-z-]+="[^"<>]*")*>/g;

function escapes(html: string): string[] {
  return html.replace(known, '').match(/[<>]/g) ?? [];
}

/** Of each kind; 20,000 blocks were run when this was written. */
const runs = 500;

it('blocks are drawn or refused: none gets out of its element, and each is read or refused in bounded steps', () => {
  let drawn = 0;
  let refused = 0;
  let slowest = 0;
  fc.assert(
    fc.property(block, (yaml) => {
      const begin = performance.now();
      const html = md.render(`\`\`\`diffusion\n${yaml}\n\`\`\`\n`);
      slowest = Math.max(slowest, performance.now() - begin);
      expect(escapes(html)).toEqual([]);
      const parsed = parseDemoBlock(yaml);
      if (!parsed.ok) {
        refused++;
        expect(parsed.message.length).toBeLessThan(1000);
        expect(html).toContain('diffusion-demo-problem');
        return;
      }
      drawn++;
      // What a block says is what its element may say.
      expect(readDemoState(JSON.stringify(parsed.state))).toEqual({ ok: true, state: parsed.state });
    }),
    { numRuns: runs, seed: 10 },
  );
  expect(drawn).toBeGreaterThan(runs / 50);
  expect(refused).toBeGreaterThan(runs / 4);
  expect(slowest).toBeLessThan(5000);
});

it('and so are the states of elements, whose figures have finite numbers', () => {
  const { schedule, t, seed, figures } = defaultPlaygroundState;
  const good = { view: 'forward', schedule, t, seed, figures };
  const value = fc.oneof(
    numeral,
    word,
    fc.constantFrom(null, true, false),
    fc.array(numeral, { maxLength: 3 }),
    fc.anything({ maxDepth: 3 }),
  );
  const inSchedule = fc
    .tuple(fc.constantFrom('kind', 'T', 'betaStart', 'betaEnd', 'shift', 'zeroTerminalSnr', 'more'), value)
    .map(([name, changed]) => ({ ...good, schedule: { ...schedule, [name]: changed } }));
  const top = fc
    .tuple(
      fc.constantFrom(
        'view',
        't',
        'seed',
        'figures',
        'forward',
        'posterior',
        'schedule',
        '__proto__',
        'more',
      ),
      value,
    )
    .map(([name, changed]) => ({ ...good, [name]: changed }));
  const json = fc.oneof(inSchedule, top, fc.anything()).map((state) => stringify(state));
  const text = fc.oneof(
    { arbitrary: json, weight: 5 },
    {
      arbitrary: json.chain((whole) =>
        fc.integer({ min: 0, max: whole.length }).map((end) => whole.slice(0, end)),
      ),
      weight: 2,
    },
    { arbitrary: fc.oneof(hostile, nested, fc.string()), weight: 1 },
  );
  let drawn = 0;
  fc.assert(
    fc.property(text, (source) => {
      const read = readDemoState(source);
      if (!read.ok) {
        expect(read.message).toMatch(/^This demo could not be drawn: its data .*\.$/su);
        expect(read.message.length).toBeLessThan(200);
        return;
      }
      drawn++;
      const table = createSchedule(read.state.schedule);
      for (const each of [1, read.state.t, table.T]) {
        expect(Number.isFinite(table.beta[each])).toBe(true);
        expect(Number.isFinite(snr(table, each))).toBe(true);
      }
    }),
    { numRuns: runs, seed: 10 },
  );
  expect(drawn).toBeGreaterThan(runs / 100);
});

/** JSON of whatever can be written as such. */
function stringify(state: unknown): string {
  return (
    JSON.stringify(state, (_, value: unknown) => (typeof value === 'bigint' ? String(value) : value)) ?? ''
  );
}
