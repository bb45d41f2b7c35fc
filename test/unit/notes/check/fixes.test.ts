import { describe, expect, test } from 'vitest';
import { checkNote } from '../../../../src/notes/check/checkNote';
import { withFix } from '../../../../src/notes/check/fixes/withFix';
import { readNote } from '../../../../src/notes/readNote';
import { isWellFormed } from '../../../../src/notes/tex/wellFormed';

const r = String.raw;

describe('a noise that has a subscript', () => {
  const note = readNote(
    r`Let $\alpha_t=1-\beta_t$ and $\bar\alpha_t=\prod_{s\le t}\alpha_s$.

$$q(x_{t-1}|x_t,x_0)=\mathcal N(\sqrt{\bar\alpha_{t-1}}x_0+\sqrt{1-\bar\alpha_{t-1}-\sigma_t}\epsilon_{t},\sigma_t^2I)$$`,
  );

  test('keeps it: only σ is squared', () => {
    const [finding, ...others] = checkNote(note);
    expect(others).toEqual([]);
    const { fix } = finding!;
    const mended = note.text.slice(0, fix!.start) + fix!.newText + note.text.slice(fix!.end);
    expect(mended).toContain(r`\sqrt{1-\bar\alpha_{t-1}-\sigma_t^2}\epsilon_{t},\sigma_t^2I`);
  });
});

test('two edits in both parts of a fraction are told as the whole fraction', () => {
  const [finding] = checkNote(
    readNote(r`$$\tilde\beta_t = \frac{1-\bar\alpha_t}{1-\bar\alpha_{t-1}} \beta_t$$`),
  );
  const [before, after] = [
    r`\frac{1-\bar\alpha_t}{1-\bar\alpha_{t-1}}`,
    r`\frac{1-\bar\alpha_{t-1}}{1-\bar\alpha_t}`,
  ];
  expect(finding?.message).toContain(`only with ${after} in place of ${before}.`);
  expect(finding?.fix).toMatchObject({ newText: after, title: `Replace ${before} with ${after}` });
});

test('a formula that is wrong and does not draw is reported without a fix', () => {
  const note = readNote(
    r`Let $\alpha_t=1-\beta_t$ and $\bar\alpha_t=\prod_{s\le t}\alpha_s$. $$x_t=\sqrt{\bar\alpha_t}x_0+(1-\bar\alpha_t)\epsilon,\quad\frac{1}$$`,
  );
  // What was found of the same formula in math that draws is no help here.
  expect(checkNote(readNote(note.text.replace(r`,\quad\frac{1}`, '')))[0]?.fix).toBeDefined();
  const findings = checkNote(note);
  expect(findings).toHaveLength(1);
  expect(findings[0]!.fix).toBeUndefined();
});

describe('the gate refuses', () => {
  const note = readNote(r`Of $x_0$ and $\alpha x_t$ and $\frac{a}{b}$, | $y$`);
  const replace = (old: string, newText: string) => {
    const start = note.text.indexOf(old);
    return withFix(note, { start, end: start + old.length, newText });
  };

  test.each([
    ['a second subscript', 'x_0', 'x_0_t'],
    ['an open brace', 'x_0', 'x_{0'],
    ['a script without its letter', 'x_0', 'x_'],
    ['a fraction without its denominator', r`\frac{a}{b}`, r`\frac{a}`],
    ['a command that runs into a letter', r`\alpha x_t`, r`\alphax_t`],
    ['a dollar', 'x_0', 'x$0'],
    ['an empty formula', 'x_0', ''],
    ['a fence without its end', 'x_0', r`\left(x_0`],
    ['what is outside of math', 'Of', 'For'],
  ])('%s', (_, old, newText) => expect(replace(old, newText)).toBeUndefined());

  test('nothing that draws', () => {
    expect(replace('x_0', r`\sqrt{x_0}`)?.text).toContain(r`$\sqrt{x_0}$`);
  });
});

test.each<[string, boolean]>([
  [r`x_{0}^2`, true],
  [r`{}_tx'^2`, true],
  [r`\,_t`, true],
  [r`\left.\frac{a}{b}\right|_{x=0}`, true],
  [r`\begin{cases}a&b\\c\end{cases}`, true],
  [r`\text{with _ and ^}`, true],
  [r`\sqrt[3]{x}`, true],
  [r`x^2^2`, false],
  [r`x_{a}_{b}`, false],
  [r`\sqrt`, false],
  [r`a}`, false],
  [r`\begin{cases}a`, false],
  [r`x^&y`, false],
])('of %s drawing it without an error is %s', (tex, expected) => {
  expect(isWellFormed(tex)).toBe(expected);
});
