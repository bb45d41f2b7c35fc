import { closedForm, diffuse } from '../../../src/diffusion/forwardProcess';
import { SampleNoise } from '../../../src/diffusion/random/sampleNoise';
import { tracePlan } from '../../../src/diffusion/samplers/tracePlan';
import type { FigureState } from '../../../src/figures';
import { networkNoise } from '../../../src/figures/digitsNetwork';
import {
  columnShare,
  columnTime,
  lastColumn,
  latentSteps,
  latentTime,
  mixed,
  stepsPerColumn,
} from '../../../src/figures/latents';
import { ancestralPlan, deterministicPlan } from '../../../src/figures/samplerPlans';
import { batchOf, GrowingTable, imageOf, predictAll, type ImageTable } from '../kit/network/gridWork';
import type { Begin } from '../kit/network/networkWork';

type State = FigureState<'latents'>;

/** A strip as it is worked out: its tables, each with more in it than the one before. */
interface Strip {
  /** How many tables there will be. */
  readonly of: number;
  readonly begin: Begin<ImageTable>;
}

const size = 16 * 16;
const columns = Array.from({ length: lastColumn + 1 }, (_, column) => column);
const noisy = ancestralPlan(latentSteps, 'small', true);
const smooth = deterministicPlan(latentSteps, true);
/** Digits of each column that are drawn from the same noised one. */
export const drawnPerColumn = 3;

/** Rows: x_t, then x̂_0 of it, at the t of the columns. */
export function progressive({ seed }: State): Strip {
  return {
    of: latentSteps,
    async *begin(network) {
      const table = new GrowingTable(2, columns.length);
      const noise = new SampleNoise(seed, 1, size);
      for await (const step of tracePlan(noisy, noise.draw(), predictAll(network), () => noise.draw())) {
        const column = step.index / stepsPerColumn;
        if (Number.isInteger(column) && column <= lastColumn) {
          table.set(0, column, step.x);
          table.set(1, column, step.x0);
        }
        yield table.now;
      }
    },
  };
}

/** Rows: the mixed images, the same noised to t, and what DDIM makes of them. */
export function interpolation(from: Float32Array, to: Float32Array, { seed, level }: State): Strip {
  return {
    of: level,
    async *begin(network) {
      const table = new GrowingTable(3, columns.length);
      const noise = new SampleNoise(seed, 1, size).draw();
      const images = columns.map((column) => mixed(from, to, columnShare(column)));
      const starts = images.map((image) =>
        diffuse(closedForm(networkNoise, latentTime(level)), image, noise),
      );
      for (const column of columns) {
        table.set(0, column, images[column]!);
        table.set(1, column, starts[column]!);
      }
      const noNoise = (): Float32Array => new Float32Array();
      const trace = tracePlan(smooth, batchOf(starts), predictAll(network), noNoise, latentSteps - level);
      for await (const step of trace) {
        columns.forEach((column) => table.set(2, column, imageOf(step.x0, column, size)));
        yield table.now;
      }
    },
  };
}

/** Rows: the digit noised to the t of the column, and digits drawn from there, each with noise of its own. */
export function shared(digit: Float32Array, { seed }: State): Strip {
  const first = (column: number): number => column * stepsPerColumn;
  return {
    of: columns.reduce((sum, column) => sum + latentSteps - first(column), 0),
    async *begin(network) {
      const table = new GrowingTable(1 + drawnPerColumn, columns.length);
      const start = new SampleNoise(seed, 1, size).draw();
      const starts = columns.map((column) =>
        diffuse(closedForm(networkNoise, columnTime(column)), digit, start),
      );
      starts.forEach((xt, column) => table.set(0, column, xt));
      // The short ways first.
      for (const column of [...columns].reverse()) {
        const noise = new SampleNoise(seed, drawnPerColumn, size);
        // The first draw is that of x_t.
        noise.draw();
        const batch = batchOf(Array.from({ length: drawnPerColumn }, () => starts[column]!));
        const trace = tracePlan(noisy, batch, predictAll(network), () => noise.draw(), first(column));
        for await (const step of trace) {
          for (let row = 0; row < drawnPerColumn; row++) {
            table.set(1 + row, column, imageOf(step.x0, row, size));
          }
          yield table.now;
        }
      }
    },
  };
}
