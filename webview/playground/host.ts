import * as v from 'valibot';
import { describeIssues } from '../../src/protocol/describeIssues';
import type { ToHost } from '../../src/protocol/toHost';
import { toPageSchema, type ToPage } from '../../src/protocol/toPage';
import type { PlaygroundState } from '../../src/protocol/playgroundState';

interface VsCodeApi {
  postMessage(message: unknown): void;
  setState(state: unknown): void;
}

declare function acquireVsCodeApi(): VsCodeApi;

/** The extension as the page sees it. Everything that VS Code must do for the page goes through here. */
export interface Host {
  readonly send: (message: ToHost) => void;
  /** Remembers the state where a reload of the window finds it. */
  readonly remember: (state: PlaygroundState) => void;
  readonly listen: (listener: (message: ToPage) => void, onDropped: () => void) => void;
}

/** The thin adapter around VS Code's API. A message of a wrong shape is dropped and logged at the host. */
export function connectHost(): Host {
  const api = acquireVsCodeApi();
  const send = (message: ToHost) => api.postMessage(message);
  return {
    send,
    remember: (state) => api.setState(state),
    listen(listener, onDropped) {
      addEventListener('message', ({ data }: MessageEvent<unknown>) => {
        const parsed = v.safeParse(toPageSchema, data);
        if (parsed.success) {
          listener(parsed.output);
        } else {
          onDropped();
          const reason = describeIssues(parsed.issues);
          send({
            type: 'log',
            level: 'warn',
            text: `The page dropped a message. ${reason}`.slice(0, 10_000),
          });
        }
      });
    },
  };
}
