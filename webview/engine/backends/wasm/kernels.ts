import { bytesOfBase64 } from '../../../../src/base/base64';
import { plainKernels, relaxedKernels } from './kernelModules';

/**
 * The functions of `assembly/`, where each is described. All numbers but factors and rates are addresses, bytes and
 * counts.
 */
export interface Kernels {
  product(
    x: number,
    imageBytes: number,
    table: number,
    taps: number,
    channels: number,
    panels: number,
    bias: number,
    y: number,
    rowBytes: number,
    images: number,
    pixels: number,
  ): void;
  weightGradient(
    x: number,
    imageBytes: number,
    dy: number,
    dyImageBytes: number,
    pairs: number,
    taps: number,
    channels: number,
    outputs: number,
    images: number,
    pixels: number,
    dw: number,
  ): void;
  winograd(
    x: number,
    rowBytes: number,
    channels: number,
    table: number,
    planes: number,
    bias: number,
    y: number,
    yRowBytes: number,
    height: number,
    width: number,
    images: number,
    work: number,
  ): void;
  winogradWeightGradient(
    x: number,
    channels: number,
    table: number,
    dy: number,
    outputs: number,
    height: number,
    width: number,
    images: number,
    dw: number,
    work: number,
  ): void;
  winogradWeights(panels: number, rows: number, columns: number, flipped: boolean, planes: number): void;
  pack(
    from: number,
    taps: number,
    rows: number,
    columns: number,
    tapStride: number,
    rowStride: number,
    columnStride: number,
    panels: number,
  ): void;
  groupNorm(
    x: number,
    rowBytes: number,
    images: number,
    pixels: number,
    channels: number,
    groups: number,
    eps: number,
    weight: number,
    bias: number,
    activated: boolean,
    y: number,
  ): void;
  groupNormGradient(
    x: number,
    rowBytes: number,
    images: number,
    pixels: number,
    channels: number,
    groups: number,
    eps: number,
    weight: number,
    bias: number,
    activated: boolean,
    dy: number,
    dx: number,
    dweight: number,
    dbias: number,
  ): void;
  softmax(x: number, rows: number, count: number, factor: number): void;
  softmaxGradient(shares: number, gradient: number, rows: number, count: number, factor: number): void;
  silu(x: number, end: number, y: number): void;
  siluGradient(x: number, end: number, dy: number, dx: number): void;
  add(x: number, end: number, y: number, sum: number): void;
  multiply(x: number, end: number, y: number, result: number): void;
  addPerChannel(x: number, rowBytes: number, images: number, pixels: number, vector: number, y: number): void;
  sumPixels(x: number, rowBytes: number, images: number, pixels: number, sums: number): void;
  copyColumns(
    from: number,
    fromRowBytes: number,
    to: number,
    toRowBytes: number,
    rows: number,
    bytes: number,
  ): void;
  upsample(x: number, rowBytes: number, height: number, width: number, y: number): void;
  upsampleGradient(dy: number, rowBytes: number, height: number, width: number, dx: number): void;
  embedding(
    labels: number,
    images: number,
    table: number,
    classes: number,
    width: number,
    rows: number,
    rowBytes: number,
  ): void;
  embeddingGradient(
    labels: number,
    images: number,
    dy: number,
    rowBytes: number,
    classes: number,
    width: number,
    gradient: number,
  ): void;
  meanSquaredError(
    prediction: number,
    target: number,
    weight: number,
    images: number,
    pixels: number,
    channels: number,
    rowBytes: number,
  ): number;
  meanSquaredErrorGradient(
    prediction: number,
    target: number,
    weight: number,
    images: number,
    imageBytes: number,
    count: number,
    gradient: number,
  ): void;
  adam(
    weights: number,
    end: number,
    ema: number,
    moment: number,
    square: number,
    gradient: number,
    clip: number,
    momentShare: number,
    squareShare: number,
    stepSize: number,
    unbias: number,
    epsilon: number,
    emaShare: number,
  ): void;
  sumOfSquares(x: number, end: number): number;
  addShare(x: number, end: number, share: number, sum: number): void;
}

/** Whether multiply-adds round once (relaxed SIMD, so that bits depend on the processor) or twice. */
export type KernelVariant = 'plain' | 'relaxed';

const bytesOf = (variant: KernelVariant) =>
  bytesOfBase64(variant === 'relaxed' ? relaxedKernels : plainKernels);

/** Relaxed SIMD where there is any. */
export function bestVariant(): KernelVariant {
  return WebAssembly.validate(bytesOf('relaxed')) ? 'relaxed' : 'plain';
}

/** @throws {WebAssembly.CompileError} where there is no SIMD. */
export function compileKernels(variant: KernelVariant): Promise<WebAssembly.Module> {
  return WebAssembly.compile(bytesOf(variant));
}
