import { expect, test } from 'vitest';
import { checkNote } from '../../../../src/notes/check/checkNote';
import { readNote } from '../../../../src/notes/readNote';

const r = String.raw;

/** A note with all fixes, or with a question mark where none is offered. */
const mended = (text: string): string => {
  const [finding, ...others] = checkNote(readNote(text));
  expect(others).toEqual([]);
  return !finding
    ? text
    : finding.fix
      ? text.slice(0, finding.fix.start) + finding.fix.newText + text.slice(finding.fix.end)
      : '?';
};

test.each([
  ['a derivative', r`$\frac{\partial f(x;\theta)}{\partial x_1}$`, r`$\frac{\partial f(x;\theta)}{x_1}$`],
  ['a mean over samples', r`$$\frac{1}{n}\sum_{i=1}^n\|x_i\|^2$$`, r`$$\frac{1}{N}\sum_{i=1}^n\|x_i\|^2$$`],
  [
    'a posterior mean by μ',
    r`$$\mu=\frac{\sqrt{\bar\alpha_{t-1}}(1-\alpha_t)}{1-\bar\alpha_t}x_0+\frac{(1-\bar\alpha_{t-1})\sqrt{\alpha_t}}{1-\bar\alpha_t}x_t$$`,
    r`$$\mu=\frac{\sqrt{\bar\alpha_{t-1}}(1-\alpha_t)}{1-\bar\alpha_t}x_0+\frac{(1-\bar\alpha_{t-1})\sqrt{\bar\alpha_t}}{1-\bar\alpha_t}x_t$$`,
  ],
  [
    'a root of a turned difference',
    r`$$q(x_t|x_{t-1})=\mathcal N(x_t;\sqrt{1 - \beta_t}x_{t-1},\beta_tI)$$`,
    r`$$q(x_t|x_{t-1})=\mathcal N(x_t;\sqrt{\beta_t-1}x_{t-1},\beta_tI)$$`,
  ],
  [
    'a step back by the noise itself',
    r`$$x_{t-1}=\frac1{\sqrt{\alpha_t}}(x_t-\frac{1-\alpha_t}{\sqrt{1-\bar\alpha_t}}\epsilon)+\sqrt{\frac{1-\bar\alpha_{t-1}}{1-\bar\alpha_t}\beta_t}z_t$$`,
    r`$$x_{t-1}=\frac1{\sqrt{\alpha_t}}(x_t-\frac{1-\alpha_t}{\sqrt{1-\bar\alpha_t}}\epsilon)+\frac{1-\bar\alpha_{t-1}}{1-\bar\alpha_t}\beta_tz_t$$`,
  ],
  [
    'an expectation around all terms',
    r`$$L=\mathbb E_{q(x_1|x_0)}[-\log p_\theta(x_0|x_1)]+\mathbb E_{q(x_t|x_0)}[D_{KL}(q(x_{t-1}|x_t,x_0)\|p_\theta(x_{t-1}|x_t))]$$`,
    undefined,
  ],
])('%s', (_, right, wrong) => {
  expect(mended(right)).toBe(right);
  if (wrong) {
    expect(mended(wrong)).toBe(right);
  }
});

test('a term outside of the expectations is free', () => {
  const divergence = r`D_{KL}[q(x_{t-1}|x_t,x_0)\|p_\theta(x_{t-1}|x_t)]`;
  expect(mended(r`$$L=\sum_{t=2}^TE_{q(x_t|x_0)}${divergence}-logp_\theta(x_0|x_1)$$`)).toBe('?');
});

test.each([
  r`$\frac{\partial f}{2}$`,
  r`$\frac{\partial f}{\mathrm{d}x}$`,
  r`$$\frac1N\sum_{i=1}^M\|x_i\|^2$$`,
  r`$$\mu=\sqrt{\bar\alpha_{t-1}}x_0+\sqrt{1-\bar\alpha_{t-1}-\sigma_t^2}\,\frac{x_t-\sqrt{\bar\alpha_t}x_0}{\sqrt{1-\bar\alpha_t}}$$`,
])('%s is right', (text) => {
  expect(mended(text)).toBe(text);
});
