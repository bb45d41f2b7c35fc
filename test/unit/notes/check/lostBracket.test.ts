import { describe, expect, test } from 'vitest';
import { checkNote } from '../../../../src/notes/check/checkNote';
import { readNote } from '../../../../src/notes/readNote';

const r = String.raw;

const found = (text: string) =>
  checkNote(readNote(text))
    .filter(({ message }) => /this bracket/i.test(message))
    .map(({ start, end, fix }) => [text.slice(start, end), start, fix?.newText] as const);

describe('brackets of a formula', () => {
  test.each([
    ['a half-open interval', r`$t\in[0,1)$ and $s\in(0,T]$`],
    ['delimiters of two kinds', r`$$\left[\frac{x^2}{2}\right|_0^1$$`],
    ['an empty delimiter', r`$$\left.\frac{\partial f}{\partial x}\right|_{x=0}$$`],
    ['a bracket that goes on in the next line', r`$$\begin{aligned}a&=\big(b\\&+c\big)\end{aligned}$$`],
    ['the space of a line', r`$$\begin{aligned}a&=b\\[6pt]&=\sqrt[3]{c}\end{aligned}$$`],
    ['coloured brackets', r`$$\color{red}{(}x+y\color{red}{)}$$`],
    ['a number of a list', r`$$x=y\tag{1)}$$`],
    ['words around formulas', r`The mean (of $x_t$ and $y)$ is small. So is $(a$, or $b)$.`],
    ['braces of a set', r`$$\{x\mid f(x)>0\}$$`],
    ['named delimiters', r`$$\left\lbrack x\right\rbrack+\lbrack y\rbrack$$`],
    ['escaped ones', r`$$a\(b\)$$`],
  ])('%s have their partners', (_, text) => {
    expect(found(text)).toEqual([]);
  });

  test.each([
    [r`$$q(x_t|x_{t-1}=\mathcal N(x_t;\sqrt{1-\beta_t}x_{t-1},\beta_tI)$$`, '(', 3, undefined],
    [r`$$\mu=\mathcal N(x_t;\sqrt{\alpha_t}x_{t-1}),\beta_tI)$$`, ')', 53, undefined],
    [r`$$x=\sqrt{a}\epsilon_\theta(x_t,t))$$`, ')', 34, ''],
    [r`$$y=\frac{q(x_{t-1}|x_t,x_0))}{p(x_{t-1})}$$`, ')', 28, ''],
    [r`$$\big(a+(b\big)$$`, '(', 6, undefined],
  ])('%s has one too many, or too few', (text, bracket, at, newText) => {
    expect(found(text)).toEqual([[bracket, at, newText]]);
  });
});
