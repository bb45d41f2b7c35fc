import { errorMessage } from '../base/errorMessage';
import * as v from 'valibot';
import { describeIssues } from '../protocol/describeIssues';
import type { Sentence } from './sentence';

/** What went wrong, in a sentence of ours; `details` are the names and reasons that come from outside. */
export class Failure extends Error {
  constructor(
    readonly sentence: Sentence,
    readonly details = '',
  ) {
    super(details === '' ? sentence : `${sentence} ${details}`);
  }
}

/** What an error says, of whatever kind it is. */
export function reasonOf(error: unknown): string {
  if (v.isValiError(error)) {
    return describeIssues(error.issues);
  }
  return errorMessage(error);
}
