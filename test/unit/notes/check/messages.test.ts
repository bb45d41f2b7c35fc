import { describe, expect, it, test } from 'vitest';
import { checkNote } from '../../../../src/notes/check/checkNote';
import { describeFinding } from '../../../../src/notes/check/messages';
import { readNote } from '../../../../src/notes/readNote';

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

describe('the words for a slip', () => {
  const r = String.raw;
  const setting = r`Let $\alpha_t=1-\beta_t$ and $\bar\alpha_t=\prod_{s=1}^t\alpha_s$.`;
  test.each([
    [r`x_t=\sqrt{\bar\alpha_t}x_0+(1-\bar\alpha_t)\epsilon`, /^A root is missing: noise is/],
    [r`x_t=\sqrt{\bar\alpha_t}x_0+\sqrt{1+\bar\alpha_t}\epsilon`, /^A sign is wrong/],
    [
      r`q(x_t|x_0)=\mathcal N(x_t;\sqrt{\bar\alpha_t}x_0,\sqrt{1-\bar\alpha_t}I)`,
      /^A root is too many: a normal/,
    ],
    [r`\bar\alpha_t=\prod_{s=1}^T\alpha_s`, /^The product must end at t\./],
    [r`x_t=\sqrt{\alpha_t}x_0+\sqrt{1-\bar\alpha_t}\epsilon`, /^A bar is missing/],
    [r`x_t=\sqrt{1-\bar\alpha_t}x_0+\sqrt{\bar\alpha_t}\epsilon`, /stand in each other’s place/],
    [r`q(x_{t-1}|x_t,x_0)=\frac{q(x_t|x_0)}{q(x_t|x_{t-1})q(x_{t-1}|x_0)}`, /^A fraction is upside down/],
    [r`\tilde\beta_t=\frac{1-\bar\alpha_{t}}{1-\bar\alpha_{t}}\beta_t`, /^The index must be t-1, not t\./],
  ])('%s', (wrong, words) => {
    const [finding] = checkNote(readNote(`${setting}\n\n$$${wrong}$$\n`));
    expect(finding?.message).toMatch(words);
  });
});
