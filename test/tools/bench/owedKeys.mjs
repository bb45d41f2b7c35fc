const perStep = [
  'dispatches',
  'submits',
  'buffersCreated',
  'bindGroupsCreated',
  'bytesWritten',
  'jsMsNull',
  'peakBytes',
];

/**
 * What a group owes whatever happens: each of these is a number, or null with the reason under `….reason`, and says
 * under its own `….on`, or under that of what it is part of, which preset and batch it was measured on.
 * @type {Readonly<Record<string, readonly string[]>>}
 */
export const owedKeys = {
  train: [
    ...['train', 'peers.tfjs', 'peers.jaxjs'].flatMap((library) => perStep.map((key) => `${library}.${key}`)),
    ...['tfjs', 'jaxjs'].flatMap((peer) => [`train.ratio.dispatches.${peer}`, `train.ratio.jsMs.${peer}`]),
    'sample.dispatches',
    'memory.ratio.tfjs',
  ],
  activation: ['activationExtraMs', 'activationRatio', 'startExtraMs'],
  figures: ['figureFrameMs', 'figureFirstMs', 'previewFirstMs', 'figuresBytes'],
  cpu: [
    'cpu.gflops',
    'cpu.convGflops',
    'cpu.ratio.tfjsCpu',
    'cpu.wasm.gflops',
    'cpu.wasm.peakGflops',
    'cpu.ratio.ort',
    'cpu.sampleRatio.ort',
    'cpu.ratio.torch',
    'cpu.parallel.gain',
    'cpu.parallel.copiesGain',
    'cpu.parallel.serialShare',
    'cpu.parallel.computedGain.4',
    'cpu.parallel.computedGain.8',
    'cpu.parallel.eventLoopDelayMs.p99',
    'cpu.wasm.memoryBytes',
    'cpu.wasm.startSeconds',
    'cpu.ort.memoryBytes',
    'cpu.ort.startSeconds',
  ],
  delay: ['delay.windowIdleMs.p99', 'delay.windowMs.p99', 'delay.pageMs.p99'],
  software: [
    'train.softwareRatio.tfjs',
    'train.softwareRatio.jaxjs',
    'sample.ratio.ortWebgpu',
    'sample.ratio.tfjs',
    'cpu.ratio.tfjsWebgpu',
  ],
};

/**
 * The keys of a group that were not measured, as null with a reason.
 * @param {string} group
 * @param {ReadonlySet<string>} measured
 * @param {string} reason
 * @returns {Record<string, unknown>}
 */
export function unmeasured(group, measured, reason) {
  const missing = (owedKeys[group] ?? []).filter((key) => !measured.has(key));
  return Object.fromEntries(
    missing.flatMap((key) => [
      [key, null],
      [`${key}.reason`, reason],
    ]),
  );
}
