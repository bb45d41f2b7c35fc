import { element, type Child } from '../../figures/kit/dom';

export interface SamplePicture {
  readonly element: HTMLElement;
  /** What a screen reader calls it. */
  setName(name: string): void;
  setCaption(...content: Child[]): void;
  /** The number of images, which gives the picture its shape. */
  setCount(count: number, columns?: number): void;
  /** Whether enlarged pixels are seen as such; a drawing is made smaller smoothly instead. */
  setPixelated(pixelated: boolean): void;
  /** A canvas that a worker can draw on; it replaces the one before, since each can be handed over only once. */
  offscreen(): OffscreenCanvas;
}

/** A grid of images that the engine's worker draws, with a caption. */
export function samplePicture(firstName: string, role: string): SamplePicture {
  let name = firstName;
  const frame = element('div', { class: 'picture-frame', 'data-role': role });
  const caption = element('figcaption');
  return {
    element: element('figure', { class: 'picture' }, caption, frame),
    setName(next) {
      name = next;
      frame.querySelector('canvas')?.setAttribute('aria-label', name);
    },
    setCaption(...content) {
      caption.replaceChildren(...content);
    },
    setCount(count, columns = Math.ceil(Math.sqrt(count))) {
      frame.style.aspectRatio = `${columns} / ${Math.ceil(count / columns)}`;
    },
    setPixelated(pixelated) {
      const canvas = frame.querySelector('canvas');
      if (canvas) {
        canvas.style.imageRendering = pixelated ? '' : 'auto';
      }
    },
    offscreen() {
      const canvas = element('canvas', { role: 'img', 'aria-label': name, width: '1', height: '1' });
      frame.replaceChildren(canvas);
      return canvas.transferControlToOffscreen();
    },
  };
}
