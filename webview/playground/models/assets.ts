import * as l10n from '@vscode/l10n';
import type { InitMessage } from '../../../src/protocol/toPage';
import type { RunAssets } from '../run/runAssets';

/**
 * Fetches what the page works with. The worker's script becomes a blob: URL, since a worker must come from the
 * page's own origin and the extension's files do not.
 * @throws {Error} whose message names the file that is missing.
 */
export async function loadAssets({ assets, cpuWorkers, l10n: bundle }: InitMessage): Promise<RunAssets> {
  const [worker, digits] = await Promise.all([fetchAsset(assets.worker), fetchAsset(assets.digits)]);
  const script = new Blob([worker], { type: 'text/javascript' });
  return {
    workerUrl: URL.createObjectURL(script),
    digits,
    onnxWasm: () => fetchAsset(assets.onnxWasm),
    cpuWorkers,
    l10n: bundle ? plainBundle(bundle) : undefined,
  };
}

/**
 * A file of the extension.
 * @throws {Error} with a sentence that names it when it cannot be read.
 */
export async function fetchAsset(url: string): Promise<ArrayBuffer> {
  const response = await fetch(url);
  if (!response.ok) {
    const name = url.split('/').at(-1) ?? url;
    throw new Error(
      l10n.t('The file {0} of the extension could not be read. Install the extension again.', name),
    );
  }
  return response.arrayBuffer();
}

type Bundle = NonNullable<InitMessage['l10n']>;

/** The messages alone: comments are for translators. */
function plainBundle(bundle: Bundle): Readonly<Record<string, string>> {
  return Object.fromEntries(
    Object.entries(bundle).map(([key, entry]) => [key, typeof entry === 'string' ? entry : entry.message]),
  );
}
