/** A lost device makes an operation fail shortly before it is reported as lost. */
const noticeMs = 500;

/** Whether the device is lost, or will be reported as lost in a moment: then its loss is told, not what it broke. */
export function beingLost(lost: Promise<string>): Promise<boolean> {
  return Promise.race([
    lost.then(() => true),
    new Promise<boolean>((resolve) => setTimeout(() => resolve(false), noticeMs)),
  ]);
}
