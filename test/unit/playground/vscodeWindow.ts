/** The few parts of VS Code's API that panels need; what they are opened with is kept. */
export interface OpenedPanel {
  readonly viewType: string;
  readonly options: object;
  readonly webview: {
    html: string;
    options: object;
    readonly cspSource: string;
    asWebviewUri(uri: string): string;
    onDidReceiveMessage(): void;
  };
}

/** Stands for the address of the extension's files in a webview. */
export const source = 'https://file.resource.test';
export const openedPanels: OpenedPanel[] = [];

export const Uri = { joinPath: (base: string, ...segments: string[]) => [base, ...segments].join('/') };
export const env = { language: 'en' };
export const l10n = {
  t: (text: string, ...values: unknown[]) =>
    text.replace(/\{(\d)\}/g, (_, i: string) => String(values[Number(i)])),
};
export const ViewColumn = { Active: -1, Beside: -2 };
export class EventEmitter {
  readonly event = (): void => undefined;
}

export const window = {
  createWebviewPanel: (viewType: string, _title: string, _column: unknown, options: object) => {
    const webview = {
      html: '',
      options,
      cspSource: source,
      asWebviewUri: (uri: string) => uri,
      onDidReceiveMessage: () => undefined,
    };
    openedPanels.push({ viewType, options, webview });
    return {
      webview,
      reveal: () => undefined,
      onDidDispose: () => undefined,
      onDidChangeViewState: () => undefined,
    };
  },
};
