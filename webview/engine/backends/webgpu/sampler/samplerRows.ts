import type { SamplerPlan, SamplerStep } from '../../../../../src/diffusion/samplers/samplerPlan';
import { maxHistory } from '../../../../../src/diffusion/samplers/samplerPlan';

/** Bytes from one row to the next: what a dynamic offset must be a multiple of. */
export const rowBytes = 256;

/** Stands for no bound: WGSL need not support infinities. */
const unbounded = 3e38;

export interface RowFacts {
  readonly seed: number;
  /** How often each image's stream was drawn from before the first step. */
  readonly drawn: number;
  readonly known: boolean;
  readonly guidanceScale: number;
  /** How many steps' results are kept at once. */
  readonly frames: number;
}

/**
 * A plan as the uniform `Row` of shader.ts: first a row for the start, which only says what the network sees
 * first, then one for each step, which also says what it sees next.
 */
export function encodeRows(plan: SamplerPlan, facts: RowFacts): Uint32Array<ArrayBuffer> {
  const words = new Uint32Array(((plan.length + 1) * rowBytes) / 4);
  const floats = new Float32Array(words.buffer);
  const start = plan[0];
  if (start) {
    floats[3] = start.inputScale;
  }
  let draws = facts.drawn;
  let newest = 0;
  plan.forEach((step, index) => {
    const at = ((index + 1) * rowBytes) / 4;
    const next = plan[index + 1];
    const marginal = next?.marginal ?? { signal: 1, noise: 0 };
    if (step.remember) {
      newest = (newest + maxHistory - 1) % maxHistory;
    }
    const draw = draws;
    if (step.next.noise !== 0) {
      draws += 1;
    }
    const knownDraw = draws;
    if (facts.known && marginal.noise !== 0) {
      draws += 1;
    }
    floats.set(coefficients(step, next?.inputScale ?? 1), at);
    floats.set([marginal.signal, marginal.noise, step.next.saved, facts.guidanceScale], at + 24);
    words.set(
      [
        ...[step.remember ? 1 : 0, step.save ? 1 : 0, newest, draw],
        ...[knownDraw, index % facts.frames, Math.min(index + 1, plan.length - 1), facts.seed],
      ],
      at + 28,
    );
  });
  return words;
}

/** The first 24 numbers of a row. */
function coefficients({ predictX0, clip, remember, save, next }: SamplerStep, inputScale: number): number[] {
  const four = (factors: readonly number[] = []) =>
    Array.from({ length: maxHistory }, (_, k) => factors[k] ?? 0);
  return [
    ...[predictX0.x, predictX0.output, clip ?? unbounded, inputScale],
    ...[remember?.x ?? 0, remember?.output ?? 0, remember?.x0 ?? 0, 0],
    ...[save?.x ?? 0, save?.saved ?? 0, 0, 0],
    ...four(save?.history),
    ...[next.x, next.x0, next.output, next.noise],
    ...four(next.history),
  ];
}
