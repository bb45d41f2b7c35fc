import type { Window } from '../../../graph/shape';
import type { PanelLayout } from '../networkMemory';
import { backwardTable, forwardTable, gradientPairs, type Moves } from '../tables';
import { inputOf, type Job, type WasmNode } from './wasmOperation';

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

/** y = x w + b, w lying as [kernel, kernel, in, out]. */
export function forwardJob(node: WasmNode<'conv2d'> | WasmNode<'linear'>, window: Window): Job {
  const [x, y] = [inputOf(node), node.id];
  const { weight, bias } = node.operation;
  const input = node.graph.node(x).shape;
  return {
    reads: [x],
    writes: [y],
    step(place) {
      const [from, to] = [place.rows(x), place.rows(y)];
      const { moves, images } = passesOver({ window, input, output: node.shape }, place.batch);
      const taps = window.kernel ** 2;
      const table = place.memory.table(`forward ${from.rowBytes} ${keyOf(moves)}`, () =>
        forwardTable(moves, from.rowBytes),
      );
      const panels = place.panels(weight, 'forward', {
        taps,
        rows: from.channels,
        columns: to.channels,
        tapStride: from.channels * to.channels,
        rowStride: to.channels,
        columnStride: 1,
      });
      const biases = place.panels(bias, 'forward', vectorPanels(to.channels));
      const [imageBytes, pixels] = [
        (from.imageBytes * place.batch) / images,
        (to.pixels * place.batch) / images,
      ];
      const { kernels } = place.memory;
      return () =>
        kernels.product(
          from.pointer,
          imageBytes,
          table,
          taps,
          from.channels,
          panels,
          biases,
          to.pointer,
          to.rowBytes,
          images,
          pixels,
        );
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
  const output = node.graph.node(dy).shape;
  return {
    reads: [dy],
    writes: [dx],
    step(place) {
      const [from, to] = [place.rows(dy), place.rows(dx)];
      const { moves, images } = passesOver({ window, input: node.shape, output }, place.batch);
      const taps = window.kernel ** 2;
      const table = place.memory.table(`backward ${from.rowBytes} ${keyOf(moves)}`, () =>
        backwardTable(moves, from.rowBytes),
      );
      const panels = place.panels(weight, 'backward', {
        taps,
        rows: from.channels,
        columns: to.channels,
        tapStride: from.channels * to.channels,
        rowStride: 1,
        columnStride: from.channels,
      });
      const [imageBytes, pixels] = [
        (from.imageBytes * place.batch) / images,
        (to.pixels * place.batch) / images,
      ];
      const { kernels } = place.memory;
      return () =>
        kernels.product(
          from.pointer,
          imageBytes,
          table,
          taps,
          from.channels,
          panels,
          0,
          to.pointer,
          to.rowBytes,
          images,
          pixels,
        );
    },
  };
}

/** dw = xᵀ dy. */
export function weightGradientJob(
  node: WasmNode<'conv2dWeightGradient'> | WasmNode<'linearWeightGradient'>,
  window: Window,
): Job {
  const [x, dy] = [inputOf(node), inputOf(node, 1)];
  const [input, output] = [node.graph.node(x).shape, node.graph.node(dy).shape];
  return {
    reads: [x, dy],
    writes: [],
    step(place) {
      const [from, to] = [place.rows(x), place.rows(dy)];
      const { moves, images } = passesOver({ window, input, output }, place.batch);
      const pairs = place.memory.table(`pairs ${from.rowBytes} ${to.rowBytes} ${keyOf(moves)}`, () =>
        gradientPairs(moves, from.rowBytes, to.rowBytes),
      );
      const perImage = place.batch / images;
      const gradient = place.gradient(node.id);
      const { kernels } = place.memory;
      return () =>
        kernels.weightGradient(
          from.pointer,
          from.imageBytes * perImage,
          to.pointer,
          to.imageBytes * perImage,
          pairs,
          window.kernel ** 2,
          from.channels,
          to.channels,
          images,
          to.pixels * perImage,
          gradient,
        );
    },
  };
}

/** A vector with zeros up to whole panels. */
function vectorPanels(columns: number): PanelLayout {
  return { taps: 1, rows: 1, columns, tapStride: 0, rowStride: 0, columnStride: 1 };
}
