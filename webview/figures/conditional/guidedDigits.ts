import { guidedOutput } from '../../../src/diffusion/guidedOutput';
import { SampleNoise } from '../../../src/diffusion/random/sampleNoise';
import { tracePlan, type Predict } from '../../../src/diffusion/samplers/tracePlan';
import type { FigureState } from '../../../src/figures';
import { digitsPerScale, guidedSteps, scales } from '../../../src/figures/conditional';
import { deterministicPlan } from '../../../src/figures/samplerPlans';
import { batchOf, GrowingTable, imageOf, type ImageTable } from '../kit/network/gridWork';
import type { FigureNetwork } from '../kit/network/network';
import type { Begin } from '../kit/network/networkWork';

const size = 16 * 16;
const plan = deterministicPlan(guidedSteps, true);

/** Rows of digits from the same noise, a column for each scale; x̂_0 after each step. */
export function guidedDigits({ digitClass, seed }: FigureState<'conditional'>): Begin<ImageTable> {
  return async function* begin(network) {
    const start = new SampleNoise(seed, digitsPerScale, size).draw();
    const starts = batchOf(scales.map(() => start));
    const noNoise = (): Float32Array => new Float32Array();
    for await (const { x0 } of tracePlan(plan, starts, guided(network, digitClass), noNoise)) {
      const table = new GrowingTable(digitsPerScale, scales.length);
      for (let row = 0; row < digitsPerScale; row++) {
        scales.forEach((_, column) =>
          table.set(row, column, imageOf(x0, column * digitsPerScale + row, size)),
        );
      }
      yield table.now;
    }
  };
}

/** The guided output for all columns: with the class and without one, in one batch. */
function guided(network: FigureNetwork, digitClass: number): Predict {
  return async (x, t) => {
    const count = x.length / size;
    const labels = Int32Array.from({ length: 2 * count }, (_, index) =>
      index < count ? digitClass : network.model.classes,
    );
    const outputs = await network.predict(batchOf([x, x]), new Float32Array(2 * count).fill(t), { labels });
    const [conditional, unconditional] = [outputs.subarray(0, x.length), outputs.subarray(x.length)];
    const perScale = digitsPerScale * size;
    const part = (values: Float32Array, column: number): Float32Array =>
      values.subarray(column * perScale, (column + 1) * perScale);
    return batchOf(
      scales.map((scale, column) =>
        guidedOutput(part(conditional, column), part(unconditional, column), scale),
      ),
    );
  };
}
