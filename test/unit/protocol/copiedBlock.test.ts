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

  it('says what its figure shows, and no more', () => {
    expect(copied('decoder')).toBe('demo: decoder\nlevel: 200\nsigma: 0.01\nmean: 0.574\n');
    expect(copied('coin')).toBe('demo: coin\nheads: 80\ntails: 20\ntrust: 10\nbound: 0.7\n');
  });

  const drawn = figureIds.filter((id) => figureSpec(id).needs === 'nothing');
  it.each(drawn)('of %s has its parameters that count, and what it reads of the shared state', (view) => {
    const { parameters, reads, counts } = figureSpec(view);
    const standard = Object.fromEntries(
      Object.entries(parameters).map(([key, parameter]) => [key, parameter.standard]),
    );
    const own = Object.entries(standard)
      .filter(([key]) => counts?.(key, standard) ?? true)
      .map(([key, value]) => `${key}: ${String(value)}\n`);
    const shared = [
      reads.includes('schedule') ? 'schedule: linear\nT: 1000\n' : '',
      reads.includes('t') ? 't: 300\n' : '',
      reads.includes('seed') && (counts?.('seed', standard) ?? true) ? 'seed: 0\n' : '',
    ];
    expect(copied(view)).toBe(`demo: ${view}\n${own.join('')}${shared.join('')}`);
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

it('a view with a network is written as the overview', () => {
  expect(demoBlockOf({ ...defaultPlaygroundState, view: 'evaluate' })).toContain('demo: overview\n');
});
