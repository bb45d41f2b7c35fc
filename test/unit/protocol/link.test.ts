import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { figureStates } from '../figures/states';
import { linkOf, parseQuery, queryOf } from '../../../src/protocol/link';
import { timestepSpacings } from '../../../src/diffusion/samplers/timesteps';
import { noiseLevels, samplerIds } from '../../../src/protocol/samplers';
import { scheduleKinds } from '../../../src/diffusion/schedule';
import {
  applyPatch,
  dataSetIds,
  defaultPlaygroundState,
  lossIds,
  presetIds,
  sampleModes,
  viewIds,
  type PlaygroundState,
} from '../../../src/protocol/playgroundState';

const unit = fc.double({ min: 2e-9, max: 0.999, noNaN: true });

/** Any valid state. */
const states: fc.Arbitrary<PlaygroundState> = fc.integer({ min: 2, max: 10000 }).chain((T) =>
  fc.record({
    view: fc.constantFrom(...viewIds),
    schedule: fc
      .record({
        kind: fc.constantFrom(...scheduleKinds),
        T: fc.constant(T),
        betaStart: unit,
        betaEnd: unit,
        zeroTerminalSnr: fc.boolean(),
        shift: fc.constantFrom(1, 0.5, 3),
      })
      // What is off is absent.
      .map(({ zeroTerminalSnr, shift, ...rest }) => ({
        ...rest,
        ...(zeroTerminalSnr ? { zeroTerminalSnr } : {}),
        ...(rest.kind === 'flow' && shift !== 1 ? { shift } : {}),
      })),
    t: fc.integer({ min: 1, max: T }),
    seed: fc.integer({ min: 0, max: 0xffffffff }),
    figures: figureStates,
    watch: fc.record({
      pictures: fc.constantFrom('ema' as const, 'raw' as const, 'off' as const),
      stopSteps: fc.integer({ min: 0, max: 1e9 }),
      stopMinutes: fc.double({ min: 0, max: 1e5, noNaN: true }).map((x) => x + 0),
      stopWhenRising: fc.boolean(),
    }),
    train: fc.record({
      dataSet: fc.constantFrom(...dataSetIds),
      preset: fc.constantFrom(...presetIds),
      batchSize: fc.integer({ min: 1, max: 512 }),
      learningRate: unit,
      emaDecay: fc.double({ min: 0, max: 0.999, noNaN: true }).map((x) => x + 0),
      dropout: fc.double({ min: 0, max: 0.9, noNaN: true }).map((x) => x + 0),
      flip: fc.boolean(),
      loss: fc.constantFrom(...lossIds),
      snrGamma: fc.constantFrom(0, 1, 5),
      conditional: fc.boolean(),
      labelDropout: fc.double({ min: 0, max: 1, noNaN: true }).map((x) => x + 0),
      warmupSteps: fc.integer({ min: 0, max: 1e7 }),
      decaySteps: fc.integer({ min: 0, max: 1e7 }),
      maxGradientNorm: fc.double({ min: 0, max: 1e6, noNaN: true }).map((x) => x + 0),
    }),
    sample: fc
      .record({
        model: fc.constantFrom('own', 'digits16-small', '2d'),
        sampler: fc.constantFrom(...samplerIds),
        steps: fc.integer({ min: 1, max: T }),
        eta: fc.double({ min: 0, max: 1, noNaN: true }).map((x) => x + 0),
        count: fc.integer({ min: 1, max: 64 }),
        points: fc.oneof(fc.constant(512), fc.integer({ min: 1, max: 2048 })),
        epsilonAnew: fc.boolean(),
        threshold: fc.boolean(),
        resamplings: fc.oneof(fc.constant(1), fc.integer({ min: 1, max: 50 })),
        jumpLength: fc.oneof(fc.constant(10), fc.integer({ min: 1, max: 1000 })),
        clip: fc.boolean(),
        spacing: fc.constantFrom(...timestepSpacings),
        levels: fc.constantFrom(...noiseLevels),
        guidanceScale: fc.double({ min: 0, max: 20, noNaN: true }).map((x) => x + 0),
        label: fc.constantFrom('each', 'none', '0', '12'),
        mode: fc.constantFrom(...sampleModes),
        fromT: fc.option(fc.integer({ min: 1, max: 10000 }), { nil: undefined }),
        imageLabel: fc.constantFrom(undefined, 'each', 'none', '3'),
      })
      // What is not said is absent.
      .map(({ fromT, imageLabel, ...rest }) => ({
        ...rest,
        ...(fromT === undefined ? {} : { fromT }),
        ...(imageLabel === undefined ? {} : { imageLabel }),
      })),
  }),
);

