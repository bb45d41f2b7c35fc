import { existsSync } from 'node:fs';
import path from 'node:path';
import { describe } from 'vitest';

/** Real notes beside the checkout, which are not part of the project. */
export const sharedNotes = path.resolve('../shared/notes');

export const haveSharedNotes = existsSync(sharedNotes);

/** Tests on those notes: without them they are skipped, and the summary of `npm test` names them by this title. */
export const describeSharedNotes = (title: string, define: () => void): void => {
  describe.skipIf(!haveSharedNotes)(`${title} (../shared/notes)`, define);
};
