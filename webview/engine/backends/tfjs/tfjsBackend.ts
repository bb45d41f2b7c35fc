/** A tfjs backend made ready: which one, how to make it current, and when it is gone. */
export interface TfjsBackend {
  readonly id: 'cpu' | 'webgpu';
  /** Makes it tfjs's current backend, which is global. */
  activate(): void;
  /** Resolves with the reason when the device is lost; never rejects. */
  readonly lost: Promise<string>;
  dispose(): void;
}
