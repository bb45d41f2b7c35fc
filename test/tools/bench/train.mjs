import { runAlone } from './runAlone.mjs';

const on = { preset: 'ref', batch: 32 };

/**
 * What a training step and a denoising step ask of a GPU, ours and the peers', counted on Dawn's null device.
 * A peer that cannot run has null for each figure and says why.
 * @param {(figures: Record<string, unknown>) => void} report told each contender's figures as soon as they are there
 */
export async function measureTrain(report) {
  const ours = await runAlone('test/bench/runs/nullDevice.ts', ['ours', on.preset, String(on.batch)]);
  const { sampleDispatches, sampleSubmits, ...train } = ours;
  report({
    'train.on': { ...on, device: 'null' },
    ...prefixed('train', train),
    'sample.on': { ...on, device: 'null', sampler: 'ddim', steps: 50 },
    'sample.dispatches': sampleDispatches,
    'sample.submits': sampleSubmits,
    'train.ratio.on': { ...on, device: 'null' },
    'memory.ratio.on': { ...on, device: 'null' },
  });
  for (const peer of ['tfjs', 'tfjsEngine', 'jaxjs']) {
    report({ [`peers.${peer}.on`]: { ...on, device: 'null' } });
    try {
      const peers = await runAlone('test/bench/runs/nullDevice.ts', [peer, on.preset, String(on.batch)]);
      report({
        ...prefixed(`peers.${peer}`, peers),
        [`train.ratio.dispatches.${peer}`]: peers.dispatches / train.dispatches,
        [`train.ratio.jsMs.${peer}`]: peers.jsMsNull / train.jsMsNull,
        [`memory.ratio.${peer}`]: train.peakBytes / peers.peakBytes,
      });
    } catch (error) {
      const none = Object.fromEntries(Object.keys(train).map((key) => [key, null]));
      report({
        ...prefixed(`peers.${peer}`, none),
        [`peers.${peer}.reason`]: error instanceof Error ? error.message : String(error),
        [`train.ratio.dispatches.${peer}`]: null,
        [`train.ratio.jsMs.${peer}`]: null,
        [`memory.ratio.${peer}`]: null,
      });
    }
  }
}

/** @param {string} prefix @param {Readonly<Record<string, unknown>>} values */
function prefixed(prefix, values) {
  return Object.fromEntries(Object.entries(values).map(([key, value]) => [`${prefix}.${key}`, value]));
}
