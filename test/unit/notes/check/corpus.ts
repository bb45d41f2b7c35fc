/** A slip: what the right note says, and what it says wrongly instead. */
export type Slip = readonly [right: string, wrong: string];

/** A right note, and slips each of which makes one formula of it wrong. */
export interface CorpusNote {
  readonly name: string;
  readonly text: string;
  readonly slips: readonly Slip[];
}

const r = String.raw;

/** Notes in many notations, all of their formulas right. */
export const corpus: readonly CorpusNote[] = [
  {
    name: 'DDPM in English, display math',
    text: r`
# Denoising diffusion

The forward process adds noise,

$$q(x_{1:T}|x_0) = \prod_{t=1}^{T} q(x_t|x_{t-1}), \qquad q(x_t|x_{t-1}) = \mathcal{N}(x_t; \sqrt{1-\beta_t}\,x_{t-1}, \beta_t I).$$

With $\alpha_t := 1-\beta_t$ and $\bar\alpha_t := \prod_{s=1}^{t}\alpha_s$ we get

$$q(x_t|x_0) = \mathcal{N}(x_t; \sqrt{\bar\alpha_t}\,x_0, (1-\bar\alpha_t) I)$$

or, with $\epsilon\sim\mathcal N(0,I)$,

$$x_t = \sqrt{\bar\alpha_t}\,x_0 + \sqrt{1-\bar\alpha_t}\,\epsilon.$$

The posterior is $q(x_{t-1}|x_t,x_0)=\mathcal N(x_{t-1};\tilde\mu_t(x_t,x_0),\tilde\beta_t I)$ with

$$\tilde\mu_t(x_t,x_0) = \frac{\sqrt{\bar\alpha_{t-1}}\beta_t}{1-\bar\alpha_t}x_0 + \frac{\sqrt{\alpha_t}(1-\bar\alpha_{t-1})}{1-\bar\alpha_t}x_t$$

$$\tilde\beta_t = \frac{1-\bar\alpha_{t-1}}{1-\bar\alpha_t}\beta_t$$

The network predicts the noise:

$$\mu_\theta(x_t,t) = \frac{1}{\sqrt{\alpha_t}}\left(x_t - \frac{\beta_t}{\sqrt{1-\bar\alpha_t}}\epsilon_\theta(x_t,t)\right)$$

$$L_{t-1} - C = \mathbb{E}_{x_0,\epsilon}\left[\frac{\beta_t^2}{2\sigma_t^2\alpha_t(1-\bar\alpha_t)}\left\|\epsilon-\epsilon_\theta(\sqrt{\bar\alpha_t}x_0+\sqrt{1-\bar\alpha_t}\epsilon,t)\right\|^2\right]$$

$$L_{\mathrm{simple}}(\theta) = \mathbb{E}_{t,x_0,\epsilon}\left[\left\|\epsilon-\epsilon_\theta(\sqrt{\bar\alpha_t}x_0+\sqrt{1-\bar\alpha_t}\epsilon,t)\right\|^2\right]$$

Sampling: $$x_{t-1} = \frac{1}{\sqrt{\alpha_t}}\left(x_t-\frac{1-\alpha_t}{\sqrt{1-\bar\alpha_t}}\epsilon_\theta(x_t,t)\right)+\sigma_t z$$
`,
    slips: [
      [
        r`\mathcal{N}(x_t; \sqrt{1-\beta_t}\,x_{t-1}, \beta_t I)`,
        r`\mathcal{N}(x_t; \sqrt{1-\beta_t}\,x_{t-1}, \sqrt{\beta_t} I)`,
      ],
      [
        r`\mathcal{N}(x_t; \sqrt{1-\beta_t}\,x_{t-1}, \beta_t I)`,
        r`\mathcal{N}(x_t; (1-\beta_t)\,x_{t-1}, \beta_t I)`,
      ],
      [r`\bar\alpha_t := \prod_{s=1}^{t}\alpha_s`, r`\bar\alpha_t := \prod_{s=1}^{T}\alpha_s`],
      [r`\alpha_t := 1-\beta_t`, r`\alpha_t := 1+\beta_t`],
      [r`\sqrt{\bar\alpha_t}\,x_0, (1-\bar\alpha_t) I`, r`\sqrt{\bar\alpha_t}\,x_0, \sqrt{1-\bar\alpha_t} I`],
      [r`\sqrt{\bar\alpha_t}\,x_0, (1-\bar\alpha_t) I`, r`\bar\alpha_t\,x_0, (1-\bar\alpha_t) I`],
      [
        r`x_t = \sqrt{\bar\alpha_t}\,x_0 + \sqrt{1-\bar\alpha_t}\,\epsilon.`,
        r`x_t = \sqrt{\alpha_t}\,x_0 + \sqrt{1-\bar\alpha_t}\,\epsilon.`,
      ],
      [
        r`x_t = \sqrt{\bar\alpha_t}\,x_0 + \sqrt{1-\bar\alpha_t}\,\epsilon.`,
        r`x_t = \sqrt{\alpha_t}\,x_0 + \sqrt{1-\alpha_t}\,\epsilon.`,
      ],
      [
        r`\frac{\sqrt{\bar\alpha_{t-1}}\beta_t}{1-\bar\alpha_t}x_0`,
        r`\frac{\sqrt{\bar\alpha_{t}}\beta_t}{1-\bar\alpha_t}x_0`,
      ],
      [
        r`\frac{\sqrt{\alpha_t}(1-\bar\alpha_{t-1})}{1-\bar\alpha_t}x_t`,
        r`\frac{\sqrt{\bar\alpha_t}(1-\bar\alpha_{t-1})}{1-\bar\alpha_t}x_t`,
      ],
      [
        r`\tilde\beta_t = \frac{1-\bar\alpha_{t-1}}{1-\bar\alpha_t}\beta_t`,
        r`\tilde\beta_t = \frac{1-\bar\alpha_{t}}{1-\bar\alpha_{t-1}}\beta_t`,
      ],
      [
        r`\tilde\beta_t = \frac{1-\bar\alpha_{t-1}}{1-\bar\alpha_t}\beta_t`,
        r`\tilde\beta_t = \frac{1-\alpha_{t-1}}{1-\bar\alpha_t}\beta_t`,
      ],
      [
        r`\mu_\theta(x_t,t) = \frac{1}{\sqrt{\alpha_t}}`,
        r`\mu_\theta(x_t,t) = \frac{1}{\sqrt{\bar\alpha_t}}`,
      ],
      [
        r`\frac{\beta_t}{\sqrt{1-\bar\alpha_t}}\epsilon_\theta(x_t,t)\right)$$`,
        r`\frac{\beta_t}{1-\bar\alpha_t}\epsilon_\theta(x_t,t)\right)$$`,
      ],
      [
        r`\frac{\beta_t^2}{2\sigma_t^2\alpha_t(1-\bar\alpha_t)}`,
        r`\frac{\beta_t}{2\sigma_t^2\alpha_t(1-\bar\alpha_t)}`,
      ],
      [
        r`\frac{\beta_t^2}{2\sigma_t^2\alpha_t(1-\bar\alpha_t)}`,
        r`\frac{\beta_t^2}{2\sigma_t^2\bar\alpha_t(1-\bar\alpha_t)}`,
      ],
      [
        r`\epsilon-\epsilon_\theta(\sqrt{\bar\alpha_t}x_0+\sqrt{1-\bar\alpha_t}\epsilon,t)\right\|^2\right]$$

Sampling`,
        r`\epsilon-\epsilon_\theta(\sqrt{\bar\alpha_t}x_0+\sqrt{1-\alpha_t}\epsilon,t)\right\|^2\right]$$

Sampling`,
      ],
      [
        r`\epsilon-\epsilon_\theta(\sqrt{\bar\alpha_t}x_0+\sqrt{1-\bar\alpha_t}\epsilon,t)\right\|^2\right]$$

Sampling`,
        r`\epsilon-\epsilon_\theta(\sqrt{\bar\alpha_t}x_0+\sqrt{1-\bar\alpha_t}\epsilon,t)\right\|\right]$$

Sampling`,
      ],
      [
        r`\left(x_t-\frac{1-\alpha_t}{\sqrt{1-\bar\alpha_t}}\epsilon_\theta(x_t,t)\right)+\sigma_t z`,
        r`\left(x_t+\frac{1-\alpha_t}{\sqrt{1-\bar\alpha_t}}\epsilon_\theta(x_t,t)\right)+\sigma_t z`,
      ],
      [
        r`\left(x_t-\frac{1-\alpha_t}{\sqrt{1-\bar\alpha_t}}\epsilon_\theta(x_t,t)\right)+\sigma_t z`,
        r`\left(x_t-\frac{1-\alpha_t}{\sqrt{1-\bar\alpha_t}}\epsilon_\theta(x_t,t)\right)+\sigma_t^2 z`,
      ],
      [
        r`\left(x_t-\frac{1-\alpha_t}{\sqrt{1-\bar\alpha_t}}\epsilon_\theta(x_t,t)\right)+\sigma_t z`,
        r`\left(x_t-\frac{1-\bar\alpha_t}{\sqrt{1-\bar\alpha_t}}\epsilon_\theta(x_t,t)\right)+\sigma_t z`,
      ],
    ],
  },
  {
    name: 'DDPM in Chinese, aligned derivations',
    text: r`
## 前向过程

记 $\alpha_t = 1 - \beta_t$，$\bar{\alpha}_t = \prod_{i=1}^t \alpha_i$，于是

$$
\begin{aligned}
\mathbf{x}_t &= \sqrt{\alpha_t}\mathbf{x}_{t-1} + \sqrt{1 - \alpha_t}\boldsymbol{\epsilon}_{t-1} \\
&= \sqrt{\alpha_t \alpha_{t-1}} \mathbf{x}_{t-2} + \sqrt{1 - \alpha_t \alpha_{t-1}} \bar{\boldsymbol{\epsilon}}_{t-2} \\
&= \dots \\
&= \sqrt{\bar{\alpha}_t}\mathbf{x}_0 + \sqrt{1 - \bar{\alpha}_t}\boldsymbol{\epsilon}
\end{aligned}
$$

## 后验

$$
\begin{aligned}
\tilde{\beta}_t
&= 1/(\frac{\alpha_t}{\beta_t} + \frac{1}{1 - \bar{\alpha}_{t-1}})
= 1/(\frac{\alpha_t - \bar{\alpha}_t + \beta_t}{\beta_t(1 - \bar{\alpha}_{t-1})})
= \frac{1 - \bar{\alpha}_{t-1}}{1 - \bar{\alpha}_t} \cdot \beta_t \\
\tilde{\boldsymbol{\mu}}_t (\mathbf{x}_t, \mathbf{x}_0)
&= (\frac{\sqrt{\alpha_t}}{\beta_t} \mathbf{x}_t + \frac{\sqrt{\bar{\alpha}_{t-1} }}{1 - \bar{\alpha}_{t-1}} \mathbf{x}_0)/(\frac{\alpha_t}{\beta_t} + \frac{1}{1 - \bar{\alpha}_{t-1}}) \\
&= \frac{\sqrt{\alpha_t}(1 - \bar{\alpha}_{t-1})}{1 - \bar{\alpha}_t} \mathbf{x}_t + \frac{\sqrt{\bar{\alpha}_{t-1}}\beta_t}{1 - \bar{\alpha}_t} \mathbf{x}_0
\end{aligned}
$$

代入 $\mathbf{x}_0 = \frac{1}{\sqrt{\bar{\alpha}_t}}(\mathbf{x}_t - \sqrt{1 - \bar{\alpha}_t}\boldsymbol{\epsilon}_t)$ 得

$$
\tilde{\boldsymbol{\mu}}_t = {\frac{1}{\sqrt{\alpha_t}} \Big( \mathbf{x}_t - \frac{1 - \alpha_t}{\sqrt{1 - \bar{\alpha}_t}} \boldsymbol{\epsilon}_t \Big)}
$$

损失为

$$
L_t = \mathbb{E}_{\mathbf{x}_0, \boldsymbol{\epsilon}} \Big[\frac{1}{2 \| \boldsymbol{\Sigma}_\theta(\mathbf{x}_t, t) \|^2_2} \| \tilde{\boldsymbol{\mu}}_t(\mathbf{x}_t, \mathbf{x}_0) - \boldsymbol{\mu}_\theta(\mathbf{x}_t, t) \|^2 \Big]
$$

$$
L_t^\text{simple} = \mathbb{E}_{t \sim [1, T], \mathbf{x}_0, \boldsymbol{\epsilon}_t} \Big[\|\boldsymbol{\epsilon}_t - \boldsymbol{\epsilon}_\theta(\mathbf{x}_t, t)\|^2 \Big]
$$
`,
    slips: [
      [
        r`\sqrt{\alpha_t \alpha_{t-1}} \mathbf{x}_{t-2} + \sqrt{1 - \alpha_t \alpha_{t-1}}`,
        r`\sqrt{\alpha_t \alpha_{t-1}} \mathbf{x}_{t-2} + \sqrt{1 + \alpha_t \alpha_{t-1}}`,
      ],
      [
        r`&= \sqrt{\bar{\alpha}_t}\mathbf{x}_0 + \sqrt{1 - \bar{\alpha}_t}\boldsymbol{\epsilon}`,
        r`&= \sqrt{\bar{\alpha}_t}\mathbf{x}_0 + (1 - \bar{\alpha}_t)\boldsymbol{\epsilon}`,
      ],
      [
        r`\sqrt{\alpha_t}\mathbf{x}_{t-1} + \sqrt{1 - \alpha_t}`,
        r`\sqrt{\alpha_t}\mathbf{x}_{t-1} + \sqrt{1 - \alpha_{t-1}}`,
      ],
      [r`\frac{\alpha_t - \bar{\alpha}_t + \beta_t}`, r`\frac{\alpha_t - \bar{\alpha}_t - \beta_t}`],
      [
        r`= \frac{1 - \bar{\alpha}_{t-1}}{1 - \bar{\alpha}_t} \cdot \beta_t`,
        r`= \frac{1 - \bar{\alpha}_{t}}{1 - \bar{\alpha}_{t-1}} \cdot \beta_t`,
      ],
      [
        r`+ \frac{\sqrt{\bar{\alpha}_{t-1} }}{1 - \bar{\alpha}_{t-1}} \mathbf{x}_0)`,
        r`+ \frac{\sqrt{\bar{\alpha}_{t} }}{1 - \bar{\alpha}_{t-1}} \mathbf{x}_0)`,
      ],
      [
        r`\frac{1}{\sqrt{\bar{\alpha}_t}}(\mathbf{x}_t - \sqrt{1 - \bar{\alpha}_t}\boldsymbol{\epsilon}_t)`,
        r`\frac{1}{\sqrt{\bar{\alpha}_t}}(\mathbf{x}_t + \sqrt{1 - \bar{\alpha}_t}\boldsymbol{\epsilon}_t)`,
      ],
      [
        r`\frac{1}{\sqrt{\bar{\alpha}_t}}(\mathbf{x}_t - \sqrt{1 - \bar{\alpha}_t}\boldsymbol{\epsilon}_t)`,
        r`\frac{1}{\sqrt{\alpha_t}}(\mathbf{x}_t - \sqrt{1 - \bar{\alpha}_t}\boldsymbol{\epsilon}_t)`,
      ],
      [
        r`\frac{1 - \alpha_t}{\sqrt{1 - \bar{\alpha}_t}} \boldsymbol{\epsilon}_t \Big)`,
        r`\frac{1 - \alpha_t}{\sqrt{1 - \alpha_t}} \boldsymbol{\epsilon}_t \Big)`,
      ],
      [
        r`\|\boldsymbol{\epsilon}_t - \boldsymbol{\epsilon}_\theta(\mathbf{x}_t, t)\|^2`,
        r`\|\boldsymbol{\epsilon}_t + \boldsymbol{\epsilon}_\theta(\mathbf{x}_t, t)\|^2`,
      ],
      [
        r`- \boldsymbol{\mu}_\theta(\mathbf{x}_t, t) \|^2 \Big]`,
        r`- \boldsymbol{\mu}_\theta(\mathbf{x}_t, t) \| \Big]`,
      ],
    ],
  },
  {
    name: 'DDIM in the notation of its paper',
    text: r`
# Implicit models

The paper writes $\alpha_t$ for the cumulative product, so that $x_t = \sqrt{\alpha_t}x_0 + \sqrt{1-\alpha_t}\epsilon$.

$$x_{t-1} = \sqrt{\alpha_{t-1}}\left(\frac{x_t-\sqrt{1-\alpha_t}\,\epsilon_\theta^{(t)}(x_t)}{\sqrt{\alpha_t}}\right) + \sqrt{1-\alpha_{t-1}-\sigma_t^2}\cdot\epsilon_\theta^{(t)}(x_t) + \sigma_t\epsilon_t$$

$$q_\sigma(x_{t-1}|x_t,x_0) = \mathcal{N}\left(\sqrt{\alpha_{t-1}}x_0+\sqrt{1-\alpha_{t-1}-\sigma_t^2}\cdot\frac{x_t-\sqrt{\alpha_t}x_0}{\sqrt{1-\alpha_t}},\sigma_t^2 I\right)$$

$$\sigma_t = \eta\sqrt{(1-\alpha_{t-1})/(1-\alpha_t)}\sqrt{1-\alpha_t/\alpha_{t-1}}$$
`,
    slips: [
      [r`\sqrt{\alpha_{t-1}}\left(\frac{x_t`, r`\sqrt{\alpha_{t}}\left(\frac{x_t`],
      [
        r`\sqrt{1-\alpha_{t-1}-\sigma_t^2}\cdot\epsilon_\theta^{(t)}(x_t)`,
        r`\sqrt{1-\alpha_{t-1}-\sigma_t}\cdot\epsilon_\theta^{(t)}(x_t)`,
      ],
      [
        r`\sqrt{1-\alpha_{t-1}-\sigma_t^2}\cdot\epsilon_\theta^{(t)}(x_t)`,
        r`\sqrt{1-\alpha_{t}-\sigma_t^2}\cdot\epsilon_\theta^{(t)}(x_t)`,
      ],
      [
        r`\cdot\frac{x_t-\sqrt{\alpha_t}x_0}{\sqrt{1-\alpha_t}}`,
        r`\cdot\frac{x_t-\sqrt{\alpha_t}x_0}{1-\alpha_t}`,
      ],
      [r`\sqrt{(1-\alpha_{t-1})/(1-\alpha_t)}`, r`\sqrt{(1-\alpha_{t})/(1-\alpha_{t-1})}`],
      [r`\sqrt{1-\alpha_t/\alpha_{t-1}}`, r`\sqrt{1-\alpha_{t-1}/\alpha_t}`],
    ],
  },
  {
    name: 'DDIM with bars and a subsequence, in Chinese',
    text: r`
# DDIM 采样

预测 $\hat{x}_0 = \dfrac{x_t - \sqrt{1-\bar\alpha_t}\,\varepsilon_\theta(x_t, t)}{\sqrt{\bar\alpha_t}}$，然后

$$x_{t-1} = \sqrt{\bar\alpha_{t-1}}\,\hat{x}_0 + \sqrt{1-\bar\alpha_{t-1}-\sigma_t^2}\,\varepsilon_\theta(x_t,t) + \sigma_t \varepsilon$$

确定性采样：

$$x_{t-1} = \sqrt{\bar\alpha_{t-1}}\,\hat{x}_0 + \sqrt{1-\bar\alpha_{t-1}}\,\varepsilon_\theta(x_t,t)$$

子序列：

$$x_{\tau_{i-1}} = \sqrt{\bar\alpha_{\tau_{i-1}}}\left(\frac{x_{\tau_i}-\sqrt{1-\bar\alpha_{\tau_i}}\varepsilon_\theta(x_{\tau_i},\tau_i)}{\sqrt{\bar\alpha_{\tau_i}}}\right)+\sqrt{1-\bar\alpha_{\tau_{i-1}}-\sigma_{\tau_i}^2}\,\varepsilon_\theta(x_{\tau_i},\tau_i)+\sigma_{\tau_i}\varepsilon$$

$$\sigma_t^2 = \eta^2 \frac{1-\bar\alpha_{t-1}}{1-\bar\alpha_t}\left(1-\frac{\bar\alpha_t}{\bar\alpha_{t-1}}\right)$$

$$\beta_t = 1 - \frac{\bar\alpha_t}{\bar\alpha_{t-1}}$$
`,
    slips: [
      [r`\hat{x}_0 = \dfrac{x_t - \sqrt{1-\bar\alpha_t}`, r`\hat{x}_0 = \dfrac{x_t + \sqrt{1-\bar\alpha_t}`],
      [r`\hat{x}_0 = \dfrac{x_t - \sqrt{1-\bar\alpha_t}`, r`\hat{x}_0 = \dfrac{x_t - (1-\bar\alpha_t)`],
      [r`{\sqrt{\bar\alpha_t}}$，然后`, r`{\bar\alpha_t}$，然后`],
      [
        r`+ \sqrt{1-\bar\alpha_{t-1}}\,\varepsilon_\theta(x_t,t)$$`,
        r`+ \sqrt{1-\bar\alpha_{t}}\,\varepsilon_\theta(x_t,t)$$`,
      ],
      [
        r`+ \sqrt{1-\bar\alpha_{t-1}}\,\varepsilon_\theta(x_t,t)$$`,
        r`- \sqrt{1-\bar\alpha_{t-1}}\,\varepsilon_\theta(x_t,t)$$`,
      ],
      [r`x_{\tau_{i-1}} = \sqrt{\bar\alpha_{\tau_{i-1}}}`, r`x_{\tau_{i-1}} = \sqrt{\bar\alpha_{\tau_{i}}}`],
      [
        r`\sqrt{1-\bar\alpha_{\tau_{i-1}}-\sigma_{\tau_i}^2}`,
        r`\sqrt{1-\bar\alpha_{\tau_i}-\sigma_{\tau_i}^2}`,
      ],
      [
        r`\left(1-\frac{\bar\alpha_t}{\bar\alpha_{t-1}}\right)$$`,
        r`\left(1-\frac{\bar\alpha_{t-1}}{\bar\alpha_t}\right)$$`,
      ],
      [
        r`\beta_t = 1 - \frac{\bar\alpha_t}{\bar\alpha_{t-1}}`,
        r`\beta_t = 1 - \frac{\bar\alpha_{t-1}}{\bar\alpha_{t}}`,
      ],
    ],
  },
  {
    name: 'improved DDPM',
    text: r`
# Improved schedules

$$\bar\alpha_t = \frac{f(t)}{f(0)}, \quad f(t) = \cos\left(\frac{t/T+s}{1+s}\cdot\frac{\pi}{2}\right)^2$$

and $\beta_t = 1-\frac{\bar\alpha_t}{\bar\alpha_{t-1}}$. The variance is interpolated,

$$\Sigma_\theta(x_t,t) = \exp(v\log\beta_t+(1-v)\log\tilde\beta_t)$$

with $\tilde\beta_t = \frac{1-\bar\alpha_{t-1}}{1-\bar\alpha_t}\beta_t$ and $L_{\text{hybrid}} = L_{\text{simple}} + \lambda L_{\text{vlb}}$.

$\mathrm{SNR}(t) = \frac{\bar\alpha_t}{1-\bar\alpha_t}$
`,
    slips: [
      [r`\frac{\pi}{2}\right)^2`, r`\frac{\pi}{2}\right)`],
      [r`\frac{t/T+s}{1+s}`, r`\frac{t/T+s}{1-s}`],
      [r`\frac{f(t)}{f(0)}`, r`\frac{f(0)}{f(t)}`],
      [r`\exp(v\log\beta_t+(1-v)\log\tilde\beta_t)`, r`\exp(v\log\beta_t-(1-v)\log\tilde\beta_t)`],
      [r`\exp(v\log\beta_t+(1-v)\log\tilde\beta_t)`, r`\exp(v\beta_t+(1-v)\log\tilde\beta_t)`],
      [
        r`\mathrm{SNR}(t) = \frac{\bar\alpha_t}{1-\bar\alpha_t}`,
        r`\mathrm{SNR}(t) = \frac{1-\bar\alpha_t}{\bar\alpha_t}`,
      ],
    ],
  },
  {
    name: 'score SDEs',
    text: r`
# SDEs

$$d\mathbf{x} = \mathbf{f}(\mathbf{x},t)\,dt + g(t)\,d\mathbf{w}$$

$$d\mathbf{x} = [\mathbf{f}(\mathbf{x},t) - g(t)^2\nabla_{\mathbf{x}}\log p_t(\mathbf{x})]\,dt + g(t)\,d\bar{\mathbf{w}}$$

$$d\mathbf{x} = \left[\mathbf{f}(\mathbf{x},t) - \frac{1}{2}g(t)^2\nabla_{\mathbf{x}}\log p_t(\mathbf{x})\right]dt$$

VP: $\mathrm{d}\mathbf{x} = -\frac{1}{2}\beta(t)\mathbf{x}\,\mathrm{d}t + \sqrt{\beta(t)}\,\mathrm{d}\mathbf{w}$, and backwards

$$\mathrm{d}\mathbf{x} = \left[-\frac12\beta(t)\mathbf{x} - \beta(t)\nabla_{\mathbf{x}}\log p_t(\mathbf{x})\right]\mathrm{d}t + \sqrt{\beta(t)}\,\mathrm{d}\bar{\mathbf{w}}$$

with the kernel

$$p_{0t}(\mathbf{x}(t)|\mathbf{x}(0)) = \mathcal{N}\left(\mathbf{x}(t); \mathbf{x}(0)e^{-\frac12\int_0^t\beta(s)ds}, \mathbf{I}-\mathbf{I}e^{-\int_0^t\beta(s)ds}\right)$$

Langevin dynamics: $$\mathbf{x}_{i+1} = \mathbf{x}_i + \epsilon\nabla_{\mathbf{x}}\log p(\mathbf{x}_i) + \sqrt{2\epsilon}\,\mathbf{z}_i$$

Euler–Maruyama backwards in time:

$$\mathbf{x}_{t-\Delta t} = \mathbf{x}_t - \left[\mathbf{f}(\mathbf{x}_t,t) - g(t)^2\mathbf{s}_\theta(\mathbf{x}_t,t)\right]\Delta t + g(t)\sqrt{\Delta t}\,\mathbf{z}$$

Loss: $\mathcal{L} = \mathbb{E}\left[\lambda(t)\|\mathbf{s}_\theta(\mathbf{x}_t,t)-\nabla_{\mathbf{x}_t}\log p(\mathbf{x}_t|\mathbf{x}_0)\|_2^2\right]$
`,
    slips: [
      [
        r`[\mathbf{f}(\mathbf{x},t) - g(t)^2\nabla_{\mathbf{x}}\log p_t(\mathbf{x})]`,
        r`[\mathbf{f}(\mathbf{x},t) + g(t)^2\nabla_{\mathbf{x}}\log p_t(\mathbf{x})]`,
      ],
      [
        r`[\mathbf{f}(\mathbf{x},t) - g(t)^2\nabla_{\mathbf{x}}\log p_t(\mathbf{x})]`,
        r`[\mathbf{f}(\mathbf{x},t) - g(t)\nabla_{\mathbf{x}}\log p_t(\mathbf{x})]`,
      ],
      [
        r`[\mathbf{f}(\mathbf{x},t) - g(t)^2\nabla_{\mathbf{x}}\log p_t(\mathbf{x})]`,
        r`[\mathbf{f}(\mathbf{x},t) - g(t)^2\nabla_{\mathbf{x}} p_t(\mathbf{x})]`,
      ],
      [r`- \frac{1}{2}g(t)^2\nabla_{\mathbf{x}}`, r`- g(t)^2\nabla_{\mathbf{x}}`],
      [r`- \frac{1}{2}g(t)^2\nabla_{\mathbf{x}}`, r`+ \frac{1}{2}g(t)^2\nabla_{\mathbf{x}}`],
      [
        r`-\frac{1}{2}\beta(t)\mathbf{x}\,\mathrm{d}t + \sqrt{\beta(t)}`,
        r`\frac{1}{2}\beta(t)\mathbf{x}\,\mathrm{d}t + \sqrt{\beta(t)}`,
      ],
      [
        r`-\frac{1}{2}\beta(t)\mathbf{x}\,\mathrm{d}t + \sqrt{\beta(t)}`,
        r`-\frac{1}{2}\beta(t)\mathbf{x}\,\mathrm{d}t + \beta(t)`,
      ],
      [r`- \beta(t)\nabla_{\mathbf{x}}\log p_t`, r`+ \beta(t)\nabla_{\mathbf{x}}\log p_t`],
      [r`\mathbf{x}(0)e^{-\frac12\int_0^t`, r`\mathbf{x}(0)e^{-\int_0^t`],
      [r`\mathbf{I}-\mathbf{I}e^{-\int_0^t\beta(s)ds}`, r`\mathbf{I}-\mathbf{I}e^{\int_0^t\beta(s)ds}`],
      [
        r`+ \epsilon\nabla_{\mathbf{x}}\log p(\mathbf{x}_i) + \sqrt{2\epsilon}`,
        r`- \epsilon\nabla_{\mathbf{x}}\log p(\mathbf{x}_i) + \sqrt{2\epsilon}`,
      ],
      [
        r`+ \epsilon\nabla_{\mathbf{x}}\log p(\mathbf{x}_i) + \sqrt{2\epsilon}`,
        r`+ \epsilon\nabla_{\mathbf{x}}\log p(\mathbf{x}_i) + \sqrt{\epsilon}`,
      ],
      [
        r`= \mathbf{x}_t - \left[\mathbf{f}(\mathbf{x}_t,t)`,
        r`= \mathbf{x}_t + \left[\mathbf{f}(\mathbf{x}_t,t)`,
      ],
      [r`g(t)\sqrt{\Delta t}\,\mathbf{z}`, r`g(t)\Delta t\,\mathbf{z}`],
      [
        r`\mathbf{s}_\theta(\mathbf{x}_t,t)-\nabla_{\mathbf{x}_t}`,
        r`\mathbf{s}_\theta(\mathbf{x}_t,t)+\nabla_{\mathbf{x}_t}`,
      ],
    ],
  },
  {
    name: 'score and noise, Tweedie, with z',
    text: r`
# 得分

$\mathbf{s}_\theta(\mathbf{x}_t,t) = -\dfrac{\boldsymbol{\epsilon}_\theta(\mathbf{x}_t,t)}{\sqrt{1-\bar\alpha_t}}$

$$\nabla_{\mathbf{x}_t}\log q(\mathbf{x}_t|\mathbf{x}_0) = -\frac{\mathbf{x}_t-\sqrt{\bar\alpha_t}\mathbf{x}_0}{1-\bar\alpha_t} = -\frac{\boldsymbol{\epsilon}}{\sqrt{1-\bar\alpha_t}}$$

$$\hat{\mathbf{x}}_0 = \frac{\mathbf{x}_t+(1-\bar\alpha_t)\nabla_{\mathbf{x}_t}\log q(\mathbf{x}_t)}{\sqrt{\bar\alpha_t}}$$

$$\nabla_{x_t}\log p(x_t|y) = \nabla_{x_t}\log p(x_t)+\nabla_{x_t}\log p(y|x_t)$$
`,
    slips: [
      [r`= -\dfrac{\boldsymbol{\epsilon}_\theta`, r`= \dfrac{\boldsymbol{\epsilon}_\theta`],
      [
        r`{\sqrt{1-\bar\alpha_t}}$

`,
        r`{1-\bar\alpha_t}$

`,
      ],
      [
        r`{1-\bar\alpha_t} = -\frac{\boldsymbol{\epsilon}}`,
        r`{\sqrt{1-\bar\alpha_t}} = -\frac{\boldsymbol{\epsilon}}`,
      ],
      [r`\frac{\mathbf{x}_t+(1-\bar\alpha_t)\nabla`, r`\frac{\mathbf{x}_t-(1-\bar\alpha_t)\nabla`],
      [
        r`\nabla_{x_t}\log p(x_t)+\nabla_{x_t}\log p(y|x_t)`,
        r`\nabla_{x_t}\log p(x_t)-\nabla_{x_t}\log p(y|x_t)`,
      ],
      [
        r`\nabla_{x_t}\log p(x_t)+\nabla_{x_t}\log p(y|x_t)`,
        r`\nabla_{x_t}\log p(x_t)+\nabla_{x_t} p(y|x_t)`,
      ],
    ],
  },
  {
    name: 'guidance',
    text: r`
# Guidance

$$\hat\epsilon(x_t) = \epsilon_\theta(x_t) - \sqrt{1-\bar\alpha_t}\,\nabla_{x_t}\log p_\phi(y|x_t)$$

$$\tilde\epsilon_\theta(x_t,t,c) = (1+w)\,\epsilon_\theta(x_t,t,c) - w\,\epsilon_\theta(x_t,t)$$

$$\hat\epsilon = \epsilon_\theta(x_t,\varnothing) + s\,(\epsilon_\theta(x_t,c)-\epsilon_\theta(x_t,\varnothing))$$

$$\tilde{\epsilon}_\theta(z_t, y) = w\,\epsilon_\theta(z_t, y) + (1-w)\,\epsilon_\theta(z_t)$$
`,
    slips: [
      [r`\epsilon_\theta(x_t) - \sqrt{1-\bar\alpha_t}`, r`\epsilon_\theta(x_t) + \sqrt{1-\bar\alpha_t}`],
      [r`\epsilon_\theta(x_t) - \sqrt{1-\bar\alpha_t}`, r`\epsilon_\theta(x_t) - (1-\bar\alpha_t)`],
      [r`(1+w)\,\epsilon_\theta(x_t,t,c) - w`, r`(1+w)\,\epsilon_\theta(x_t,t,c) + w`],
      [r`(1+w)\,\epsilon_\theta(x_t,t,c) - w`, r`(1-w)\,\epsilon_\theta(x_t,t,c) - w`],
      [
        r`s\,(\epsilon_\theta(x_t,c)-\epsilon_\theta(x_t,\varnothing))`,
        r`s\,(\epsilon_\theta(x_t,\varnothing)-\epsilon_\theta(x_t,c))`,
      ],
      [
        r`s\,(\epsilon_\theta(x_t,c)-\epsilon_\theta(x_t,\varnothing))`,
        r`s\,(\epsilon_\theta(x_t,c)+\epsilon_\theta(x_t,\varnothing))`,
      ],
      [r`w\,\epsilon_\theta(z_t, y) + (1-w)`, r`w\,\epsilon_\theta(z_t, y) + (1+w)`],
    ],
  },
  {
    name: 'flow matching, data at t = 1',
    text: r`
# Flow matching

$$x_t = (1-t)x_0 + t x_1$$

$$u_t(x_t|x_1) = x_1 - x_0 = \frac{x_1-x_t}{1-t}$$

$$\mathcal{L}_{\mathrm{CFM}} = \mathbb{E}_{t,x_0,x_1}\left\|v_\theta(x_t,t)-(x_1-x_0)\right\|^2$$

$$\frac{dx_t}{dt} = v_\theta(x_t,t)$$

$$x_{t+\Delta t} = x_t + v_\theta(x_t,t)\Delta t$$
`,
    slips: [
      [r`x_t = (1-t)x_0 + t x_1`, r`x_t = (1+t)x_0 + t x_1`],
      [r`x_t = (1-t)x_0 + t x_1`, r`x_t = (1-t)x_0 - t x_1`],
      [r`= x_1 - x_0 = `, r`= x_0 - x_1 = `],
      [r`= x_1 - x_0 = `, r`= x_1 + x_0 = `],
      [r`\frac{x_1-x_t}{1-t}`, r`\frac{x_1-x_t}{t}`],
      [r`v_\theta(x_t,t)-(x_1-x_0)`, r`v_\theta(x_t,t)-(x_0-x_1)`],
      [r`v_\theta(x_t,t)-(x_1-x_0)`, r`v_\theta(x_t,t)+(x_1-x_0)`],
      [r`(x_1-x_0)\right\|^2`, r`(x_1-x_0)\right\|`],
      [r`x_{t+\Delta t} = x_t + v_\theta`, r`x_{t+\Delta t} = x_t - v_\theta`],
    ],
  },
  {
    name: 'rectified flow, data at t = 0, in Chinese',
    text: r`
# 整流流

路径为 $z_t = (1-t)x_0 + t\epsilon$，其中 $\epsilon\sim\mathcal N(0,I)$。速度 $v = \epsilon - x_0$。

$$\mathcal{L} = \mathbb{E}_{t,x_0,\epsilon}\left[\|v_\theta(z_t,t)-(\epsilon-x_0)\|_2^2\right]$$

采样：$z_{t-\Delta t} = z_t - \Delta t\,v_\theta(z_t,t)$
`,
    slips: [
      [r`$z_t = (1-t)x_0 + t\epsilon$`, r`$z_t = (1-t)x_0 + (1-t)\epsilon$`],
      [r`$v = \epsilon - x_0$`, r`$v = x_0 - \epsilon$`],
      [r`v_\theta(z_t,t)-(\epsilon-x_0)`, r`v_\theta(z_t,t)-(\epsilon+x_0)`],
      [r`z_t - \Delta t\,v_\theta(z_t,t)`, r`z_t + \Delta t\,v_\theta(z_t,t)`],
    ],
  },
  {
    name: 'optimal transport paths with σ_min',
    text: r`
# OT paths

$$\psi_t(x_0) = (1-(1-\sigma_{\min})t)x_0 + t x_1$$

$$u_t(x|x_1) = \frac{x_1-(1-\sigma_{\min})x}{1-(1-\sigma_{\min})t}$$

$$\mathcal{L}(\theta) = \mathbb{E}\|v_t(\psi_t(x_0)) - (x_1-(1-\sigma_{\min})x_0)\|^2$$
`,
    slips: [
      [r`(1-(1-\sigma_{\min})t)x_0`, r`(1-(1+\sigma_{\min})t)x_0`],
      [r`\frac{x_1-(1-\sigma_{\min})x}`, r`\frac{x_1+(1-\sigma_{\min})x}`],
    ],
  },
  {
    name: 'EDM',
    text: r`
# Preconditioning

$$D_\theta(x;\sigma) = c_{\text{skip}}(\sigma)\,x + c_{\text{out}}(\sigma)\,F_\theta(c_{\text{in}}(\sigma)\,x;c_{\text{noise}}(\sigma))$$

$$c_{\text{skip}}(\sigma) = \frac{\sigma_{\text{data}}^2}{\sigma^2+\sigma_{\text{data}}^2}$$

$$c_{\text{out}}(\sigma) = \frac{\sigma\cdot\sigma_{\text{data}}}{\sqrt{\sigma^2+\sigma_{\text{data}}^2}}$$

$$c_{\text{in}}(\sigma) = \frac{1}{\sqrt{\sigma^2+\sigma_{\text{data}}^2}}$$

$$\lambda(\sigma) = \frac{\sigma^2+\sigma_{\text{data}}^2}{(\sigma\cdot\sigma_{\text{data}})^2}$$

$$\sigma_i = \left(\sigma_{\max}^{1/\rho}+\frac{i}{N-1}\left(\sigma_{\min}^{1/\rho}-\sigma_{\max}^{1/\rho}\right)\right)^\rho$$
`,
    slips: [
      [
        r`c_{\text{skip}}(\sigma) = \frac{\sigma_{\text{data}}^2}`,
        r`c_{\text{skip}}(\sigma) = \frac{\sigma^2}`,
      ],
      [
        r`{\sqrt{\sigma^2+\sigma_{\text{data}}^2}}$$

$$c_{\text{in}}`,
        r`{\sigma^2+\sigma_{\text{data}}^2}$$

$$c_{\text{in}}`,
      ],
      [
        r`\frac{1}{\sqrt{\sigma^2+\sigma_{\text{data}}^2}}`,
        r`\frac{1}{\sqrt{\sigma^2-\sigma_{\text{data}}^2}}`,
      ],
      [r`{(\sigma\cdot\sigma_{\text{data}})^2}`, r`{\sigma\cdot\sigma_{\text{data}}}`],
      [r`\sigma_{\min}^{1/\rho}-\sigma_{\max}^{1/\rho}`, r`\sigma_{\max}^{1/\rho}-\sigma_{\min}^{1/\rho}`],
    ],
  },
  {
    name: 'v prediction and signal scales',
    text: r`
# v

With $z_t = \alpha_t x + \sigma_t \epsilon$ and $\alpha_t^2+\sigma_t^2=1$ set

$$v = \alpha_t\epsilon - \sigma_t x$$

so that $\hat{x} = \alpha_t z_t - \sigma_t \hat{v}_\theta(z_t)$ and $\hat\epsilon = \sigma_t z_t + \alpha_t \hat{v}_\theta(z_t)$.

$$\lambda_t = \log\frac{\alpha_t^2}{\sigma_t^2}$$
`,
    slips: [
      [r`v = \alpha_t\epsilon - \sigma_t x`, r`v = \alpha_t\epsilon + \sigma_t x`],
      [r`v = \alpha_t\epsilon - \sigma_t x`, r`v = \sigma_t\epsilon - \alpha_t x`],
      [r`\hat{x} = \alpha_t z_t - \sigma_t`, r`\hat{x} = \alpha_t z_t + \sigma_t`],
      [r`\sigma_t z_t + \alpha_t \hat{v}`, r`\alpha_t z_t + \sigma_t \hat{v}`],
    ],
  },
  {
    name: 'v prediction with bars',
    text: r`
# 速度参数化

$$v_t = \sqrt{\bar\alpha_t}\,\epsilon - \sqrt{1-\bar\alpha_t}\,x_0$$

$$\hat{x}_0 = \sqrt{\bar\alpha_t}\,x_t - \sqrt{1-\bar\alpha_t}\,v_\theta(x_t,t)$$

$$\hat\epsilon = \sqrt{1-\bar\alpha_t}\,x_t + \sqrt{\bar\alpha_t}\,v_\theta(x_t,t)$$
`,
    slips: [
      [
        r`\sqrt{\bar\alpha_t}\,\epsilon - \sqrt{1-\bar\alpha_t}\,x_0`,
        r`\sqrt{\bar\alpha_t}\,x_0 - \sqrt{1-\bar\alpha_t}\,\epsilon`,
      ],
      [
        r`\sqrt{\bar\alpha_t}\,x_t - \sqrt{1-\bar\alpha_t}\,v_\theta`,
        r`\sqrt{\bar\alpha_t}\,x_t + \sqrt{1-\bar\alpha_t}\,v_\theta`,
      ],
      [
        r`\sqrt{1-\bar\alpha_t}\,x_t + \sqrt{\bar\alpha_t}`,
        r`\sqrt{1-\bar\alpha_t}\,x_t - \sqrt{\bar\alpha_t}`,
      ],
    ],
  },
  {
    name: 'KL of Gaussians',
    text: r`
# KL

$$D_{\mathrm{KL}}(p\|q) = \log\frac{\sigma_q}{\sigma_p}+\frac{\sigma_p^2+(\mu_p-\mu_q)^2}{2\sigma_q^2}-\frac12$$

$$\mathrm{KL}(\mathcal N(\mu_1,\sigma_1^2)\,\|\,\mathcal N(\mu_2,\sigma_2^2)) = \ln\frac{\sigma_2}{\sigma_1} - \frac12 + \frac{\sigma_1^2+(\mu_1-\mu_2)^2}{2\sigma_2^2}$$

$$D_{KL}(\mathcal{N}(\mu,\sigma^2)\|\mathcal{N}(0,1)) = \frac12\left(\mu^2+\sigma^2-\log\sigma^2-1\right)$$

$$D_{\mathrm{KL}}(\mathcal N(\mu_1,\Sigma_1)\|\mathcal N(\mu_2,\Sigma_2)) = \frac12\left[\log\frac{|\Sigma_2|}{|\Sigma_1|} - d + \operatorname{tr}(\Sigma_2^{-1}\Sigma_1)+(\mu_2-\mu_1)^T\Sigma_2^{-1}(\mu_2-\mu_1)\right]$$
`,
    slips: [
      [r`\log\frac{\sigma_q}{\sigma_p}`, r`\frac{\sigma_q}{\sigma_p}`],
      [r`\log\frac{\sigma_q}{\sigma_p}`, r`\log\frac{\sigma_p}{\sigma_q}`],
      [
        r`+\frac{\sigma_p^2+(\mu_p-\mu_q)^2}{2\sigma_q^2}`,
        r`+\frac{\sigma_p^2+(\mu_p-\mu_q)^2}{2\sigma_p^2}`,
      ],
      [r`+\frac{\sigma_p^2+(\mu_p-\mu_q)^2}{2\sigma_q^2}`, r`+\frac{\sigma_p^2+(\mu_p-\mu_q)}{2\sigma_q^2}`],
      [r`\frac12 + \frac{\sigma_1^2+(\mu_1-\mu_2)^2}`, r`\frac12 - \frac{\sigma_1^2+(\mu_1-\mu_2)^2}`],
      [r`\mu^2+\sigma^2-\log\sigma^2-1`, r`\mu^2+\sigma^2+\log\sigma^2-1`],
      [r`\log\frac{|\Sigma_2|}{|\Sigma_1|}`, r`\log\frac{|\Sigma_1|}{|\Sigma_2|}`],
    ],
  },
  {
    name: 'square roots throughout',
    text: r`
# 另一种记号

$$x_t = \alpha_t x_{t-1} + \beta_t \varepsilon_t,\quad \alpha_t^2+\beta_t^2=1$$

记 $\bar\alpha_t = \prod_{s=1}^t\alpha_s$，$\bar\beta_t = \sqrt{1-\bar\alpha_t^2}$，则

$$x_t = \bar\alpha_t x_0 + \bar\beta_t\bar\varepsilon_t$$

$$x_{t-1} = \frac{1}{\alpha_t}\left(x_t-\frac{\beta_t^2}{\bar\beta_t}\epsilon_\theta(x_t,t)\right)+\sigma_t z$$
`,
    slips: [
      [r`\frac{\beta_t^2}{\bar\beta_t}`, r`\frac{\beta_t}{\bar\beta_t}`],
      [
        r`x_t = \bar\alpha_t x_0 + \bar\beta_t\bar\varepsilon_t`,
        r`x_t = \bar\alpha_t x_0 + \beta_t\bar\varepsilon_t`,
      ],
    ],
  },
  {
    name: 'noise levels of a sampler that keeps the data at scale 1',
    text: r`
With $\bar\alpha_t = \prod_{s=1}^t (1-\beta_s)$ the sampler's state is $x_t/\sqrt{\bar\alpha_t}$, and its noise level

$$\sigma_t = \sqrt{\frac{1-\bar\alpha_t}{\bar\alpha_t}}.$$
`,
    slips: [
      [r`\sqrt{\frac{1-\bar\alpha_t}{\bar\alpha_t}}`, r`\frac{1-\bar\alpha_t}{\bar\alpha_t}`],
      [r`\frac{1-\bar\alpha_t}{\bar\alpha_t}`, r`\frac{\bar\alpha_t}{1-\bar\alpha_t}`],
    ],
  },
  {
    name: 'Probability of events and of variables',
    text: r`
# Belief and data

With an event and what is seen of it,

$$P(A|B) = \frac{P(B|A)P(A)}{P(B)}$$

For parameters the evidence is an integral:

$$p(\theta|D) = \frac{p(D|\theta)p(\theta)}{\int p(D|\theta)p(\theta)\,d\theta}$$

and with an input $u$ given throughout

$$p(z|x,u) = \frac{p(x|z,u)p(z|u)}{p(x|u)}$$
`,
    slips: [
      [r`\frac{P(B|A)P(A)}{P(B)}`, r`\frac{P(B|A)P(B)}{P(A)}`],
      [r`\frac{P(B|A)P(A)}{P(B)}`, r`\frac{P(B|A)P(A)}{P(A)}`],
      [r`p(D|\theta)p(\theta)}{\int`, r`p(D|\theta)p(D)}{\int`],
      [r`\frac{p(x|z,u)p(z|u)}{p(x|u)}`, r`\frac{p(x|z,u)p(z|u)}{p(z|u)}`],
    ],
  },
  {
    name: 'Joint distributions, sums of Gaussians and measures of samples',
    text: r`
# Probability

$$P(A|B) = \frac{P(A \cap B)}{P(B)}$$

$$P(A, B, C) = P(A|B, C) \times P(B|C) \times P(C)$$

For a chain of states $$P(A,B,C)=P(A)\cdot P(B|A)\cdot P(C|B)$$ and

$$p(x_t|x_{t-1},x_{t-2},x_0) = p(x_t|x_{t-1})$$

Independent Gaussians add up,

$$\mathcal N(\mu_1,\sigma_1^2)+\mathcal N(\mu_2,\sigma_2^2) = \mathcal N(\mu_1+\mu_2,\sigma_1^2+\sigma_2^2)$$

so that $$a\epsilon_1+b\epsilon_2 = \sqrt{a^2+b^2}\,\epsilon$$

With the mean $$\bar X = \frac1n\sum_{i=1}^n X_i$$ of independent variables,

$$\frac{\sqrt n(\bar X-\mu)}{\sigma} \to \mathcal N(0,1)$$

$$\bar X \sim \mathcal N\left(\mu, \frac{\sigma^2}{n}\right)$$

# Measures

$$\mathrm{FID} = \|\mu_r-\mu_g\|^2+\mathrm{Tr}(\Sigma_r+\Sigma_g-2(\Sigma_r\Sigma_g)^{1/2})$$

$$\delta_+(x) = \begin{cases} \infty & \text{if } x = 1 \\ x + \frac{1}{255} & \text{if } x < 1 \end{cases}$$
`,
    slips: [
      [r`\frac{P(A \cap B)}{P(B)}`, r`\frac{P(A \cap B)}{P(A)}`],
      [r`\times P(B|C) \times P(C)`, r`\times P(B|C) \times P(B)`],
      [r`P(A)\cdot P(B|A)\cdot P(C|B)`, r`P(A)\cdot P(A|B)\cdot P(C|B)`],
      [r`\mu_1+\mu_2,\sigma_1^2+\sigma_2^2`, r`\mu_1+\mu_2,\sigma_1^2+\sigma_2`],
      [r`\mathcal N(\mu_1+\mu_2`, r`\mathcal N(\mu_1-\mu_2`],
      [r`\sqrt{a^2+b^2}`, r`\sqrt{a^2-b^2}`],
      [r`\sqrt{a^2+b^2}`, r`\sqrt{a^2+b}`],
      [r`\sum_{i=1}^n`, r`\sum_{i=0}^n`],
      [r`\frac{\sqrt n(\bar X-\mu)}{\sigma}`, r`\frac{\sqrt n(\bar X-\mu)}{\sigma^2}`],
      [r`\frac{\sigma^2}{n}`, r`\frac{\sigma}{n}`],
      [r`2(\Sigma_r\Sigma_g)^{1/2}`, r`(\Sigma_r\Sigma_g)^{1/2}`],
    ],
  },
];
