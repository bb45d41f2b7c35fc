import * as l10n from '@vscode/l10n';
import type { ModelFile } from '../../../src/protocol/modelExchange';
import type { Network } from '../contract/network';
import { exportFiles, type ExportedRun } from '../models/exportFiles';
import type { WorkerRequest } from '../protocol/requests';

/**
 * The files of the network that a request names, else of the run's own.
 * @throws {Error} with a sentence when the network has no such form, or the form is one of runs alone.
 */
export async function requestedExport(
  { format, model }: Extract<WorkerRequest, { type: 'exportModel' }>,
  network: Network,
  run: ExportedRun,
): Promise<readonly ModelFile[]> {
  const files = await exportFiles(network, format, () => {
    if (model !== undefined) {
      throw new Error(l10n.t('{0} is not a training run; train from it first.', model));
    }
    return run;
  });
  return [...files].map(([path, bytes]) => ({ path, bytes }));
}
