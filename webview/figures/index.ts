import type { FigureId, FigureStates } from '../../src/figures';
import type { SharedState } from '../../src/figures/figure';
import { figureState, patchOfChange, type FigurePatches } from '../../src/figures/states';
import { cltFigure } from './clt/figure';
import { coefficientsFigure } from './coefficients/figure';
import { backwardFigure } from './backward/figure';
import { coinFigure } from './coin/figure';
import { conditionalFigure } from './conditional/figure';
import { decoderFigure } from './decoder/figure';
import { elboFigure } from './elbo/figure';
import { forwardFigure } from './forward/figure';
import { flowFigure } from './flow/figure';
import { dictionaryFigure } from './dictionary/figure';
import { guidanceFigure } from './guidance/figure';
import { collapseFigure } from './collapse/figure';
import { qualityFigure } from './quality/figure';
import type { Figure, FigureEnvironment, MountedFigure } from './kit/figure';
import { overviewFigure } from './overview/figure';
import { klFigure } from './kl/figure';
import { mixtureFigure } from './mixture/figure';
import { markovFigure } from './markov/figure';
import { parameterisationsFigure } from './parameterisations/figure';
import { posteriorFigure } from './posterior/figure';
import { probabilityFigure } from './probability/figure';
import { reparameterisationFigure } from './reparameterisation/figure';
import { langevinFigure } from './langevin/figure';
import { marginalFigure } from './marginal/figure';
import { reverseFigure } from './reverse/figure';
import { scheduleFigure } from './schedule/figure';
import { scoreFigure } from './score/figure';
import { squareFigure } from './square/figure';
import { varianceFigure } from './variance/figure';
import { latentsFigure } from './latents/figure';
import { rateFigure } from './rate/figure';
import { samplersFigure } from './samplers/figure';
import { samplingFigure } from './sampling/figure';
import { trainingFigure } from './training/figure';
import { unetFigure } from './unet/figure';

/** How each figure is drawn. */
const drawings: { readonly [Id in FigureId]: Figure<Id> } = {
  overview: overviewFigure,
  schedule: scheduleFigure,
  forward: forwardFigure,
  mixture: mixtureFigure,
  coefficients: coefficientsFigure,
  clt: cltFigure,
  posterior: posteriorFigure,
  square: squareFigure,
  backward: backwardFigure,
  reverse: reverseFigure,
  marginal: marginalFigure,
  variance: varianceFigure,
  score: scoreFigure,
  langevin: langevinFigure,
  kl: klFigure,
  elbo: elboFigure,
  decoder: decoderFigure,
  parameterisations: parameterisationsFigure,
  reparameterisation: reparameterisationFigure,
  coin: coinFigure,
  flow: flowFigure,
  dictionary: dictionaryFigure,
  guidance: guidanceFigure,
  quality: qualityFigure,
  probability: probabilityFigure,
  markov: markovFigure,
  sampling: samplingFigure,
  rate: rateFigure,
  conditional: conditionalFigure,
  training: trainingFigure,
  samplers: samplersFigure,
  latents: latentsFigure,
  unet: unetFigure,
  collapse: collapseFigure,
};

/** The state of all figures. */
type States = SharedState & { readonly figures: FigureStates };

/** Draws a figure in an element; `onChange` takes what its controls ask of the state of all figures. */
export function mountFigure<Id extends FigureId>(
  id: Id,
  container: HTMLElement,
  states: States,
  environment: FigureEnvironment,
  onChange: (patch: Partial<SharedState> & { readonly figures?: FigurePatches }) => void,
): MountedFigure<States> {
  const mounted = drawings[id](container, figureState(id, states), environment, (change) =>
    onChange(patchOfChange(id, change)),
  );
  return {
    update: (next) => mounted.update(figureState(id, next)),
    dispose: () => mounted.dispose(),
  };
}
