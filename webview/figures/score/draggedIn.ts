/**
 * Lets a point of the plane be put where the pointer is pressed in a square picture that shows −reach to reach, to a
 * twentieth and not beyond 2.5. Keys move it by its controls.
 */
export function draggedIn(
  canvas: HTMLCanvasElement,
  reach: number,
  onMove: (x: number, y: number) => void,
  signal: AbortSignal,
): void {
  const bound = 2.5;
  const rounded = (value: number): number =>
    Math.min(bound, Math.max(-bound, Math.round(value * 20) / 20)) + 0;
  const move = (event: PointerEvent): void => {
    const box = canvas.getBoundingClientRect();
    const x = ((event.clientX - box.left) / box.width) * 2 - 1;
    const y = 1 - ((event.clientY - box.top) / box.height) * 2;
    onMove(rounded(x * reach), rounded(y * reach));
  };
  canvas.addEventListener(
    'pointerdown',
    (event) => {
      if (event.button === 0) {
        canvas.setPointerCapture(event.pointerId);
        move(event);
      }
    },
    { signal },
  );
  canvas.addEventListener(
    'pointermove',
    (event) => {
      if (canvas.hasPointerCapture(event.pointerId)) {
        move(event);
      }
    },
    { signal },
  );
}
