import { describe, expect, it } from 'vitest';
import { describeFinding } from '../../../../src/notes/check/messages';

const text = 'a = b + c';
const said = (oldText: string, newText: string) => {
  const fix = { edits: [], start: 4, end: 4 + oldText.length, oldText, newText };
  const finding = describeFinding(text, { start: 4, end: 9 }, { start: 0, end: 1 }, fix, undefined);
  return [finding.message, finding.fix?.title, finding.parts];
};

describe('the message of a finding with a fix', () => {
  it('says what is put in the place of what', () => {
    expect(said('b', '\\sqrt  b')).toEqual([
      'Both sides are equal only with \\sqrt b in place of b.',
      'Replace b with \\sqrt b',
      ['Both sides are equal only with ', '\\sqrt b', ' in place of ', 'b', '.'],
    ]);
  });

  it('says what is added where nothing is replaced', () => {
    expect(said('', '-')).toEqual([
      'Both sides are equal only with - added.',
      'Insert -',
      ['Both sides are equal only with ', '-', ' added.'],
    ]);
  });

  it('says what is taken away where nothing comes in its place', () => {
    expect(said('+ c', ' ')).toEqual([
      'Both sides are equal only without + c.',
      'Remove + c',
      ['Both sides are equal only without ', '+ c', '.'],
    ]);
  });
});
