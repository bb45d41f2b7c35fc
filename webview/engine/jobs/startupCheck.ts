import * as l10n from '@vscode/l10n';
import { plainDevice } from '../backends/plain/plainDevice';
import { oneSlice } from '../backends/plain/slices';
import type { EngineDevice } from '../contract/engineDevice';
import { compareOperation, tolerances } from './agreement';
import { operationNetworks } from './operationNetworks';

/** What a U-Net spends its time in, and what this processor's vector instructions could round differently. */
const checked = ['conv2d', 'groupNorm', 'attention'] as const;

/**
 * Compares an engine with plain JavaScript on networks of a few pixels, forward and backward: milliseconds.
 * @returns what differs in a sentence; undefined when the engine agrees on this machine
 */
export async function disagreement(subject: EngineDevice): Promise<string | undefined> {
  const reference = plainDevice(oneSlice);
  try {
    for (const name of checked) {
      const graph = operationNetworks[name];
      if (!graph) {
        throw new Error(`There is no network for ${name}.`);
      }
      const { forward, gradients } = await compareOperation(subject, reference, graph);
      if (!(forward <= tolerances.forward && gradients <= tolerances.gradients)) {
        return l10n.t('On this processor its results for {0} differ from the reference.', name);
      }
    }
    return undefined;
  } finally {
    reference.dispose();
  }
}
