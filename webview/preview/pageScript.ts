const current = document.currentScript;
const self = current instanceof HTMLScriptElement ? { src: current.src, nonce: current.nonce } : undefined;

/** Whether other scripts lie beside this one; an exported note has its script in itself. */
export const hasScripts = self !== undefined && self.src !== '';

/**
 * Loads another of the preview's scripts, from beside this one and with its nonce.
 * @throws {Error} when it does not load.
 */
export function loadScript(file: string): Promise<void> {
  return new Promise((resolve, reject) => {
    const script = document.createElement('script');
    script.src = new URL(file, self?.src).href;
    script.nonce = self?.nonce ?? '';
    script.addEventListener('load', () => resolve());
    script.addEventListener('error', () => reject(new Error(`${file} could not be loaded.`)));
    document.head.append(script);
  });
}
