import * as l10n from '@vscode/l10n';
import { OutOfGpuMemory } from './gpu';

interface Disposable {
  dispose(): void;
}

/** What `make` makes, or undefined when the device has no memory for it. */
async function attempt<Plan extends Disposable>(make: () => Promise<Plan>): Promise<Plan | undefined> {
  try {
    return await make();
  } catch (error) {
    if (error instanceof OutOfGpuMemory) {
      return undefined;
    }
    throw error;
  }
}

/**
 * Makes a batch's plan. `make` must have destroyed its buffers when it fails.
 * @throws {RangeError} with the batch size that would fit when the GPU's memory does not suffice.
 */
export async function withinMemory<Plan extends Disposable>(
  batch: number,
  make: (batch: number) => Promise<Plan>,
): Promise<Plan> {
  const plan = await attempt(() => make(batch));
  if (plan) {
    return plan;
  }
  for (let smaller = Math.floor(batch / 2); smaller >= 1; smaller = Math.floor(smaller / 2)) {
    const fitting = await attempt(() => make(smaller));
    if (!fitting) {
      continue;
    }
    fitting.dispose();
    throw new RangeError(
      l10n.t(
        'The GPU has no memory for {0} images at once. {1} would fit; choose that or less.',
        batch,
        smaller,
      ),
    );
  }
  throw new RangeError(
    l10n.t(
      'The GPU has no memory for this network, not even for one image at a time. Choose a smaller preset.',
    ),
  );
}
