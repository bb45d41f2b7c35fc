import { describe, expect, test } from 'vitest';
import { checkNote } from '../../../../src/notes/check/checkNote';
import { readNote } from '../../../../src/notes/readNote';

const r = String.raw;
const check = (text: string) => checkNote(readNote(text));

describe('differentials of SDEs and ODEs', () => {
  test.each<[string, string]>([
    ['a reverse SDE', r`$$dx=[f(x,t)-g(t)^2\nabla_x\log p_t(x)]+g(t)d\bar w$$`],
    ['the d of its noise', r`$$dx=[f(x,t)-g(t)^2\nabla_x\log p_t(x)]dt+g(t)\bar w$$`],
    ['the d of dw', r`$$dx=-\frac12\beta(t)x\,dt+\sqrt{\beta(t)}\,w$$`],
    ['a VP SDE', r`$$dx=-\frac12\beta(t)x+\sqrt{\beta(t)}dw$$`],
    ['a forward SDE', r`$$dx=f(x,t)+g(t)dw$$`],
    ['upright letters', r`$$\mathrm d\mathbf x=\mathbf f(\mathbf x,t)+g(t)\,\mathrm d\mathbf w$$`],
    ['a probability flow', r`$$dx=f(x,t)-\frac12g(t)^2\nabla_x\log p_t(x)$$`],
    ['one of two terms', r`$$dx=-\frac12\beta(t)x-\beta(t)\nabla_x\log p_t(x)dt+\sqrt{\beta(t)}d\bar w$$`],
    ['a state by time', r`$$dX_t=-\frac12\beta(t)X_t+\sqrt{\beta(t)}dW_t$$`],
    ['a dt too many', r`$$\frac{dx}{dt}=\left[f(x,t)-\frac12g(t)^2\nabla_x\log p_t(x)\right]dt$$`],
    ['a flow', r`With $x_t=(1-t)x_0+tx_1$: $$dx_t=v_\theta(x_t,t)$$`],
  ])('%s: what is lost is found', (_, text) => {
    expect(check(text)).toHaveLength(1);
  });

  test.each<[string, string]>([
    ['rev', r`$$dx=[f(x,t)-g(t)^2\nabla_x\log p_t(x)]dt+g(t)d\bar w$$`],
    [
      'rm',
      r`$$\mathrm{d}\mathbf{x}=\left[\mathbf{f}(\mathbf{x},t)-g(t)^2\nabla_{\mathbf{x}}\log p_t(\mathbf{x})\right]\mathrm{d}t+g(t)\,\mathrm{d}\bar{\mathbf{w}}$$`,
    ],
    ['mathrm dt', r`$$\mathrm dx=-\frac12\beta(t)x\,\mathrm dt+\sqrt{\beta(t)}\,\mathrm dw$$`],
    ['mathrm{dt}', r`$$\mathrm{dx}=-\frac12\beta(t)x\,\mathrm{dt}+\sqrt{\beta(t)}\,\mathrm{dw}$$`],
    ['rate', r`$$\frac{dx}{dt}=f(x,t)-\frac12g(t)^2\nabla_x\log p_t(x)$$`],
    ['rate slash', r`$$dx/dt=f(x,t)-\frac12g(t)^2\nabla_x\log p_t(x)$$`],
    [
      'rate rm',
      r`$$\frac{\mathrm d\mathbf x}{\mathrm dt}=\mathbf f(\mathbf x,t)-\frac12g(t)^2\nabla_{\mathbf x}\log p_t(\mathbf x)$$`,
    ],
    ['forward', r`$$dx=f(x,t)dt+g(t)dw$$`],
    ['dXt', r`$$dX_t=-\frac12\beta(t)X_tdt+\sqrt{\beta(t)}dW_t$$`],
    ['distributed', r`$$dx=f(x,t)dt-g(t)^2\nabla_x\log p_t(x)dt+g(t)d\bar w$$`],
    ['sqrt dt', r`$$dx=-\frac12\beta(t)xdt+\sqrt{\beta(t)}\sqrt{dt}z$$`],
    ['sqrt dt reverse', r`$$dx=[f(x,t)-g(t)^2\nabla_x\log p_t(x)]dt+g(t)\sqrt{dt}\,z$$`],
    ['dt first', r`$$dx=dt\,[f(x,t)-g(t)^2\nabla_x\log p_t(x)]+d\bar w\,g(t)$$`],
    ['VE', r`$$dx=-\frac{d\sigma^2(t)}{dt}\nabla_x\log p_t(x)dt+\sqrt{\frac{d\sigma^2(t)}{dt}}d\bar w$$`],
    ['commas', r`$$d\bar x=\Big[f(x,t)-g(t)^2\nabla\log p_t(x)\Big],dt+g(t),d\bar w$$`],
    ['quads', r`$$dx=\left[f(x,t)-\frac12g(t)^2\nabla_x\log p_t(x)\right]\quad dt$$`],
    ['text d', r`$$\text{d}x=\left[f(x,t)-\frac12g(t)^2\nabla_x\log p_t(x)\right]\text{d}t$$`],
    ['OU', r`$$dX_t=-X_tdt+\sqrt2dB_t$$`],
    ['omega', r`$$d\mathbf x=\left[f-g^2\nabla\log p_t\right]dt+g\,d\boldsymbol\omega$$`],
    ['flow', r`$$dx_t=v_\theta(x_t,t)dt$$`],
    ['flow rate', r`$$\frac{dx_t}{dt}=v_\theta(x_t,t)$$`],
    ['phi', r`$$\frac{d}{dt}\phi_t(x)=v_t(\phi_t(x))$$`],
    ['EDM', r`$$\frac{dx}{dt}=\frac{x-D_\theta(x,t)}{t}$$`],
    ['edm2', r`$$dx=-\dot\sigma(t)\sigma(t)\nabla_x\log p(x;\sigma(t))\,dt$$`],
    ['Langevin', r`$$dx=\frac12\nabla\log p(x)dt+dw$$`],
    ['integral form', r`$$x_t=x_0+\int_0^tf(x_s,s)ds+\int_0^tg(s)dw_s$$`],
    ['factored dt', r`$$dx=\left\{f(x,t)dt-g(t)^2\nabla_x\log p_t(x)dt\right\}+g(t)d\bar w$$`],
    ['negative time', r`$$dx=[f(x,t)-g(t)^2\nabla_x\log p_t(x)]\,(dt)+g(t)\,d\bar w$$`],
  ])('%s: nothing is found', (_, text) => expect(check(text)).toEqual([]));

  test.each<[string, string, string]>([
    ['a forward SDE', r`$$dx=f(x,t)dw+g(t)dt$$`, r`$$dx=f(x,t)dt+g(t)dw$$`],
    ['noise first', r`$$dx=g(t)\,dt+f(x,t)\,dW_t$$`, r`$$dx=g(t)\,dW_t+f(x,t)\,dt$$`],
    [
      'a reverse SDE in upright letters',
      r`$$\mathrm{d}\mathbf{x}=\left[\mathbf{f}(\mathbf{x},t)-g(t)^2\nabla_{\mathbf{x}}\log p_t(\mathbf{x})\right]\mathrm{d}\bar{\mathbf{w}}+g(t)\,\mathrm{d}t$$`,
      r`$$\mathrm{d}\mathbf{x}=\left[\mathbf{f}(\mathbf{x},t)-g(t)^2\nabla_{\mathbf{x}}\log p_t(\mathbf{x})\right]\mathrm{d}t+g(t)\,\mathrm{d}\bar{\mathbf{w}}$$`,
    ],
    [
      'a VP SDE',
      r`$$dX_t=-\frac12\beta(t)X_tdB_t+\sqrt{\beta(t)}dt$$`,
      r`$$dX_t=-\frac12\beta(t)X_tdt+\sqrt{\beta(t)}dB_t$$`,
    ],
    [
      'one brace for d and letter',
      r`$$\mathrm{dx}=f(x,t)\,\mathrm{dw}+g(t)\,\mathrm{dt}$$`,
      r`$$\mathrm{dx}=f(x,t)\,\mathrm{dt}+g(t)\,\mathrm{dw}$$`,
    ],
    [
      'three terms',
      r`$$dx=f(x,t)d\omega-g(t)^2\nabla_x\log p_t(x)d\omega+g(t)dt$$`,
      r`$$dx=f(x,t)dt-g(t)^2\nabla_x\log p_t(x)dt+g(t)d\omega$$`,
    ],
    ['Langevin', r`$$dx=\frac12\nabla\log p(x)dw+dt$$`, r`$$dx=\frac12\nabla\log p(x)dt+dw$$`],
  ])('%s: dt and dw in each other’s place are found, and put back', (_, text, right) => {
    const [finding, ...more] = check(text);
    expect(more).toEqual([]);
    const { start, end, newText } = finding!.fix!;
    expect(text.slice(0, start) + newText + text.slice(end)).toBe(right);
  });

  const otherDifferentials = [
    'ds',
    'd\\tau',
    'dL_t',
    '\\mathrm dN_t',
    '\\mathrm{d}\\beta_t',
    'dM',
    'd\\xi_t',
  ];
  test.each(otherDifferentials)('%s of another process or time makes an SDE nobody’s ODE', (other) => {
    const drift = r`[f(x,t)-g(t)^2\nabla_x\log p_t(x)]`;
    for (const text of [
      r`$$dx=${drift}dt+g(t)${other}$$`,
      r`$$dx=g(t)\,${other}+${drift}\,dt$$`,
      r`$$dx=${drift}${other}$$`,
      r`$$dx=-\frac12\beta(t)x\,dt+\sqrt{\beta(t)}\,${other}$$`,
    ]) {
      expect(check(text), text).toEqual([]);
      expect(
        readNote(text).formulas.map(({ id }) => id),
        text,
      ).not.toContain('probability-flow-ode');
    }
  });

  test('a derivative by t is no other differential', () => {
    expect(
      check(r`$$dx=-\frac{d\sigma^2(t)}{dt}\nabla_x\log p_t(x)+\sqrt{\frac{d\sigma^2(t)}{dt}}d\bar w$$`),
    ).toHaveLength(1);
  });
});
