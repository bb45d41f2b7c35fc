import { convertPrediction } from '../../../src/diffusion/parameterisation';
import type { Schedule } from '../../../src/diffusion/schedule';
import type { LossId } from '../../../src/protocol/playgroundState';
import type { WeightsSource } from '../contract/engine';
import type { Network } from '../contract/network';
import { extent, type VectorField } from '../pictures/pointsPicture';
import { predictionOf } from '../sampling/planFor';
import { objectiveAt } from '../training/objective';

const perSide = 17;

/** A square lattice over the plane that pictures show. */
export function lattice(): Float32Array {
  const coordinate = (i: number) => ((2 * (i + 0.5)) / perSide - 1) * extent;
  return Float32Array.from({ length: 2 * perSide ** 2 }, (_, i) => {
    const place = Math.floor(i / 2);
    return i % 2 === 0 ? coordinate(place % perSide) : coordinate(Math.floor(place / perSide));
  });
}

/**
 * Where flow matching's network moves points at t: −v_θ(x, t), since samplers go against the velocity ε − x_0, from
 * noise to data.
 */
export async function flowField({ engine }: Pick<Network, 'engine'>, t: number): Promise<VectorField> {
  const places = lattice();
  const velocity = await engine.predict(places, new Float32Array(places.length / 2).fill(t));
  return { places, vectors: velocity.map((value) => -value) };
}

/** Of the noise in x_t, with data of about unit size: little enough that their shape still shows. */
const fieldNoise = 0.3;

/** The first level whose noise is that of fields, 1…T. */
export function fieldLevel(loss: LossId, schedule: Schedule): number {
  const levels = Array.from({ length: schedule.T }, (_, i) => i + 1);
  return levels.find((level) => objectiveAt(loss, schedule, level).noise >= fieldNoise) ?? schedule.T;
}

/**
 * The score ∇ log q(x_t) that a network has learnt at one level of noise, over the lattice: toward where x_t is likelier
 * (Song et al. 2021, section 3.3). x and y of each place.
 */
export async function scoreField(
  { source, loss }: Pick<Network, 'loss'> & Required<Pick<Network, 'source'>>,
  schedule: Schedule,
  weights: WeightsSource,
): Promise<Float32Array> {
  const places = lattice();
  const at = objectiveAt(loss, schedule, fieldLevel(loss, schedule));
  const output = await source.predict(places, new Float32Array(places.length / 2).fill(at.t), { weights });
  const score = convertPrediction(predictionOf(loss), 'score', at);
  return places.map((x, i) => score.x * x + score.output * (output[i] ?? 0));
}
