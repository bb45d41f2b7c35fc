/**
 * VS Code's API in memory, as far as the host's parts need it. What is shown in places where VS Code makes links is
 * kept, and what only shows plain text.
 */
const linkable: string[] = [];
const plain: string[] = [];
const logged: string[] = [];
const ran: { readonly command: string; readonly values: readonly unknown[] }[] = [];
const posted: unknown[] = [];
const configuration: Record<string, unknown> = {};

/** What the window showed, and what the user answers. */
export const seen = {
  /** In messages, progress, prompts, validation texts, lists and status items. */
  linkable,
  /** In dialogs. */
  plain,
  logged,
  ran,
  /** Messages to pages. */
  posted,
  configuration,
  /** Takes a button by its label, once. */
  press: undefined as string | undefined,
  /** Answers questions in turn: a text, or the index of a choice. */
  answers: [] as (string | number)[],
  clear(): void {
    for (const list of [linkable, plain, logged, ran, posted]) {
      list.length = 0;
    }
    for (const key of Object.keys(configuration)) {
      delete configuration[key];
    }
    seen.press = undefined;
    seen.answers = [];
  },
};

/** The links that VS Code makes of a text in a message (vs/base/common/linkedText). */
export const linksIn = (text: string): string[] =>
  text.match(/\[[^\]]+\]\((?:https?:\/\/|command:|file:)[^)\s]+(?: (["']).+?\1)?\)/gi) ?? [];

function pressed(labels: readonly string[]): Promise<string | undefined> {
  linkable.push(...labels);
  const label = labels.find((each) => each === seen.press);
  if (label !== undefined) {
    seen.press = undefined;
  }
  return Promise.resolve(label);
}

function message(text: string, ...rest: (string | { modal?: boolean; detail?: string })[]) {
  const options = rest.find((each) => typeof each === 'object');
  const labels = rest.filter((each) => typeof each === 'string');
  (options?.modal ? plain : linkable).push(text, ...(options?.detail ? [options.detail] : []));
  return pressed(labels);
}

interface TextQuestion {
  readonly prompt?: string;
  readonly placeHolder?: string;
  readonly title?: string;
  readonly value?: string;
  readonly validateInput?: (text: string) => string | undefined;
}

interface Item {
  readonly label: string;
  readonly description?: string;
  readonly detail?: string;
}

const texts = (...given: (string | undefined)[]): string[] => given.filter((each) => each !== undefined);

export class EventEmitter<T> {
  private readonly listeners = new Set<(value: T) => unknown>();
  readonly event = (listener: (value: T) => unknown): Disposable => {
    this.listeners.add(listener);
    return new Disposable(() => this.listeners.delete(listener));
  };
  fire(value: T): void {
    for (const listener of this.listeners) {
      listener(value);
    }
  }
  dispose(): void {
    this.listeners.clear();
  }
}

export class Disposable {
  static from(...all: { dispose(): unknown }[]): Disposable {
    return new Disposable(() => all.forEach((each) => each.dispose()));
  }
  constructor(readonly dispose: () => unknown) {}
}

export class CancellationError extends Error {}

export class FileSystemError extends Error {
  constructor(readonly code: string) {
    super(`${code} (FileSystemError)`);
  }
}

export class Uri {
  static parse(text: string): Uri {
    const { protocol, pathname, search, hash } = new URL(text);
    return new Uri(protocol.slice(0, -1), decodeURIComponent(pathname), search.slice(1), hash.slice(1));
  }
  static file(path: string): Uri {
    return new Uri('file', path, '', '');
  }
  static joinPath(base: Uri, ...segments: string[]): Uri {
    const path = new URL([base.path, ...segments].map(encodeURI).join('/'), 'file:///').pathname;
    return new Uri(base.scheme, decodeURIComponent(path), '', '');
  }
  constructor(
    readonly scheme: string,
    readonly path: string,
    readonly query: string,
    readonly fragment: string,
  ) {}
  get fsPath(): string {
    return this.path;
  }
  with({ fragment = this.fragment }: { fragment?: string }): Uri {
    return new Uri(this.scheme, this.path, this.query, fragment);
  }
  toString(): string {
    const encoded = this.path.split('/').map(encodeURIComponent).join('/');
    return `${this.scheme}://${encoded}${this.fragment === '' ? '' : `#${this.fragment}`}`;
  }
}

export class Position {
  constructor(
    readonly line: number,
    readonly character: number,
  ) {}
}

export class Range {
  constructor(
    readonly start: Position,
    readonly end: Position,
  ) {}
}

/** Texts to insert; `workspace.applyEdit` asks the documents to take them. */
export class WorkspaceEdit {
  readonly inserted: { readonly uri: Uri; readonly place: Position; readonly text: string }[] = [];
  insert(uri: Uri, place: Position, text: string): void {
    this.inserted.push({ uri, place, text });
  }
}

export class MarkdownString {
  isTrusted: unknown;
  supportHtml: unknown;
  constructor(readonly value = '') {}
}

export class Hover {
  constructor(
    readonly contents: MarkdownString,
    readonly range: Range,
  ) {}
}

export const ViewColumn = { Active: -1, Beside: -2, One: 1 };
export const ProgressLocation = { Notification: 15 };
export const StatusBarAlignment = { Left: 1 };
export const ConfigurationTarget = { Global: 1 };
export const FilePermission = { Readonly: 1 };
export const TextEditorRevealType = { InCenterIfOutsideViewport: 2 };
export const FileType = { Directory: 2 };
export const UIKind = { Desktop: 1, Web: 2 };
export const ColorThemeKind = { Light: 1, Dark: 2, HighContrast: 3, HighContrastLight: 4 };
export const l10n = { bundle: undefined, t: (text: string): string => text };
export const clipboard = { writeText: () => Promise.resolve() };
export const env = {
  language: 'en',
  uriScheme: 'vscode',
  uiKind: UIKind.Desktop,
  remoteName: undefined,
  clipboard,
};

const remember =
  (level: string) =>
  (text: string): void =>
    void logged.push(`${level} ${text}`);

/** A panel with a page that a test plays. */
export class FakePanel {
  private readonly messages = new EventEmitter<unknown>();
  private readonly gone = new EventEmitter<void>();
  readonly webview = {
    html: '',
    options: {},
    cspSource: 'vscode-resource:',
    asWebviewUri: (uri: Uri) => uri,
    onDidReceiveMessage: this.messages.event,
    postMessage: (message: unknown) => {
      posted.push(message);
      return Promise.resolve(true);
    },
  };
  readonly onDidDispose = this.gone.event;
  readonly onDidChangeViewState = new EventEmitter<void>().event;
  readonly active = true;
  readonly visible = true;
  iconPath: unknown;
  reveal(): void {}
  dispose(): void {
    this.gone.fire();
  }
  /** What the page says. */
  says(message: unknown): void {
    this.messages.fire(message);
  }
}

export const panels: FakePanel[] = [];

/** The cursor of an editor moved there, or another editor became active. */
export const movedCursor = new EventEmitter<{ textEditor: unknown }>();

export const window = {
  visibleTextEditors: [],
  activeColorTheme: { kind: 2 },
  showInformationMessage: message,
  showWarningMessage: message,
  showErrorMessage: message,
  showInputBox: ({ prompt, placeHolder, title, value, validateInput }: TextQuestion) => {
    const answer = seen.answers.shift();
    const typed = typeof answer === 'string' ? answer : value;
    linkable.push(...texts(prompt, placeHolder, title, validateInput?.(''), validateInput?.(typed ?? '')));
    return Promise.resolve(answer === undefined ? undefined : typed);
  },
  showQuickPick: (items: readonly Item[], options: TextQuestion) => {
    const shown = items.flatMap(({ label, description, detail }) => texts(label, description, detail));
    linkable.push(...texts(options.title, options.placeHolder), ...shown);
    const answer = seen.answers.shift();
    return Promise.resolve(typeof answer === 'number' ? items[answer] : undefined);
  },
  withProgress: (
    { title }: { title: string },
    work: (progress: object, cancellation: object) => Promise<unknown>,
  ) => {
    linkable.push(title);
    const report = ({ message: told }: { message?: string }) => linkable.push(...texts(told));
    const cancellation = { isCancellationRequested: false, onCancellationRequested: () => undefined };
    return work({ report }, cancellation);
  },
  createStatusBarItem: () =>
    new Proxy(
      { show: () => undefined, hide: () => undefined, dispose: () => undefined },
      {
        set: (_, property, value) => {
          if (typeof value === 'string' && property !== 'command') {
            linkable.push(value);
          }
          return true;
        },
      },
    ),
  createOutputChannel: () => ({
    info: remember('info'),
    warn: remember('warn'),
    error: remember('error'),
    show: () => remember('shown')(''),
    dispose: () => undefined,
  }),
  createWebviewPanel: () => {
    const panel = new FakePanel();
    panels.push(panel);
    return panel;
  },
  activeTextEditor: undefined,
  onDidChangeTextEditorSelection: movedCursor.event,
  onDidChangeActiveTextEditor: new EventEmitter<unknown>().event,
  onDidChangeActiveColorTheme: new EventEmitter<unknown>().event,
  registerWebviewPanelSerializer: () => new Disposable(() => undefined),
  tabGroups: { all: [], onDidChangeTabs: new EventEmitter<unknown>().event },
  showSaveDialog: () => Promise.resolve(undefined),
  showOpenDialog: () => Promise.resolve(undefined),
};

/** Files by path; what is absent is not found. */
export const files = new Map<string, Uint8Array>();

const missing = (): Promise<never> => Promise.reject(new FileSystemError('FileNotFound'));
const isFolder = (path: string): boolean => [...files.keys()].some((each) => each.startsWith(`${path}/`));

/** What was inserted into documents, in order. */
export const edits: WorkspaceEdit['inserted'] = [];
/** The permissions of files by path, and the schemes of file systems that nothing can be written to. */
export const permissions = new Map<string, number>();
export const readOnlySchemes = new Set<string>();

export const workspace = {
  workspaceFolders: undefined,
  textDocuments: [] as { uri: Uri }[],
  openTextDocument: () => missing(),
  applyEdit: ({ inserted }: WorkspaceEdit) => {
    edits.push(...inserted);
    return Promise.resolve(true);
  },
  onDidChangeTextDocument: new EventEmitter<unknown>().event,
  onDidDeleteFiles: new EventEmitter<unknown>().event,
  getConfiguration: (section: string) => ({
    get: (key: string) => configuration[`${section}.${key}`],
    update: () => Promise.resolve(),
  }),
  onDidChangeConfiguration: new EventEmitter<unknown>().event,
  fs: {
    isWritableFileSystem: (scheme: string) => !readOnlySchemes.has(scheme),
    createDirectory: () => Promise.resolve(),
    stat: ({ path }: Uri) => {
      const bytes = files.get(path);
      if (bytes) {
        return Promise.resolve({ type: 1, size: bytes.length, permissions: permissions.get(path) });
      }
      return isFolder(path) ? Promise.resolve({ type: FileType.Directory, size: 0 }) : missing();
    },
    readFile: ({ path }: Uri) => Promise.resolve(files.get(path) ?? missing()),
    readDirectory: ({ path }: Uri) =>
      Promise.resolve(
        [...files.keys()].filter((each) => each.startsWith(path)).map((each) => [each.split('/').at(-1), 1]),
      ),
    writeFile: ({ path }: Uri, bytes: Uint8Array) => {
      files.set(path, bytes);
      return Promise.resolve();
    },
    rename: (from: Uri, to: Uri) => {
      files.set(to.path, files.get(from.path) ?? new Uint8Array());
      files.delete(from.path);
      return Promise.resolve();
    },
    delete: ({ path }: Uri) => {
      for (const each of files.keys()) {
        if (each === path || each.startsWith(`${path}/`)) {
          files.delete(each);
        }
      }
      return Promise.resolve();
    },
  },
};

const registered = new Map<string, (...values: unknown[]) => unknown>();

export const commands = {
  registerCommand: (command: string, run: (...values: unknown[]) => unknown) => {
    registered.set(command, run);
    return new Disposable(() => registered.delete(command));
  },
  executeCommand: (command: string, ...values: unknown[]): Promise<unknown> => {
    ran.push({ command, values });
    return Promise.resolve(registered.get(command)?.(...values));
  },
};
