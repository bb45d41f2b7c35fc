import type { OnnxOperations } from './onnxOperation';

export const timeEmbedding: OnnxOperations<'timeEmbedding'> = {
  timeEmbedding: {
    lower: ({ model, batch }, { operation: { width } }) => model.input('time_embedding', [batch, 1, width]),
    exported(model, { operation: { width, flipSinToCos, freqShift }, operands: [timestep = ''] }) {
      const half = width / 2;
      const frequencies = Float32Array.from({ length: half }, (_, i) =>
        Math.exp((-Math.log(10000) * i) / (half - freqShift)),
      );
      const t = model.reshape(model.add('Cast', [timestep], { to: { int: 1 } }), -1, 1);
      const angles = model.add('Mul', [t, model.floats(frequencies, [1, half])]);
      const waves = [model.add('Sin', [angles]), model.add('Cos', [angles])];
      return model.add('Concat', flipSinToCos ? waves.reverse() : waves, { axis: { int: 1 } });
    },
  },
};
