import type * as vscode from 'vscode';
import type { Schedule, ScheduleConfig } from '../diffusion/schedule';
import type { DrawingCache } from '../threads/mathJax/drawingCache';
import type { NoteCache, VersionedText } from './noteCache';
import type { Finding } from '../notes/check/finding';
import type { CheckPurpose } from '../threads/check/noteChecker';
import type { CheckRules, Settings } from '../settings/settings';

/** What the language features share. */
export interface LanguageContext {
  readonly notes: NoteCache;
  readonly drawings: DrawingCache;
  /**
   * Checks a document beside this thread. Undefined when it was asked for again meanwhile for the same purpose, or
   * when the check broke, which the log tells.
   */
  check(
    document: VersionedText,
    purpose: CheckPurpose,
    rules: CheckRules,
  ): Promise<readonly Finding[] | undefined>;
  /** What was found in this very version of a document; undefined when it was not checked yet. */
  findingsIn(document: vscode.TextDocument): readonly Finding[] | undefined;
  /** A document was checked, or what was found in one is no longer so. */
  readonly onDidCheck: vscode.Event<void>;
  /** A schedule worked out; the last few are kept. */
  scheduleOf(config: ScheduleConfig): Schedule;
  /** The settings as they are now. */
  settings(): Settings;
  readonly onDidChangeSettings: vscode.Event<void>;
  /** The t that the playground is at, where one is open. */
  playgroundT(): number | undefined;
}
