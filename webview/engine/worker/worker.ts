// Runs in a worker of the playground's page, from a blob: URL.
import type { OpenForeign } from '../protocol/foreignModel';
import type { WorkerRequest } from '../protocol/requests';
import { EngineHost } from './engineHost';
import { isOpenForeign, serveForeign } from './foreignWorker';

const host = new EngineHost((event) => self.postMessage(event));

self.addEventListener('unhandledrejection', ({ reason }) => void host.crash(reason));

self.onmessage = ({ data }: MessageEvent<WorkerRequest | OpenForeign>) => {
  if (isOpenForeign(data)) {
    void serveForeign(data).then((answer) => self.postMessage(answer));
  } else {
    void host.handle(data);
  }
};
