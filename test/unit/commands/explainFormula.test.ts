import { beforeEach, describe, expect, it, vi } from 'vitest';
import type * as vscode from 'vscode';
import { registerExplainFormula } from '../../../src/commands/explainFormula';
import type { LanguageContext } from '../../../src/language/languageContext';
import { readNote } from '../../../src/notes/readNote';
import { createSchedule } from '../../../src/diffusion/schedule';
import { defaultPlaygroundState } from '../../../src/protocol/playgroundState';
import { commands, movedCursor, panels, Position, seen, Uri, workspace } from '../window/fakeVscode';

vi.mock('vscode', () => import('../window/fakeVscode'));

const secret = '[Repair](command:x)';
let symbolAt: () => undefined = () => undefined;
const text = 'Words. $\\bar\\alpha_t = \\prod_{s=1}^t \\alpha_s$ and $\\alpha_t = 1 - \\beta_t$.';
const read = readNote(text);
const note = { spanAt: () => undefined, symbolAt: () => symbolAt(), formulaAt: () => undefined };
const context = {
  notes: {
    get: ({ languageId }: { languageId?: string }) => {
      symbolAt();
      return languageId === undefined ? note : read;
    },
  },
  check: () => Promise.resolve([]),
  drawings: { draw: () => Promise.resolve(undefined) },
  settings: () => ({ schedule: defaultPlaygroundState.schedule }),
  scheduleOf: createSchedule,
  playgroundT: () => undefined,
  onDidChangeSettings: () => ({ dispose: () => undefined }),
} as unknown as LanguageContext;
const extension = {
  extensionUri: Uri.file('/extension'),
  workspaceState: { get: () => undefined, update: () => Promise.resolve() },
} as unknown as vscode.ExtensionContext;
registerExplainFormula(context, extension);

const explain = (argument: unknown) => commands.executeCommand('diffusion.explainFormula', argument);
const place = { uri: `file:///${encodeURIComponent(secret)}.md`, offset: 3 };

/** An editor of the note with its cursor at the first place of some text. */
function editorAt(needle: string) {
  const document = {
    uri: Uri.parse('file:///followed.md'),
    languageId: 'markdown',
    version: 1,
    offsetAt: ({ character }: Position) => character,
    positionAt: (offset: number) => new Position(0, offset),
  };
  workspace.textDocuments.push(document);
  return { document, selection: { active: new Position(0, text.indexOf(needle)) } };
}

async function moveTo(needle: string): Promise<void> {
  movedCursor.fire({ textEditor: editorAt(needle) });
  await vi.advanceTimersByTimeAsync(1000);
}

beforeEach(() => {
  seen.clear();
  symbolAt = () => undefined;
  workspace.textDocuments.length = 0;
});

describe('Explain Formula', () => {
  it('says that a note is gone', async () => {
    await explain(place);
    expect(seen.linkable).toEqual(['The note cannot be opened any more.', 'Show Details']);
    expect(seen.logged.join()).toContain('FileNotFound');
  });

  it('says that explaining failed, and why in the log, not that there is no formula', async () => {
    workspace.textDocuments.push({ uri: Uri.parse(place.uri) });
    symbolAt = () => {
      throw new RangeError(secret);
    };
    await explain(place);
    expect(seen.linkable).toEqual(['The formula could not be explained.', 'Show Details']);
    expect(seen.logged.join()).toContain(secret);
    expect(panels).toEqual([]);
  });

  it('says that there is no formula where there is none', async () => {
    workspace.textDocuments.push({ uri: Uri.parse(place.uri) });
    await explain(place);
    expect(seen.linkable).toEqual(['There is no formula here. Put the cursor into the math of a note.']);
    expect(seen.logged).toEqual([]);
  });

  it('says so when it is asked for what there is not', async () => {
    await explain({ symbol: secret });
    expect(seen.linkable).toEqual(['This cannot be explained.', 'Show Details']);
  });
});

describe('Follow Formulas', () => {
  const shown = () => /<h1>([^<]*)/.exec(panels.at(-1)?.webview.html ?? '')?.[1];

  it('shows the formula that the cursor is in, until it is told to keep one', async () => {
    vi.useFakeTimers();
    await commands.executeCommand('diffusion.followFormulas');
    expect(panels).toHaveLength(1);
    expect(panels[0]?.webview.html).toContain('Put the cursor into the math of a note');
    await moveTo('\\bar');
    expect(shown()).toBe('Definition of ᾱ');
    await moveTo('1 - ');
    expect(shown()).toBe('Definition of α');
    await moveTo('Words');
    expect(shown()).toBe('Definition of α');
    expect(panels[0]?.webview.html).toContain('Keep this formula');
    await explain({ follow: false });
    await moveTo('\\bar');
    expect(shown()).toBe('Definition of α');
    expect(panels[0]?.webview.html).toContain('Follow the cursor');
    vi.useRealTimers();
  });
});
