import type * as ort from 'onnxruntime-web/wasm';

/** A float32 tensor on its way into or out of a model. */
export interface OnnxTensor {
  readonly dims: readonly number[];
  readonly data: Float32Array;
}

/** A whole-number tensor, which only models from elsewhere take. */
export interface OnnxIntegers {
  readonly dims: readonly number[];
  readonly data: BigInt64Array | Int32Array;
}

/** A tensor at a model's border as the model declares it; a text or a negative extent is known only at run time. */
export interface OnnxValueInfo {
  readonly name: string;
  /** ONNX Runtime's name of the element type, e.g. `float32` or `int64`. */
  readonly type: string;
  readonly shape: readonly (number | string)[];
}

/** A model made ready to run. */
export interface OnnxSession {
  readonly inputs: readonly OnnxValueInfo[];
  readonly outputs: readonly OnnxValueInfo[];
  run(
    inputs: Readonly<Record<string, OnnxTensor | OnnxIntegers>>,
  ): Promise<Readonly<Record<string, OnnxTensor>>>;
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
  const tensorOf = (data: OnnxTensor['data'] | OnnxIntegers['data'], dims: readonly number[]): ort.Tensor => {
    if (data instanceof Float32Array) {
      return new Tensor('float32', data, dims);
    }
    return data instanceof BigInt64Array ? new Tensor('int64', data, dims) : new Tensor('int32', data, dims);
  };
  return {
    open: async (model) => {
      const session = await InferenceSession.create(model, options);
      return {
        inputs: session.inputMetadata.map(valueInfo),
        outputs: session.outputMetadata.map(valueInfo),
        run: async (inputs) => {
          const feeds = Object.entries(inputs).map(([name, { dims, data }]) => [name, tensorOf(data, dims)]);
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

function valueInfo(value: ort.InferenceSession.ValueMetadata): OnnxValueInfo {
  return value.isTensor
    ? { name: value.name, type: value.type, shape: value.shape }
    : { name: value.name, type: 'none', shape: [] };
}

function floats(name: string, { data, dims }: ort.Tensor): OnnxTensor {
  if (!(data instanceof Float32Array)) {
    throw new TypeError(`The model's output ${name} is not of type float32.`);
  }
  return { data, dims };
}
