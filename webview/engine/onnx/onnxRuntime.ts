import type * as ort from 'onnxruntime-web/wasm';

/** A float32 tensor on its way into or out of a model. */
export interface OnnxTensor {
  readonly dims: readonly number[];
  readonly data: Float32Array;
}

/** A model made ready to run. */
export interface OnnxSession {
  run(inputs: Readonly<Record<string, OnnxTensor>>): Promise<Readonly<Record<string, OnnxTensor>>>;
  dispose(): Promise<void>;
}

/** What runs ONNX models. */
export interface OnnxRuntime {
  open(model: Uint8Array): Promise<OnnxSession>;
}

/** One of ONNX Runtime's packages for JavaScript as our runtime. */
export function onnxRuntime(
  { InferenceSession, Tensor }: Pick<typeof ort, 'InferenceSession' | 'Tensor'>,
  options: ort.InferenceSession.SessionOptions,
): OnnxRuntime {
  return {
    open: async (model) => {
      const session = await InferenceSession.create(model, options);
      return {
        run: async (inputs) => {
          const feeds = Object.entries(inputs).map(([name, { dims, data }]) => [
            name,
            new Tensor('float32', data, dims),
          ]);
          const outputs = await session.run(Object.fromEntries(feeds) as ort.InferenceSession.FeedsType);
          return Object.fromEntries(
            Object.entries(outputs).map(([name, tensor]) => [name, floats(name, tensor)]),
          );
        },
        dispose: () => session.release(),
      };
    },
  };
}

function floats(name: string, { data, dims }: ort.Tensor): OnnxTensor {
  if (!(data instanceof Float32Array))
    throw new TypeError(`The model's output ${name} is not of type float32.`);
  return { data, dims };
}
