// Runs in a worker of the playground's page, from a blob: URL.
import type { OpenForeign } from '../protocol/foreignModel';
import type { WorkerRequest } from '../protocol/requests';
import { EngineHost } from './engineHost';
import { HelperHost } from '../backends/wasm/pool/helperHost';
import { isHelperRequest, type HelperRequest } from '../backends/wasm/pool/helperMessages';
import { isOpenForeign, serveForeign } from './foreignWorker';

const host = new EngineHost((event) => self.postMessage(event));
const helper = new HelperHost();

self.addEventListener('unhandledrejection', ({ reason }) => void host.crash(reason));

self.onmessage = ({ data }: MessageEvent<WorkerRequest | OpenForeign | HelperRequest>) => {
  if (isHelperRequest(data)) {
    const { answer, transfer } = helper.answer(data);
    self.postMessage(answer, { transfer });
  } else if (isOpenForeign(data)) {
    void serveForeign(data).then((answer) => self.postMessage(answer));
  } else {
    void host.handle(data);
  }
};
