/** Tells a file that is dropped on an element; a drag of anything else is left to the page. */
export function filesDropped(target: HTMLElement, onFile: (file: File) => void, signal: AbortSignal): void {
  const holdsFile = (event: DragEvent): boolean => event.dataTransfer?.types.includes('Files') ?? false;
  target.addEventListener(
    'dragover',
    (event) => {
      if (holdsFile(event)) {
        event.preventDefault();
      }
    },
    { signal },
  );
  target.addEventListener(
    'drop',
    (event) => {
      const file = event.dataTransfer?.files[0];
      if (file) {
        event.preventDefault();
        onFile(file);
      }
    },
    { signal },
  );
}
