import { beforeEach, describe, expect, it, vi } from 'vitest';
import type * as vscode from 'vscode';
import { registerExplainFormula } from '../../../src/commands/explainFormula';
import type { LanguageContext } from '../../../src/language/languageContext';
import { commands, panels, seen, Uri, workspace } from '../window/fakeVscode';

vi.mock('vscode', () => import('../window/fakeVscode'));

const secret = '[Repair](command:x)';
let symbolAt: () => undefined = () => undefined;
const note = { spanAt: () => undefined, symbolAt: () => symbolAt(), formulaAt: () => undefined };
const context = {
  notes: {
    get: () => {
      symbolAt();
      return note;
    },
  },
  onDidChangeSettings: () => ({ dispose: () => undefined }),
} as unknown as LanguageContext;
const extension = {
  extensionUri: Uri.file('/extension'),
  workspaceState: { get: () => undefined, update: () => Promise.resolve() },
} as unknown as vscode.ExtensionContext;
registerExplainFormula(context, extension);

const explain = (argument: unknown) => commands.executeCommand('diffusion.explainFormula', argument);
const place = { uri: `file:///${encodeURIComponent(secret)}.md`, offset: 3 };

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
