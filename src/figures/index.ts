import type { ScheduleConfig } from '../diffusion/schedule';
import { clt } from './clt';
import { coefficients } from './coefficients';
import { backward } from './backward';
import { coin } from './coin';
import { conditional } from './conditional';
import { collapse } from './collapse';
import { decoder } from './decoder';
import { dictionary } from './dictionary';
import { elbo } from './elbo';
import type { AnyFigure, SharedState } from './figure';
import { flow } from './flow';
import { forward } from './forward';
import { guidance } from './guidance';
import { kl } from './kl';
import { overview } from './overview';
import { mixture } from './mixture';
import { markov } from './markov';
import { parameterisations } from './parameterisations';
import { posterior } from './posterior';
import { quality } from './quality';
import { probability } from './probability';
import { reparameterisation } from './reparameterisation';
import { langevin } from './langevin';
import { marginal } from './marginal';
import { reverse } from './reverse';
import { schedule } from './schedule';
import { score } from './score';
import { square } from './square';
import { latents } from './latents';
import { rate } from './rate';
import { samplers } from './samplers';
import { sampling } from './sampling';
import { training } from './training';
import { unet } from './unet';
import type { Values } from './parameter';
import { variance } from './variance';

/** Each under its own id. */
const listed = <Figures extends { [Id in keyof Figures]: AnyFigure & { readonly id: Id } }>(
  list: Figures,
): Figures => list;

/** Every figure, in the order of the menu: the one list. */
export const figures = listed({
  overview,
  schedule,
  forward,
  mixture,
  coefficients,
  clt,
  posterior,
  square,
  backward,
  reverse,
  marginal,
  variance,
  score,
  langevin,
  kl,
  elbo,
  decoder,
  parameterisations,
  reparameterisation,
  coin,
  flow,
  dictionary,
  guidance,
  quality,
  probability,
  markov,
  sampling,
  rate,
  conditional,
  training,
  samplers,
  latents,
  unet,
  collapse,
});

export type FigureId = keyof typeof figures;
export const figureIds = Object.keys(figures) as readonly FigureId[];

export function isFigureId(id: string): id is FigureId {
  return Object.hasOwn(figures, id);
}

/** A figure's spec whatever its parameters are. */
export const figureSpec = (id: FigureId): AnyFigure => figures[id];

/** The values of a figure's own parameters. */
export type OwnState<Id extends FigureId> = Values<(typeof figures)[Id]['parameters']>;
/** Those of all figures. */
export type FigureStates = { readonly [Id in FigureId]: OwnState<Id> };
/** What a figure is drawn from: the shared state and its own, flat as a demo block says it. */
export type FigureState<Id extends FigureId> = SharedState & OwnState<Id>;

/** A figure, what of its own state shows a formula or a symbol, and the kind of the schedule where that says it. */
export type FigureTarget = {
  readonly [Id in FigureId]: {
    readonly figure: Id;
    readonly state?: Partial<OwnState<Id>>;
    readonly schedule?: Pick<ScheduleConfig, 'kind'>;
  };
}[FigureId];
