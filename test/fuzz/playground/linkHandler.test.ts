import fc from 'fast-check';
import { beforeEach, describe, expect, it, vi } from 'vitest';
import type * as vscode from 'vscode';
import { LinkHandler } from '../../../src/playground/linkHandler';
import { queryOf } from '../../../src/protocol/link';
import {
  applyPatch,
  defaultPlaygroundState,
  type PlaygroundPatch,
} from '../../../src/protocol/playgroundState';
import { payload } from '../../unit/protocol/hostileMessages';
import { seen, Uri } from '../../unit/window/fakeVscode';

vi.mock('vscode', () => import('../../unit/window/fakeVscode'));

beforeEach(() => seen.clear());

/** Opens a link; the state that it leads to from the default one. */
function opened(query: string, path = '/open') {
  let state = defaultPlaygroundState;
  const open = (patch: PlaygroundPatch = {}) => void (state = applyPatch(state, patch));
  // VS Code has decoded a link's query once when it hands it over.
  const uri = new Uri('vscode', path, query, '') as unknown as vscode.Uri;
  new LinkHandler({ open }).handleUri(uri);
  return state;
}

const general =
  'The playground cannot open this link. Nothing was changed; copy the link again from the playground.';
const about = (parameter: string) =>
  `The playground cannot open this link: its value of “${parameter}” is not possible. Nothing was changed; copy the link again from the playground.`;

describe('a link', () => {
  it('opens what it says', () => {
    expect(opened('view=train&T=500').schedule.T).toBe(500);
    expect(seen.linkable).toEqual([]);
  });

  it.each([
    ['more steps than T', 'T=10&steps=50', about('steps')],
    ['a t after T', 'T=10&t=300', about('t')],
    ['a t after the T that is shown', 't=5000', about('t')],
    ['a number out of range', 'T=1', about('T')],
    ['a number beyond all bounds', 'T=1e400', about('T')],
    ['no number', 'T=many', about('T')],
    ['a parameter twice', 'T=10&T=20', about('T')],
    ['a parameter that there is not', 'colour=red', general],
    ['a name of an object’s own', '__proto__=1', general],
    ['a command as its key', `${encodeURIComponent(payload)}=1`, general],
    ['a command as its value', `T=${encodeURIComponent(payload)}`, about('T')],
    ['a command as the name of a model', `model=${encodeURIComponent(payload)}`, about('model')],
  ])('with %s is refused whole in a sentence', (_, query, sentence) => {
    expect(opened(query)).toEqual(defaultPlaygroundState);
    expect(seen.linkable).toEqual([sentence, 'Show Details']);
    expect(seen.logged).toHaveLength(1);
  });

  it('with another path is refused without naming it', () => {
    opened('', `/${payload}`);
    expect(seen.linkable[0]).toBe('The playground does not know this link. Links to it end in /open?…');
    expect(seen.logged.join()).toContain(payload);
  });

  it('does not take a fault of the playground for one of the link', () => {
    const open = () => {
      throw new TypeError('boom');
    };
    const uri = new Uri('vscode', '/open', 'T=500', '') as unknown as vscode.Uri;
    expect(() => new LinkHandler({ open }).handleUri(uri)).toThrow('boom');
    expect(seen.linkable).toEqual([]);
  });

  it('never throws, shows nothing of itself, and leaves a state that can be, in 10,000 tries', () => {
    const names = [...new URLSearchParams(queryOf(defaultPlaygroundState)).keys(), 'kar', 'zt', 'sh', 'th'];
    const value = fc.oneof(
      fc.constantFrom(payload, '', '0', '1', '-1', '1e9', '1e400', '0x10', 'NaN', '50', 'own', 'train'),
      fc.integer().map(String),
      fc.double().map(String),
      fc.string(),
    );
    const name = fc.oneof(
      { weight: 6, arbitrary: fc.constantFrom(...names) },
      { weight: 1, arbitrary: fc.constantFrom(payload, '__proto__', 'constructor', '') },
      { weight: 1, arbitrary: fc.string() },
    );
    const parameter = fc
      .tuple(name, value)
      .map(([key, each]) => `${encodeURIComponent(key)}=${encodeURIComponent(each)}`);
    const query = fc.oneof(
      { weight: 6, arbitrary: fc.array(parameter, { maxLength: 4 }).map((all) => all.join('&')) },
      {
        weight: 1,
        arbitrary: fc.string({ unit: 'binary', maxLength: 100 }).filter((text) => !/\p{Cs}/u.test(text)),
      },
    );
    const sentences = new Set([general, ...names.map(about), 'Show Details']);
    let openedWell = 0;
    fc.assert(
      fc.property(query, (each) => {
        seen.clear();
        const state = opened(each);
        expect(applyPatch(state, {})).toEqual(state);
        for (const text of seen.linkable) {
          if (!sentences.has(text)) {
            expect(text).toMatch(/“[A-Za-z0-9]{1,6}”/);
          }
        }
        for (const text of seen.linkable) {
          expect(text).not.toContain('](');
        }
        if (seen.linkable.length === 0) {
          openedWell++;
        }
      }),
      { numRuns: 10_000 },
    );
    expect(openedWell).toBeGreaterThan(1000);
  });
});
