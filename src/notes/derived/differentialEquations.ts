import * as l10n from '@vscode/l10n';
import type { Derivation } from './derivation';

const r = String.raw;

/** DDPM's chain with ever shorter steps (Song et al. 2021, appendix B). */
export const vpSde: Derivation = {
  of: 'vp-sde',
  lines: [
    {
      tex: r`x_t=\sqrt{1-\beta_t}x_{t-1}+\sqrt{\beta_t}\epsilon`,
      why: () => l10n.t('One step of the forward process mixes the state with fresh noise.'),
    },
    {
      tex: r`\sqrt{1-\beta_t}-1=-\frac{\beta_t}{1+\sqrt{1-\beta_t}}`,
      why: () => l10n.t('The signal shrinks by this share, which is half of β_t where β_t is small.'),
    },
    {
      tex: r`dx=-\frac{1}{2}\beta(t)xdt+\sqrt{\beta(t)}dw`,
      why: () => l10n.t('In short steps β_t is the rate times the time; its root times noise is that of dw.'),
    },
  ],
};

/** The diffusion of the density as a flow of it (Song et al. 2021, appendix D.1). */
export const probabilityFlowOde: Derivation = {
  of: 'probability-flow-ode',
  lines: [
    {
      tex: r`\frac{\partial p_t(x)}{\partial t}=-\nabla\cdot(f(x,t)p_t(x))+\frac{1}{2}g(t)^2\nabla^2p_t(x)`,
      why: () => l10n.t('The Fokker–Planck equation says how the density of an SDE moves.'),
    },
    {
      tex: r`f(x,t)p_t(x)-\frac{1}{2}g(t)^2p_t(x)\nabla_x\log p_t(x)=\left(f(x,t)-\frac{1}{2}g(t)^2\nabla_x\log p_t(x)\right)p_t(x)`,
      why: () =>
        l10n.t('A density’s gradient is the density times the score, so that both terms are one flux.'),
    },
    {
      tex: r`dx=\left[f(x,t)-\frac{1}{2}g(t)^2\nabla_x\log p_t(x)\right]dt`,
      why: () => l10n.t('Points that follow this velocity have the same density at every time.'),
    },
  ],
};
