import { errorMessage } from '../../../src/base/errorMessage';

/**
 * Lets a worker have a file of the extension when it turns out to need it. In VS Code only the page can fetch
 * such files: the service worker that serves them does not know the page's workers.
 */
export function serveAsset(load: () => Promise<ArrayBuffer>): MessagePort {
  const { port1, port2 } = new MessageChannel();
  port1.onmessage = () => {
    load().then(
      (bytes) => port1.postMessage({ bytes }, [bytes]),
      (error: unknown) => port1.postMessage({ error: errorMessage(error) }),
    );
  };
  return port2;
}

/**
 * The worker's side: asks the page for the file.
 * @throws {Error} with the page's sentence when it cannot be read.
 */
export function requestAsset(port: MessagePort): Promise<ArrayBuffer> {
  return new Promise((resolve, reject) => {
    port.onmessage = ({ data }: MessageEvent<{ bytes: ArrayBuffer } | { error: string }>) => {
      port.close();
      if ('bytes' in data) {
        resolve(data.bytes);
      } else {
        reject(new Error(data.error));
      }
    };
    port.postMessage('load');
  });
}
