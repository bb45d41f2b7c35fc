import { describe, expect, test } from 'vitest';
import { checkNote } from '../../../../src/notes/check/checkNote';
import { readNote } from '../../../../src/notes/readNote';

const r = String.raw;

/** What is found in a note, as messages. */
const found = (text: string) => checkNote(readNote(text)).map(({ message }) => message);

describe('letters that the note defines otherwise', () => {
  test.each<[string, string]>([
    [
      'coefficients that nothing relates',
      r`设 $x_t=\alpha_tx_{t-1}+\beta_t\epsilon_t$，由方差可知 $\mathrm{Var}(x_t)=\alpha_t^2\mathrm{Var}(x_{t-1})+\beta_t^2$。`,
    ],
    ['a sum', r`$I_t=I_{t-1}+\alpha_tR=I_0+\bar\alpha_tR$ with $\bar\alpha_t=\sum_{i=1}^t\alpha_i$`],
    [
      'squares that add up to one',
      r`其中 $\alpha_t,\beta_t>0$ 且 $\alpha_t^2+\beta_t^2=1$：

$$x_t=\alpha_tx_{t-1}+\beta_t\epsilon_t$$

$$x_t=\bar\alpha_tx_0+\sqrt{1-\bar\alpha_t^2}\,\bar\epsilon_t,\quad\bar\alpha_t=\prod_{s=1}^t\alpha_s$$`,
    ],
    [
      'the same in one line',
      r`$x_t=\alpha_tx_{t-1}+\beta_t\epsilon_t$, $\alpha_t^2+\beta_t^2=1$, so $x_{t-1}=\frac1{\alpha_t}(x_t-\beta_t\epsilon_t)$ and $x_t=\bar\alpha_tx_0+\bar\beta_t\epsilon$ with $\bar\beta_t=\sqrt{1-\bar\alpha_t^2}$.`,
    ],
    [
      'two steps with coefficients of their own',
      r`Let $x_t=\alpha_tx_{t-1}+\beta_t\epsilon$ with any scalars. Then $x_t=\alpha_t\alpha_{t-1}x_{t-2}+\alpha_t\beta_{t-1}\epsilon_{t-1}+\beta_t\epsilon_t$.`,
    ],
    [
      'an interpolant',
      r`The stochastic interpolant $x_t=\alpha_tx_0+\beta_t\epsilon$ has $\alpha_0=\beta_1=1$, $\alpha_1=\beta_0=0$.`,
    ],
    [
      'an interpolant in Chinese',
      r`记 $x_t=\alpha_tx_0+\beta_t\epsilon$，其中 $\alpha_t=1-t$，$\beta_t=t$，于是 $\epsilon=\frac{x_t-\alpha_tx_0}{\beta_t}$，$x_0=\frac{x_t-\beta_t\epsilon}{\alpha_t}$。`,
    ],
    [
      'an interpolant’s velocity',
      r`Let $x_t=\alpha_tx_1+\beta_tx_0$, then $\dot x_t=\dot\alpha_tx_1+\dot\beta_tx_0$.`,
    ],
    [
      'scales of signal and noise',
      r`$z_t=\alpha_tx+\sigma_t\epsilon$ with $\alpha_t^2+\sigma_t^2=1$, so $\hat x=\frac{z_t-\sigma_t\hat\epsilon}{\alpha_t}$ and $v=\alpha_t\epsilon-\sigma_tx$.`,
    ],
    [
      'scales by sine and cosine',
      r`Set $\alpha_t=\cos(\pi t/2)$ and $\sigma_t=\sin(\pi t/2)$: $x_t=\alpha_tx_0+\sigma_t\epsilon$, $v_t=\alpha_t\epsilon-\sigma_tx_0$, $x_0=\alpha_tx_t-\sigma_tv_t$.`,
    ],
    [
      'a mean in words',
      r`这里 $\bar\alpha_t$ 表示 $\alpha_1,\dots,\alpha_t$ 的平均值：$S_t=S_{t-1}+\alpha_tR=S_0+t\bar\alpha_tR$`,
    ],
    [
      'a mean in a formula',
      r`Here $\bar\alpha_t=\frac1t\sum_{i=1}^t\alpha_i$ is the running mean, so $t\bar\alpha_t=(t-1)\bar\alpha_{t-1}+\alpha_t$.`,
    ],
    [
      'a mean, said behind',
      r`$\bar\alpha_t=\frac{t-1}t\bar\alpha_{t-1}+\frac1t\alpha_t$, where $\bar\alpha_t$ is the cumulative mean.`,
    ],
    ['a moving average', r`EMA of the rates: $\bar\alpha_t=\gamma\bar\alpha_{t-1}+(1-\gamma)\alpha_t$.`],
    [
      'a sum written out',
      r`$\bar\alpha_t=\alpha_1+\alpha_2+\cdots+\alpha_t$ and $\bar\alpha_t=\bar\alpha_{t-1}+\alpha_t$`,
    ],
    [
      'an integral',
      r`With $\bar\alpha_t=\int_0^t\alpha_sds$ we get $I_t=I_0+\bar\alpha_tR$ and $\bar\alpha_t-\bar\alpha_{t-1}=\alpha_t$.`,
    ],
    [
      'a residual, in Chinese',
      r`残差扩散：$I_t=I_{t-1}+\alpha_tI_{res}+\beta_t\epsilon_{t-1}$，其中 $\bar\alpha_t=\sum_{i=1}^t\alpha_i$，$\bar\beta_t=\sqrt{\sum_{i=1}^t\beta_i^2}$，得 $I_t=I_0+\bar\alpha_tI_{res}+\bar\beta_t\epsilon$，$I_{t-1}=I_t-(\bar\alpha_t-\bar\alpha_{t-1})I_{res}-(\bar\beta_t-\bar\beta_{t-1})\epsilon$`,
    ],
    [
      'a residual',
      r`$x_t=x_{t-1}+\alpha_tR+\beta_t\epsilon_t$ and $x_t=x_0+\bar\alpha_tR+\bar\beta_t\epsilon$ with $\bar\alpha_t=\sum_{i=1}^t\alpha_i$, $\bar\beta_t^2=\sum_{i=1}^t\beta_i^2$`,
    ],
    ['a mixing weight', r`$x_t=(1-\alpha_t)x_0+\alpha_ty$, where $\alpha_t$ is the mixing weight.`],
    [
      'papers in the rows of a table',
      r`| paper | forward | variance |
|---|---|---|
| DDPM | $x_t=\sqrt{\bar\alpha_t}x_0+\sqrt{1-\bar\alpha_t}\epsilon$ | $\bar\alpha_t=\prod_{s=1}^t\alpha_s$ |
| Su | $x_t=\bar\alpha_tx_0+\bar\beta_t\epsilon$ | $\bar\alpha_t^2+\bar\beta_t^2=1$ |
| VDM | $x_t=\alpha_tx_0+\sigma_t\epsilon$ | $\alpha_t^2+\sigma_t^2=1$ |
| RDDM | $x_t=x_0+\bar\alpha_tR+\bar\beta_t\epsilon$ | $\bar\alpha_t=\sum_{s=1}^t\alpha_s$ |`,
    ],
    [
      'a step size',
      r`Langevin with step size $\alpha_t$: $x_{t+1}=x_t+\alpha_t\nabla_x\log p(x_t)+\sqrt{2\alpha_t}z_t$`,
    ],
    [
      'momentum and learning rate',
      r`动量法：$v_t=\beta v_{t-1}+(1-\beta)g_t$，$x_t=x_{t-1}-\alpha_tv_t$，其中 $\alpha_t$ 为学习率。`,
    ],
    [
      'decay rates',
      r`$m_t=\beta_1m_{t-1}+(1-\beta_1)g_t$, $\hat m_t=\frac{m_t}{1-\beta_1^t}$, where $\beta_1$ is the decay rate.`,
    ],
    [
      'an autoregressive process',
      r`An AR(1) process: $x_t=\alpha x_{t-1}+\beta\epsilon_t$ with stationary variance $\frac{\beta^2}{1-\alpha^2}$.`,
    ],
    ['an autoregressive process by σ', r`$x_t=\alpha_tx_{t-1}+\sigma_t\epsilon_t$`],
    [
      'a noise level',
      r`$\sigma_t=\sqrt{\frac{1-\bar\alpha_t}{\bar\alpha_t}}$, where $\bar\alpha_t=\prod_{s=1}^t\alpha_s$, and $\frac{x_t}{\sqrt{\bar\alpha_t}}=x_0+\sigma_t\epsilon$`,
    ],
    [
      'σ for a root',
      r`Write $\sigma_t=\sqrt{1-\bar\alpha_t}$ with $\bar\alpha_t=\prod_{s=1}^t\alpha_s$: $x_t=\sqrt{\bar\alpha_t}x_0+\sigma_t\epsilon$, $\hat x_0=\frac{x_t-\sigma_t\epsilon_\theta(x_t,t)}{\sqrt{\bar\alpha_t}}$, $s_\theta(x_t,t)=-\frac{\epsilon_\theta(x_t,t)}{\sigma_t}$`,
    ],
    [
      'a root from there on',
      r`$\alpha_t=1-\beta_t$, $\bar\alpha_t=\prod_{s=1}^t\alpha_s$, $x_t=\sqrt{\bar\alpha_t}x_0+\sqrt{1-\bar\alpha_t}\epsilon$.

From here on we write $\bar\alpha_t$ for its square root: $\bar\alpha_t=\sqrt{\prod_{s=1}^t\alpha_s}$, so $x_t=\bar\alpha_tx_0+\sqrt{1-\bar\alpha_t^2}\epsilon$.`,
    ],
    [
      'a sum from there on',
      r`$\alpha_t=1-\beta_t$, $\bar\alpha_t=\prod_{s=1}^t\alpha_s$, $x_t=\sqrt{\bar\alpha_t}x_0+\sqrt{1-\bar\alpha_t}\epsilon$.

## Residuals

Now let $\bar\alpha_t=\sum_{s=1}^t\alpha_s$, so $I_t=I_{t-1}+\alpha_tR=I_0+\bar\alpha_tR$ and $\bar\alpha_t=\bar\alpha_{t-1}+\alpha_t$.`,
    ],
    [
      'items of a list',
      r`- DDPM: $\alpha_t=1-\beta_t$, $x_t=\sqrt{\alpha_t}x_{t-1}+\sqrt{\beta_t}\epsilon$
- Su: $x_t=\alpha_tx_{t-1}+\beta_t\epsilon$, $\alpha_t^2+\beta_t^2=1$`,
    ],
    [
      'a sum in words',
      r`We denote by $\bar\alpha_t$ the sum of the first $t$ rates, $I_t=I_{t-1}+\alpha_tR=I_0+\bar\alpha_tR$.`,
    ],
    [
      'a sum in Chinese words',
      r`记 $\bar\alpha_t$ 为前 $t$ 个 $\alpha$ 之和，则 $I_t=I_{t-1}+\alpha_tR=I_0+\bar\alpha_tR$。`,
    ],
  ])('%s: nothing is found', (_, text) => expect(found(text)).toEqual([]));

  test.each<[string, string]>([
    [
      'coefficients that the note relates',
      r`$\alpha_t=1-\beta_t$, $\bar\alpha_t=\prod_{s=1}^t\alpha_s$: $x_t=\alpha_tx_{t-1}+\beta_t\epsilon$`,
    ],
    ['one root lost', r`设 $x_t=\sqrt{\alpha_t}x_{t-1}+(1-\alpha_t)\epsilon_t$`],
    [
      'the usual meaning after another',
      r`Sums: $\bar\alpha_t=\sum_{s=1}^t\alpha_s$.

# DDPM
Let $\alpha_t=1-\beta_t$ and $\bar\alpha_t=\prod_{s=1}^t\alpha_s$. Then $x_t=\bar\alpha_tx_0+\sqrt{1-\bar\alpha_t}\epsilon$.`,
    ],
    ['the last step for t', r`Let $\alpha_t=1-\beta_t$ and $\bar\alpha_t=\prod_{s=1}^T\alpha_s$.`],
    [
      'the usual meaning in its row',
      r`| paper | forward | variance |
|---|---|---|
| RDDM | $x_t=x_0+\bar\alpha_tR+\bar\beta_t\epsilon$ | $\bar\alpha_t=\sum_{s=1}^t\alpha_s$ |
| DDPM | $x_t=\bar\alpha_tx_0+\sqrt{1-\bar\alpha_t}\epsilon$ | $\bar\alpha_t=\prod_{s=1}^t\alpha_s$ |`,
    ],
  ])('%s: the slip is found', (_, text) => expect(found(text)).toHaveLength(1));
});

