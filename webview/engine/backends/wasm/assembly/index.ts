// The kernels of the wasm engine, in AssemblyScript. Values are rows of channels, a row a pixel, an image after the
// other; rows are of whole vectors of four numbers, and what fills the last of them is 0. Lengths and strides are
// bytes unless their names say what they count.
export { heap, zeros } from './memory';
export { product } from './product';
export { weightGradient } from './weightGradient';
export { pack } from './pack';
export { groupNorm, groupNormGradient } from './groupNorm';
export { softmax, softmaxGradient } from './softmax';
export { add, addPerChannel, copyColumns, multiply, silu, siluGradient, sumPixels } from './elementwise';
export { upsample, upsampleGradient } from './images';
export { embedding, embeddingGradient } from './table';
export { meanSquaredError, meanSquaredErrorGradient } from './loss';
export { winograd, winogradWeightGradient, winogradWeights } from './winograd';
export { adam, addShare, sumOfSquares } from './optimiser';
