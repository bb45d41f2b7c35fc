import * as l10n from '@vscode/l10n';
import type { WebgpuContext } from './webgpuContext';

interface Disposable {
  dispose(): void;
}

/** Whether the device has the memory for what `make` makes; it is given back unless `keep`. */
async function attempt<Plan extends Disposable>(
  { gpu: { device, counters } }: WebgpuContext,
  make: () => Promise<Plan>,
): Promise<Plan | undefined> {
  const before = counters.bytes;
  device.pushErrorScope('out-of-memory');
  device.pushErrorScope('validation');
  const outcome = await make().then(
    (plan) => ({ plan }),
    (error: unknown) => ({ error }),
  );
  const invalid = await device.popErrorScope();
  const outOfMemory = await device.popErrorScope();
  const failed = outOfMemory ?? (invalid && /size|limit|memory/i.test(invalid.message) ? invalid : null);
  if ('plan' in outcome) {
    if (!failed && !invalid) return outcome.plan;
    outcome.plan.dispose();
    if (!failed) throw new Error(invalid?.message);
    return undefined;
  }
  counters.bytes = before;
  if (failed) return undefined;
  throw outcome.error;
}

/**
 * Makes what a batch needs.
 * @throws {RangeError} with the batch size that would fit when the GPU's memory does not suffice.
 */
export async function withinMemory<Plan extends Disposable>(
  context: WebgpuContext,
  batch: number,
  make: (batch: number) => Promise<Plan>,
): Promise<Plan> {
  const plan = await attempt(context, () => make(batch));
  if (plan) return plan;
  for (let smaller = Math.floor(batch / 2); smaller >= 1; smaller = Math.floor(smaller / 2)) {
    const fitting = await attempt(context, () => make(smaller));
    if (!fitting) continue;
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
