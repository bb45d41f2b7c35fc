import type { GlossaryText } from '../../glossaryEntry';
import type { SymbolId } from '../../symbolIds';

/** Words for the symbols of the topic “flow” in English. */
export const flow: Record<SymbolId<'flow'>, GlossaryText> = {
  flow_x0: {
    name: 'starting point: noise',
    meaning: 'In flow matching time 0 is noise: a draw from the source distribution.',
    confusion: 'In DDPM x_0 is the clean data.',
  },
  flow_x1: {
    name: 'end point: data',
    meaning: 'In flow matching time 1 is data.',
    confusion: 'In DDPM x_1 is data after one step of noise.',
  },
  flow_xt: {
    name: 'point on the path',
    meaning: 'The mix of noise and data at time t, on the straight line between them for σ_min = 0.',
    confusion: 'Its weights are t and 1 − t, not √ᾱ_t and √(1 − ᾱ_t).',
  },
  flow_t: {
    name: 'time of the flow',
    meaning: 'From 0 (noise) to 1 (data).',
    confusion: 'Diffusion runs the other way: t = 0 is data.',
  },
  u_t: {
    name: 'marginal vector field',
    meaning:
      'The velocity that carries p_0 to p_1: the mean of the conditional fields over the data that may lie ahead. It cannot be computed.',
    confusion: 'The network v_t learns it through u_t(x|x_1).',
  },
  u_cond: {
    name: 'conditional vector field',
    meaning: 'The velocity of a path towards one known data point; the target of training.',
  },
  v_flow: {
    name: 'learned vector field',
    meaning: 'The network: a velocity for every point and time. Following it from noise gives a sample.',
    confusion: 'v-prediction’s v = α_t ε − σ_t x is another target.',
  },
  phi_t: {
    name: 'flow',
    meaning: 'Where a point that starts at x is at time t when it follows the vector field.',
    confusion: 'ψ_t is the flow of one condition.',
  },
  psi_t: {
    name: 'conditional flow',
    meaning: 'Moves noise towards one data point: scaled by σ_t(x_1), shifted by μ_t(x_1).',
  },
  p_path: {
    name: 'probability path',
    meaning: 'The densities that lead from noise at t = 0 to data at t = 1.',
    confusion: 'In the SDE papers p_0 is the data.',
  },
  p_cond: {
    name: 'conditional probability path',
    meaning: 'A Gaussian that shrinks from the noise onto one data point.',
  },
  p_0: {
    name: 'source distribution',
    meaning: 'The density at time 0, standard normal noise.',
    confusion: 'In the SDE papers p_0 is the data.',
  },
  p_1: {
    name: 'target distribution',
    meaning: 'The density at time 1, which approximates the data.',
  },
  mu_cond: {
    name: 'mean of the conditional path',
    meaning: 'Moves from 0 to the data point x_1.',
    confusion: 'Nothing of it is learned, unlike μ_θ.',
  },
  sigma_cond: {
    name: 'spread of the conditional path',
    meaning: 'Shrinks from 1 to σ_min.',
  },
  sigma_min_flow: {
    name: 'final spread',
    meaning: 'The small width that is left around a data point at time 1.',
  },
  L_FM: {
    name: 'flow matching objective',
    meaning: 'The squared error to the marginal vector field, which cannot be computed.',
    confusion: 'L_CFM has the same gradient and can.',
  },
  L_CFM: {
    name: 'conditional flow matching objective',
    meaning:
      'The squared error to the velocity of the path towards a known data point. Its gradient equals that of L_FM.',
  },
  pushforward: {
    name: 'push-forward',
    meaning: 'The density of points after a map: the old density times the change of volume.',
  },
  continuityEquation: {
    name: 'continuity equation',
    meaning: 'Mass moves but is neither made nor lost: it ties a probability path to its vector field.',
  },
  pi: {
    name: 'circle constant',
    meaning: '3.14159…; in the normalising constant of Gaussians and in the cosine schedule.',
    confusion: 'π_0 and π_1 are distributions.',
  },
};
