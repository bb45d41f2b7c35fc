import type { CheckOptions } from '../../notes/check/checkNote';
import type { FileError } from '../fileError';
import type { Report } from './report';

/** What `check` found. */
export interface Checked {
  readonly reports: readonly Report[];
  /** What could not be read, checked or written. */
  readonly problems: readonly FileError[];
  /** How many notes were checked. */
  readonly notes: number;
  /** What `--fix` did; undefined without it. */
  readonly fixed?: { readonly fixes: number; readonly notes: number };
  readonly rules: NonNullable<CheckOptions['rules']>;
  readonly status: number;
  readonly version: string;
  readonly language: string;
}