describe('several examples of one letter', () => {
  test.each<[string, string]>([
    ['energies', r`Energies such as $E(x)=\frac12\|x\|^2$, or $E(x)=\|x\|_1$, or $E(x)=x^4$.`],
    ['functions', r`e.g. $f(x)=x^2$ or $f(x)=e^x$`],
    [
      'variances in a table',
      r`| choice | $\sigma_t^2$ |
|---|---|
| large | $\sigma_t^2=\beta_t$ |
| small | $\sigma_t^2=\frac{1-\bar\alpha_{t-1}}{1-\bar\alpha_t}\beta_t$ |
| zero | $\sigma_t^2=0$ |`,
    ],
    [
      'variances in cases',
      r`$$\sigma_t^2=\begin{cases}\beta_t&\text{fixed large}\\\tilde\beta_t&\text{fixed small}\end{cases}$$`,
    ],
    [
      'schedules',
      r`| name | formula |
|---|---|
| linear | $\beta_t=\beta_1+\frac{t-1}{T-1}(\beta_T-\beta_1)$ |
| constant | $\beta_t=\beta$ |
| quadratic | $\beta_t=\left(\sqrt{\beta_1}+\frac{t-1}{T-1}(\sqrt{\beta_T}-\sqrt{\beta_1})\right)^2$ |
| sigmoid | $\beta_t=\beta_1+\sigma(t)(\beta_T-\beta_1)$ |`,
    ],
    [
      'sums of noises',
      r`Examples: $z=a\epsilon_1+b\epsilon_2$; or $z=\epsilon_1+\epsilon_2$; or $z=\sqrt{a+b}\,\epsilon$.`,
    ],
    [
      'sums of noises in a list',
      r`- $z=a\epsilon_1+b\epsilon_2$
- $z=a\epsilon_1-b\epsilon_2$`,
    ],
    [
      'sums of noises in a table',
      r`| case | formula |
|--|--|
| 1 | $y=a\epsilon_1+b\epsilon_2$ |
| 2 | $y=ab\,\epsilon$ |`,
    ],
    ['numbers', r`例如 $\alpha_t=0.99$，例如 $\alpha_t=0.9$；$\bar\alpha_t=0.5$ 或 $\bar\alpha_t=0.1$`],
    [
      'schedules in a sentence',
      r`$\bar\alpha_t=\cos^2(\frac{\pi t}{2T})$ or $\bar\alpha_t=1-\frac tT$ or $\bar\alpha_t=\prod_{s=1}^t\alpha_s$`,
    ],
    ['losses', r`$L=\|\epsilon-\epsilon_\theta\|^2$ or $L=\|x_0-\hat x_0\|^2$ or $L=\|v-v_\theta\|^2$`],
    [
      'kernels of three processes',
      r`| process | kernel |
|---|---|
| VP | $q(x_t|x_0)=\mathcal N(\sqrt{\bar\alpha_t}x_0,(1-\bar\alpha_t)I)$ |
| VE | $q(x_t|x_0)=\mathcal N(x_0,\sigma_t^2I)$ |
| sub-VP | $q(x_t|x_0)=\mathcal N(\sqrt{\bar\alpha_t}x_0,(1-\bar\alpha_t)^2I)$ |`,
    ],
    [
      'three SDEs',
      r`| SDE | formula |
|---|---|
| VP | $dx=-\frac12\beta(t)xdt+\sqrt{\beta(t)}dw$ |
| VE | $dx=\sqrt{\frac{d\sigma^2(t)}{dt}}dw$ |
| sub-VP | $dx=-\frac12\beta(t)xdt+\sqrt{\beta(t)(1-e^{-2\int_0^t\beta(s)ds})}dw$ |`,
    ],
    ['states by numbers', r`For instance $x_t=0.9x_0+0.1\epsilon$, or $x_t=0.5x_0+0.5\epsilon$.`],
    ['means', r`$E(z)=\mu$ and $E(z)=0$; $E(X)=1$, $E(X)=2$`],
    ['an energy with its density', r`$E(x)=-\log p(x)=\frac12x^2$`],
    [
      'potentials',
      r`例如 $U(x)=\frac12x^2$，又如 $U(x)=|x|$，$p(x)=e^{-x}$，$p(x)=\frac1{\sqrt{2\pi}}e^{-x^2/2}$`,
    ],
    [
      'targets',
      r`| target | formula |
|---|---|
| $\epsilon$ | $y=\epsilon$ |
| $v$ | $y=\sqrt{\bar\alpha_t}\epsilon-\sqrt{1-\bar\alpha_t}x_0$ |
| $x_0$ | $y=x_0$ |`,
    ],
    ['weights', r`$w_t=1$ or $w_t=\frac{\bar\alpha_t}{1-\bar\alpha_t}$`],
    [
      'numbered items',
      r`1. $z=\epsilon_1+\epsilon_2$
2. $z=\sqrt2\epsilon_1$`,
    ],
    ['an example behind a formula', r`$y=\epsilon_1+\epsilon_2$, e.g. $y=2\epsilon_1$`],
  ])('%s: nothing is found', (_, text) => expect(found(text)).toEqual([]));
});
