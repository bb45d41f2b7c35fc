import fc from 'fast-check';
import * as v from 'valibot';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type * as vscode from 'vscode';
import { Playground } from '../../../src/playground/playground';
import { PlaygroundPanel } from '../../../src/playground/playgroundPanel';
import { toHostSchema } from '../../../src/protocol/toHost';
import { toPageSchema } from '../../../src/protocol/toPage';
import { hostile, payload, toHost, toPage } from '../../unit/protocol/hostileMessages';
import { FakePanel, files, linksIn, panels, seen, Uri } from '../../unit/window/fakeVscode';

vi.mock('vscode', () => import('../../unit/window/fakeVscode'));

const memento = { get: () => undefined, update: () => Promise.resolve() };
const context = {
  extensionUri: Uri.file('/extension'),
  globalStorageUri: Uri.file('/storage'),
  globalState: memento,
  workspaceState: memento,
} as unknown as vscode.ExtensionContext;
const log = { info: () => undefined, warn: () => undefined, error: () => undefined };
const channel = log as unknown as vscode.LogOutputChannel;

beforeEach(() => {
  seen.clear();
  files.clear();
  panels.length = 0;
});

/** Lets everything happen that waits for nothing but itself. */
const settled = () => new Promise((resolve) => setTimeout(resolve, 0));

describe('a message of the page', () => {
  /** What the panel passes on of what its page says. */
  function passedOn(...messages: unknown[]): unknown[] {
    const panel = new FakePanel();
    const passed: unknown[] = [];
    new PlaygroundPanel(panel as unknown as vscode.WebviewPanel, context.extensionUri, channel).onMessage(
      (message) => passed.push(message),
    );
    messages.forEach((message) => panel.says(message));
    return passed;
  }

  it('is passed on when it is one', () => {
    expect(passedOn(...toHost)).toEqual(toHost);
  });

  it.each([
    ['no type', {}],
    ['a type that there is not', { type: 'runCommand', command: 'workbench.action.terminal.new' }],
    ['a command that is no model command', { type: 'modelCommand', command: 'openPlayground' }],
    ['a key too many', { type: 'ready', extra: 1 }],
    ['a state that contradicts itself', { type: 'state', state: { t: 5 } }],
    [
      'a file outside of its folder',
      {
        type: 'answer',
        id: 1,
        answer: { kind: 'files', name: 'a', files: [{ path: '../a', bytes: new Uint8Array() }] },
      },
    ],
    [
      'a picture in another folder',
      {
        type: 'saveReport',
        name: 'a.md',
        markdown: '',
        pictures: [{ name: '../a.png', bytes: new Uint8Array() }],
      },
    ],
    ['nothing', undefined],
    ['a text', 'ready'],
  ])('is dropped when it has %s', (_, message) => {
    expect(passedOn(message)).toEqual([]);
  });

  it('that is long is cut where it is told, and not dropped: who asked would wait for ever', () => {
    const long = 'x'.repeat(1e6);
    const [log, refused, answer] = passedOn(
      { type: 'log', level: 'warn', text: long },
      { type: 'checkpointRefused', reason: long, damaged: true },
      { type: 'answer', id: 1, answer: { kind: 'refused', reason: long } },
    );
    for (const message of [log, refused, answer]) {
      expect(JSON.stringify(message).length).toBeGreaterThan(1000);
    }
    for (const message of [log, refused, answer]) {
      expect(JSON.stringify(message).length).toBeLessThan(11_000);
    }
  });
});

describe('the playground', () => {
  let playground: Playground;
  let page: FakePanel;
  beforeEach(() => {
    playground = new Playground(context, channel);
    playground.open();
    const [panel] = panels;
    if (!panel) {
      throw new Error('No panel was opened.');
    }
    page = panel;
  });
  afterEach(() => playground.dispose());

  it('opens a figure at its own t where nobody names one, and at the named one otherwise', async () => {
    page.says({ type: 'ready' });
    await settled();
    playground.open({ view: 'posterior' });
    expect(playground.t).toBe(5);
    playground.open({ view: 'posterior', t: 700 });
    expect(playground.t).toBe(700);
    playground.open({ view: 'square', schedule: { T: 4 } });
    expect(playground.t).toBe(4);
    const shown = seen.posted.flatMap((message) =>
      (message as { type: string }).type === 'show' ? [(message as { patch: { t?: number } }).patch.t] : [],
    );
    expect(shown).toEqual([5, 700, 4]);
  });

  it('shows no text of its page where VS Code makes links', async () => {
    page.says({ type: 'ready' });
    await settled();
    const asked = playground.ask({ type: 'exportSamples', format: 'png' }).catch((error: unknown) => error);
    toHost.forEach((message) => page.says(message));
    await asked;
    await settled();
    expect(seen.linkable.length).toBeGreaterThan(5);
    expect(seen.linkable.filter((text) => linksIn(text).length > 0 || text.includes('Repair'))).toEqual([]);
    expect(seen.logged.some((text) => text.includes(payload))).toBe(true);
  });

  it('stays whole under 10,000 hostile messages, and shows none of their texts', async () => {
    let accepted = 0;
    await fc.assert(
      fc.asyncProperty(fc.array(hostile(toHost), { minLength: 20, maxLength: 20 }), async (messages) => {
        for (const message of messages) {
          if (v.safeParse(toHostSchema, message).success) {
            accepted++;
          }
          page.says(message);
        }
        await settled();
        expect(seen.linkable.filter((text) => text.includes('](') || text.includes('Repair'))).toEqual([]);
        seen.clear();
        files.clear();
      }),
      { numRuns: 500 },
    );
    expect(accepted).toBeGreaterThan(500);
    page.says({ type: 'state', state: { ...playground } });
    page.says({ type: 'ready' });
    await settled();
    expect(seen.posted).toContainEqual(expect.objectContaining({ type: 'init' }));
  });

  it('sends its page what the page’s schema takes', async () => {
    page.says({ type: 'ready' });
    await settled();
    playground.open({ view: 'train' }, 'train');
    page.says({ type: 'copyLink', state: toHost[1]?.['state'] });
    await settled();
    expect(seen.posted.length).toBeGreaterThanOrEqual(3);
    for (const message of seen.posted) {
      expect(v.safeParse(toPageSchema, message).success).toBe(true);
    }
  });
});

describe('a message to the page', () => {
  it('is taken or refused, whatever it is, and a refusal says in short where', () => {
    let accepted = 0;
    for (const message of toPage) {
      expect(v.safeParse(toPageSchema, message).success).toBe(true);
    }
    fc.assert(
      fc.property(hostile(toPage), (message) => {
        const parsed = v.safeParse(toPageSchema, message);
        if (parsed.success) {
          accepted++;
          expect(v.safeParse(toPageSchema, parsed.output).success).toBe(true);
        } else {
          expect(parsed.issues.length).toBeGreaterThan(0);
        }
      }),
      { numRuns: 10_000 },
    );
    expect(accepted).toBeGreaterThan(500);
    expect(Object.keys(Object.prototype)).toEqual([]);
  });
});
