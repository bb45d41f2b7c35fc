import { mostCpuWorkers } from '../../../src/protocol/engineChoice';
import type { HelperThread } from '../backends/wasm/pool/helper';
import type { HelperAnswer } from '../backends/wasm/pool/helperMessages';

/** How many threads compute on a machine of so many cores: all of up to four, otherwise all but one. */
export function workersFor(cores: number): number {
  return Math.max(1, Math.min(mostCpuWorkers, cores <= 4 ? cores : cores - 1));
}

/** What starts the helpers of this worker, one thread fewer than compute; none where there are no workers. */
export function helperWorkers(wanted?: number): readonly (() => HelperThread)[] {
  const scope = globalThis as {
    readonly location?: { readonly href: string };
    readonly Worker?: typeof Worker;
  };
  const { location, Worker: Thread } = scope;
  if (!location || !Thread) {
    return [];
  }
  const workers = wanted ?? workersFor(navigator.hardwareConcurrency);
  // Helpers run the script that this worker runs.
  return Array.from({ length: workers - 1 }, () => () => threadOf(new Thread(location.href)));
}

function threadOf(worker: Worker): HelperThread {
  return {
    postMessage: (message, transfer = []) => worker.postMessage(message, transfer),
    listen(answered, failed) {
      worker.onmessage = ({ data }: MessageEvent<HelperAnswer>) => answered(data);
      worker.onerror = (event) => {
        // Else it would count as an error of this worker too.
        event.preventDefault();
        failed();
      };
      worker.onmessageerror = failed;
    },
    terminate: () => worker.terminate(),
  };
}
