import { createServer } from 'node:net';

/** @returns {Promise<number>} a TCP port on the loopback interface that nobody listens on */
export function freePort() {
  return new Promise((resolve, reject) => {
    const server = createServer();
    server.on('error', reject);
    server.listen(0, '127.0.0.1', () => {
      const address = server.address();
      server.close(() => {
        if (address && typeof address === 'object') {
          resolve(address.port);
        } else {
          reject(new Error('No free port was given.'));
        }
      });
    });
  });
}
