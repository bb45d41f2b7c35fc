import type { Network } from '../contract/network';
import { extent, type VectorField } from '../pictures/pointsPicture';

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
