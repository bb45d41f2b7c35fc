import { beforeEach, describe, expect, it, vi } from 'vitest';
import { Failure } from '../../../src/window/failure';
import { sentence } from '../../../src/window/sentence';
import { confirm, tellError, tellFailed, tellInformation } from '../../../src/window/tell';
import { linksIn, seen } from './fakeVscode';

vi.mock('vscode', () => import('./fakeVscode'));

const outside = '[Repair](command:workbench.action.terminal.new)';

beforeEach(() => seen.clear());

describe('a sentence', () => {
  it('is filled with numbers and words of ours, each where its translation has it', () => {
    expect(sentence('{1} of {0}, {1}', 3, 'T')).toBe('T of 3, T');
    expect(sentence('{0}: {1}', sentence('Diffusion'), sentence('step {0}', 2))).toBe('Diffusion: step 2');
    expect(sentence('{0} {1}', 'ours')).toBe('ours {1}');
  });

  it('takes no text of which nobody knows where it comes from', () => {
    const name = String(outside);
    const pattern = `x${name}` as const satisfies `x${string}`;
    // @ts-expect-error A string may come from outside.
    expect(linksIn(sentence('{0}', name))).toHaveLength(1);
    // @ts-expect-error Nor may the end of one.
    expect(linksIn(sentence('{0}', pattern))).toHaveLength(1);
    // @ts-expect-error A message takes a sentence, not a string.
    void tellError(name);
    expect(seen.linkable.flatMap(linksIn)).toHaveLength(1);
  });
});

describe('a message', () => {
  it('shows what comes from outside in the log only, and has a button that opens it', async () => {
    seen.press = 'Show Details';
    await tellError(sentence('It failed.'), { details: outside });
    expect(seen.linkable).toEqual(['It failed.', 'Show Details']);
    expect(seen.logged).toEqual([`error It failed. ${outside}`, 'shown ']);
  });

  it('has no such button where there are no details', async () => {
    await tellInformation(sentence('Done.'));
    expect(seen.linkable).toEqual(['Done.']);
    expect(seen.logged).toEqual([]);
  });

  it('does what its buttons say, and tells in the log when one cannot', async () => {
    let pressed = 0;
    const press = { label: sentence('Press'), run: () => ++pressed };
    const fail = { label: sentence('Fail'), run: () => Promise.reject(new Error('no')) };
    for (seen.press of ['Press', undefined, 'Fail']) {
      await tellInformation(sentence('?'), { buttons: [press, fail] });
    }
    expect(pressed).toBe(1);
    expect(seen.logged).toEqual(['error no']);
  });

  it('tells a failure by its own sentence, and any other error by that of what was tried', async () => {
    await tellFailed(new Failure(sentence('There is no such file.'), outside), sentence('Not opened.'));
    await tellFailed(new Error(outside), sentence('Not opened.'));
    await tellFailed(outside, sentence('Not opened.'));
    expect(seen.linkable.filter((each) => each !== 'Show Details')).toEqual([
      'There is no such file.',
      'Not opened.',
      'Not opened.',
    ]);
    expect(seen.logged.filter((each) => each.endsWith(outside))).toHaveLength(3);
  });

  it('asks in a dialog, which shows names from outside as plain text', async () => {
    seen.press = 'Open';
    expect(await confirm(sentence('Large.'), outside, sentence('Open'))).toBe(true);
    expect(await confirm(sentence('Large.'), outside, sentence('Open'))).toBe(false);
    expect(seen.plain).toEqual(['Large.', outside, 'Large.', outside]);
    expect(seen.linkable.flatMap(linksIn)).toEqual([]);
  });

  it('writes out in the log what would forge a line or turn the direction of writing', async () => {
    await tellError(sentence('It failed.'), { details: 'a\u001b[2Jb\rc\u202edoc\u2028d' });
    expect(seen.logged[0]).toBe('error It failed. a\\u{1b}[2Jb\\u{d}c\\u{202e}doc\\u{2028}d');
    await tellError(sentence('It failed.'), { details: 'x'.repeat(1e6) });
    expect(seen.logged[1]?.length).toBeLessThan(10_100);
  });
});
