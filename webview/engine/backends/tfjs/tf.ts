// The only importer of tfjs-core: alone it knows no gradients, so they are registered here.
export * from '@tensorflow/tfjs-core';
import '@tensorflow/tfjs-core/dist/register_all_gradients';