describe('a link', () => {
  it('carries every state there and back, whatever state it lands on', () => {
    fc.assert(
      fc.property(states, states, (state, other) => {
        const parsed = parseQuery(queryOf(state));
        expect(parsed.ok).toBe(true);
        if (parsed.ok) {
          expect(applyPatch(other, parsed.patch)).toEqual(state);
        }
      }),
    );
  });

  it('that was written when there was only the choice of Karras’ noise levels still opens', () => {
    const earlier = (kar: string) => `${queryOf(defaultPlaygroundState)}&kar=${kar}`;
    for (const [kar, levels] of [
      ['1', 'karras'],
      ['0', 'timesteps'],
    ] as const) {
      const parsed = parseQuery(earlier(kar));
      expect(parsed.ok && parsed.patch.sample?.levels).toBe(levels);
    }
    expect(parseQuery('kar=2').ok).toBe(false);
    expect(parseQuery('kar=1&lv=beta').ok).toBe(false);
  });

  it('is a URL of the editor that addresses the extension and stays compact', () => {
    const url = new URL(linkOf(defaultPlaygroundState, 'vscodium'));
    expect(url.protocol).toBe('vscodium:');
    expect(url.host).toBe('diffusion-playground.diffusion-playground');
    expect(url.pathname).toBe('/open');
    expect(url.href.length).toBeLessThan(400);
  });

  it('may carry only a part of the state', () => {
    expect(parseQuery('view=train&preset=small')).toEqual({
      ok: true,
      patch: { view: 'train', train: { preset: 'small' } },
    });
    expect(parseQuery('')).toEqual({ ok: true, patch: {} });
  });

  it.each([
    ['colour=red', 'colour'],
    ['__proto__=1', '__proto__'],
    ['T=1000&T=20', 'T'],
    ['T=many', 'many'],
    ['T=0x20', '0x20'],
    ['T=', 'T'],
    ['T=1', 'schedule.T'],
    ['T=1e9', 'schedule.T'],
    ['b1=Infinity', 'Infinity'],
    ['flip=yes', 'yes'],
    ['view=kitchen', 'view'],
    ['t=1.5', 't'],
  ])('is refused whole, in words, when it says %s', (query, named) => {
    const parsed = parseQuery(`view=train&${query}`.replace('view=train&view', 'view'));
    expect(parsed.ok).toBe(false);
    expect(parsed.ok ? '' : parsed.reason).toContain(named);
  });
});

it('opens in VS Code unless told otherwise', () => {
  const [, query] = linkOf(defaultPlaygroundState).split('?');
  expect(linkOf(defaultPlaygroundState)).toMatch(
    /^vscode:\/\/diffusion-playground\.diffusion-playground\/open\?/,
  );
  expect(parseQuery(query ?? '')).toMatchObject({ ok: true });
});

it('reads Karras’ levels of earlier links only where they are said by 0 or 1', () => {
  expect(parseQuery('kar=1')).toMatchObject({ patch: { sample: { levels: 'karras' } } });
  expect(parseQuery('kar=0')).toMatchObject({ patch: { sample: { levels: 'timesteps' } } });
  for (const written of ['21', '10', '', 'true']) {
    expect(parseQuery(`kar=${written}`)).toMatchObject({ ok: false });
  }
});

it.each(['1.', '.5', '+1', '1e', '1e1.5', '--1', '1_0', '1 2', 'e5', '0x10', 'NaN'])(
  'takes %s for no number',
  (written) => {
    expect(parseQuery(`t=${encodeURIComponent(written)}`)).toEqual({
      ok: false,
      reason: `“${written}” is not a value for “t”`,
      parameter: 't',
    });
  },
);

it.each([
  ['T=1', 'T'],
  ['T=5&T=5', 'T'],
  ['flip=2', 'flip'],
  ['x0=9', 'posterior.x0'],
])('of a refused link with %s names the parameter %s', (query, parameter) => {
  expect(parseQuery(query)).toMatchObject({ ok: false, parameter });
});

it('names no parameter where a link has one that is unknown', () => {
  expect(parseQuery('colour=red')).toEqual({
    ok: false,
    reason: 'it has the unknown parameter “colour”',
  });
});
