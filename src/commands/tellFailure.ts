import type { Sentence } from '../window/sentence';
import { tellFailed } from '../window/tell';

/**
 * Does the work of a command; what goes wrong is told, and the command then gives undefined.
 * @param failed what is said of failures that have no sentence of their own.
 */
export async function tellFailure<T>(failed: Sentence, work: () => Promise<T>): Promise<T | undefined> {
  try {
    return await work();
  } catch (error) {
    // Not awaited: the message stays until it is dismissed, and the command is over.
    void tellFailed(error, failed);
    return undefined;
  }
}
