import { describe, expect, it } from 'vitest';
import { figureIds, figureSpec, type FigureId } from '../../../src/figures';
import { parseDemoBlock } from '../../../src/protocol/demoBlock';
import { demoBlockOf } from '../../../src/protocol/demoBlockText';
import {
  applyPatch,
  defaultPlaygroundState,
  type PlaygroundPatch,
} from '../../../src/protocol/playgroundState';

describe('a block that is copied', () => {
  const copied = (view: FigureId, patch: PlaygroundPatch = {}) =>
    /^```diffusion\n(.*)```\n$/s.exec(
      demoBlockOf({ ...applyPatch(defaultPlaygroundState, patch), view }),
    )?.[1];
  const scheduled = 'schedule: linear\nT: 1000\nt: 300\n';
  const timeless = 'schedule: linear\nT: 1000\n';

  it('says what its figure shows, and no more', () => {
    const drawn = figureIds.filter((id) => figureSpec(id).needs === 'nothing');
    expect(Object.fromEntries(drawn.map((view) => [view, copied(view)]))).toEqual({
      schedule: `demo: schedule\nsource: schedule\nmeanSquare: 0.33\n${scheduled}`,
      forward: `demo: forward\ndata: digit\nmode: closed\nindex: 0\n${scheduled}seed: 0\n`,
      mixture: `demo: mixture\ncount: 2\ndeviation: 0.3\nweight1: 0.7\nweight2: 0.3\nmean1: -2\nmean2: 1.5\n${scheduled}seed: 0\n`,
      coefficients: `demo: coefficients\nthird: unscaled\nspread: 1\n${scheduled}seed: 0\n`,
      clt: 'demo: clt\nshows: standardised\nstart: exponential\nn: 12\nseed: 0\n',
      posterior: `demo: posterior\nx0: 1\nxt: 0.95\nclose: true\nsamePeaks: false\n${scheduled}`,
      square: `demo: square\nx0: 1\nxt: 0.95\nline: 5\n${scheduled}`,
      backward: `demo: backward\nxt: 0.1\nback: 150\nweight: 0.5\n${scheduled}`,
      reverse: `demo: reverse\ndata: moons\nshow: points\nsteps: 50\nvariance: betaTilde\ntaken: 46\n${timeless}seed: 0\n`,
      marginal: `demo: marginal\nsteps: 50\nvariance: betaTilde\nweight: 0.7\ntaken: 50\n${timeless}seed: 0\n`,
      variance: `demo: variance\ndeviation: 1\nsteps: 10\ntaken: 9\n${timeless}`,
      score: `demo: score\ndata: moons\nshow: score\nx: 0.6\ny: -1.2\n${scheduled}`,
      langevin: 'demo: langevin\ndelta: 0.05\nnoise: true\nstart: spread\ntaken: 150\nseed: 0\n',
      kl: 'demo: kl\ndirection: pq\nareas: whole\nmu1: -1\nsigma1: 0.8\nmu2: 1\nsigma2: 1.6\n',
      decoder: 'demo: decoder\nlevel: 200\nsigma: 0.01\nmean: 0.574\n',
      coin: 'demo: coin\nheads: 80\ntails: 20\ntrust: 10\n',
      flow: 'demo: flow\ndata: moons\npaths: marginal\nsteps: 24\ntime: 0.6\nseed: 0\n',
      dictionary:
        'demo: dictionary\ndata: letters\ngrid: same\nsteps: 16\nstep: 12\nschedule: linear\nT: 1000\nseed: 0\n',
      guidance: 'demo: guidance\nscale: 3\nlabel: A\nstep: 20\nschedule: linear\nT: 1000\nseed: 0\n',
      quality: 'demo: quality\nspoiling: missing\namount: 0.6\nseed: 0\n',
      elbo: `demo: elbo\nvariance: small\nfactor: 1\ndeviation: 0.25\noffset: 0\n${scheduled}`,
      parameterisations: `demo: parameterisations\npredicts: epsilon\nerror: 0.3\nshows: errors\nx0: 1\nepsilon: -0.8\n${scheduled}`,
      reparameterisation:
        'demo: reparameterisation\ndraws: 100\nmean: 0.8\nlogVariance: -0.6\nof: square\nby: mean\nseed: 0\n',
      probability:
        'demo: probability\nfactor: 2\norder: abc\naX: 0.15\naY: 0.7\nbX: 0.75\nbY: 0.45\ncX: 0.6\ncY: 0.1\n',
      markov: 'demo: markov\nstep: 8\nmemory: 0\nstay: 0.2\ndrift: 0.7\nseed: 0\n',
      collapse: 'demo: collapse\ngeneratorSteps: 3\ncheckpoint: 30\nseed: 0\n',
    });
  });

  it('keeps the link of the block that it was, where its figure shares anything', () => {
    const linked = (view: FigureId) => demoBlockOf({ ...defaultPlaygroundState, view, link: 'α-1' });
    expect(linked('schedule')).toContain('\nlink: "α-1"\n');
    expect(parseDemoBlock(linked('schedule').replace(/```(diffusion)?/g, ''))).toMatchObject({
      ok: true,
      unused: [],
      state: { link: 'α-1' },
    });
    expect(linked('kl')).not.toContain('link');
  });

  it('leaves out a parameter that does not count', () => {
    const mixture = copied('forward', { figures: { forward: { data: 'mixture', index: 3 } } });
    expect(mixture).toBe(`demo: forward\ndata: mixture\nmode: closed\n${scheduled}seed: 0\n`);
  });

  it.each<[string, PlaygroundPatch['schedule'], string]>([
    ['another kind', { kind: 'cosine' }, 'schedule: cosine'],
    ['another β_1', { betaStart: 0.001 }, map('linear', 0.001, 0.02)],
    ['another β_T', { betaEnd: 0.5 }, map('linear', 0.0001, 0.5)],
    ['zero terminal SNR', { zeroTerminalSnr: true }, map('linear', 0.0001, 0.02, 'zeroTerminalSnr: true')],
    ['a shift', { kind: 'flow', shift: 3 }, map('flow', 0.0001, 0.02, 'shift: 3')],
  ])('names the schedule alone unless it has numbers of its own: %s', (_, schedule, written) => {
    expect(copied('schedule', { schedule })).toBe(
      `demo: schedule\nsource: schedule\nmeanSquare: 0.33\n${written}\nT: 1000\nt: 300\n`,
    );
  });

  it('says nothing of a zero terminal SNR that the schedule does not have', () => {
    const { schedule } = defaultPlaygroundState;
    const state = { ...defaultPlaygroundState, schedule: { ...schedule, zeroTerminalSnr: false } };
    expect(demoBlockOf({ ...state, view: 'schedule' })).toContain('\nschedule: linear\n');
  });

  function map(kind: string, betaStart: number, betaEnd: number, ...extras: string[]): string {
    const lines = [`kind: ${kind}`, `betaStart: ${betaStart}`, `betaEnd: ${betaEnd}`, ...extras];
    return ['schedule:', ...lines.map((line) => `  ${line}`)].join('\n');
  }
});

it('a view with a network is written as the demo of its schedule', () => {
  expect(demoBlockOf({ ...defaultPlaygroundState, view: 'evaluate' })).toContain('demo: schedule\n');
});
