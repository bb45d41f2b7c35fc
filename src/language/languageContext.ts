import type * as vscode from 'vscode';
import type { Schedule, ScheduleConfig } from '../diffusion/schedule';
import type { TexDrawer } from './drawTex';
import type { NoteCache } from './noteCache';
import type { Settings } from './settings';

/** What the language features share. */
export interface LanguageContext {
  readonly notes: NoteCache;
  readonly drawer: TexDrawer;
  /** A schedule worked out; the last few are kept. */
  scheduleOf(config: ScheduleConfig): Schedule;
  /** The settings as they are now. */
  settings(): Settings;
  readonly onDidChangeSettings: vscode.Event<void>;
  /** The t that the playground is at, where one is open. */
  playgroundT(): number | undefined;
}
