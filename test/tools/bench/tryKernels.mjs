/** @typedef {{ shape: string, times: { kernel: string, ms?: number, failure?: string }[] }} TriedShape */

/** A software adapter ends the process at large tiles, so that only tiles in registers are tried there. */
const small = /^register/;

/**
 * Times the kernels that the tuner chooses from, of a preset's costliest shapes, each in a process of its own.
 * @param {(parameters: readonly string[], limitSeconds?: number) => Promise<any>} run
 * @param {{ preset: string, tunedBatch: number, tunedShapes: number, software: boolean, limitSeconds: number }} extent
 * @param {(line: string) => void} tell
 * @returns {Promise<TriedShape[]>}
 */
export async function tryKernels(run, { preset, tunedBatch, tunedShapes, software, limitSeconds }, tell) {
  const on = [preset, String(tunedBatch)];
  /** @type {{ shapes: { shape: string, kernels: string[] }[] }} */
  const { shapes } = await run(['shapes', ...on]);
  const tried = [];
  for (const { shape, kernels } of shapes.slice(0, tunedShapes)) {
    /** @type {TriedShape['times']} */
    const times = [];
    for (const kernel of kernels.filter((name) => !software || small.test(name))) {
      const time = await run(['tryKernel', ...on, shape, kernel], limitSeconds).then(
        ({ ms }) => ({ kernel, ms }),
        (/** @type {Error} */ error) => ({ kernel, failure: error.message.split('\n').at(-1) ?? '' }),
      );
      tell(`${shape}, ${kernel}: ${'ms' in time ? `${time.ms.toFixed(3)} ms` : time.failure}`);
      times.push(time);
    }
    tried.push({ shape, times });
  }
  return tried;
}
