import type { Window } from '../../../graph/shape';
import type { PanelLayout } from '../networkMemory';
import type { ProductWay } from './productWay';
import { backwardTable, forwardTable, gradientPairs, type Moves } from '../tables';
import { inputOf, type Job, type Place, type Rows, type Step, type WasmNode } from './wasmOperation';
import { suitsWinograd, winogradGradientStep, winogradStep } from './winograd';

/** y = x w + b, w lying as [kernel, kernel, in, out]. */
export function forwardJob(node: WasmNode<'conv2d'> | WasmNode<'linear'>, window: Window): Job {
  const [x, y] = [inputOf(node), node.id];
  const { weight, bias } = node.operation;
  const moves = { window, input: node.graph.node(x).shape, output: node.shape };
  return {
    reads: [x],
    writes: [y],
    step(place) {
      const [from, to] = [place.rows(x), place.rows(y)];
      const layout = {
        taps: window.kernel ** 2,
        rows: from.channels,
        columns: to.channels,
        tapStride: from.channels * to.channels,
        rowStride: to.channels,
        columnStride: 1,
      };
      const biases = place.panels(bias, 'forward', vectorPanels(to.channels));
      return productStep(place, moves, from, to, { name: 'forward', weight, layout, bias: biases });
    },
  };
}

/** dx = dy wᵀ. */
export function inputGradientJob(
  node: WasmNode<'conv2dInputGradient'> | WasmNode<'linearInputGradient'>,
  window: Window,
): Job {
  const [dy, dx] = [inputOf(node), node.id];
  const { weight } = node.operation;
  const moves = { window, input: node.shape, output: node.graph.node(dy).shape };
  return {
    reads: [dy],
    writes: [dx],
    step(place) {
      const [from, to] = [place.rows(dy), place.rows(dx)];
      const layout = {
        taps: window.kernel ** 2,
        rows: from.channels,
        columns: to.channels,
        tapStride: from.channels * to.channels,
        rowStride: 1,
        columnStride: from.channels,
      };
      return productStep(place, moves, from, to, { name: 'backward', weight, layout, bias: 0 });
    },
  };
}

/** dw = xᵀ dy. */
export function weightGradientJob(
  node: WasmNode<'conv2dWeightGradient'> | WasmNode<'linearWeightGradient'>,
  window: Window,
): Job {
  const [x, dy] = [inputOf(node), inputOf(node, 1)];
  const moves = { window, input: node.graph.node(x).shape, output: node.graph.node(dy).shape };
  return {
    reads: [x, dy],
    writes: [],
    step(place) {
      const [from, to] = [place.rows(x), place.rows(dy)];
      const gradient = place.gradient(node.id);
      return suitsWinograd(moves)
        ? winogradGradientStep(place, from, to, gradient)
        : gradientStep(place, moves, from, to, gradient);
    },
  };
}

function productStep(place: Place, moves: Moves, from: Rows, to: Rows, way: ProductWay): Step {
  if (suitsWinograd(moves)) {
    return winogradStep(place, from, to, way);
  }
  const { memory, batch } = place;
  const { name, weight, layout, bias } = way;
  const { moves: passed, images } = passesOver(moves, batch);
  const table = memory.table(`${name} ${from.rowBytes} ${keyOf(passed)}`, () =>
    name === 'forward' ? forwardTable(passed, from.rowBytes) : backwardTable(passed, from.rowBytes),
  );
  const panels = place.panels(weight, name, layout);
  const perImage = batch / images;
  const { kernels } = memory;
  return () =>
    kernels.product(
      from.pointer,
      from.imageBytes * perImage,
      table,
      layout.taps,
      from.channels,
      panels,
      bias,
      to.pointer,
      to.rowBytes,
      images,
      to.pixels * perImage,
    );
}

function gradientStep({ memory, batch }: Place, moves: Moves, from: Rows, to: Rows, gradient: number): Step {
  const { moves: passed, images } = passesOver(moves, batch);
  const pairs = memory.table(`pairs ${from.rowBytes} ${to.rowBytes} ${keyOf(passed)}`, () =>
    gradientPairs(passed, from.rowBytes, to.rowBytes),
  );
  const perImage = batch / images;
  const { kernels } = memory;
  return () =>
    kernels.weightGradient(
      from.pointer,
      from.imageBytes * perImage,
      to.pointer,
      to.imageBytes * perImage,
      pairs,
      moves.window.kernel ** 2,
      from.channels,
      to.channels,
      images,
      to.pixels * perImage,
      gradient,
    );
}

/** Images of fewer pixels are taken as the pixels of one where every pixel stands alone. */
const fewPixels = 16;

/** How a product passes over a batch. */
function passesOver(moves: Moves, batch: number): { readonly moves: Moves; readonly images: number } {
  const [channels = 1, height = 1, width = 1] = moves.input;
  const [outputs = 1] = moves.output;
  const pixels = height * width;
  if (moves.window.kernel > 1 || moves.window.stride > 1 || pixels >= fewPixels) {
    return { moves, images: batch };
  }
  const all = batch * pixels;
  return { moves: { ...moves, input: [channels, 1, all], output: [outputs, 1, all] }, images: 1 };
}

const keyOf = ({ window: { kernel, stride, padding }, input, output }: Moves) =>
  JSON.stringify([kernel, stride, padding, input.slice(1), output.slice(1)]);

/** A vector with zeros up to whole panels. */
function vectorPanels(columns: number): PanelLayout {
  return { taps: 1, rows: 1, columns, tapStride: 0, rowStride: 0, columnStride: 1 };
}
