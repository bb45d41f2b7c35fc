import * as l10n from '@vscode/l10n';
import type { FrameRecorder } from '../pictures/frameRecorder';
import type { WorkerRequest } from '../protocol/requests';

/** Answers a request for recorded frames. @throws {Error} with a sentence when there are none. */
export async function requestedFrames(
  request: Extract<WorkerRequest, { type: 'showFrame' | 'readFrames' | 'readPixels' }>,
  recorder: FrameRecorder,
): Promise<unknown> {
  switch (request.type) {
    case 'showFrame':
      if (!recorder.show(request.index)) {
        throw new RangeError(l10n.t('There is no recorded step {0}; sample first.', request.index + 1));
      }
      return undefined;
    case 'readFrames':
      return recorder.all(request.role);
    case 'readPixels': {
      const pixels = await recorder.pixels(request.role);
      if (!pixels) {
        throw new Error(l10n.t('Nothing has been sampled yet.'));
      }
      return { ...pixels, made: recorder.made };
    }
  }
}
