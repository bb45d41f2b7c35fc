import type { FigureId, FigureState } from '../../../../src/figures';

/** What a picture of a figure is made from. */
export interface Pictured {
  readonly title: string;
  /** The canvases' element. */
  readonly stage: HTMLElement;
  /** Draws all canvases anew, at the latest in the next frame. */
  readonly redraw: () => void;
  readonly caption: string;
  /** CSS colours. */
  readonly theme: { readonly background: string; readonly foreground: string };
}

/** An animation that is written a picture at a time. */
export interface AnimationWriter {
  /** @param delay how long the picture is shown, in milliseconds */
  readonly add: (picture: ImageData, delay: number) => void;
  /** The file, once all pictures are there. */
  readonly finish: () => Uint8Array<ArrayBuffer>;
}

/** What is said once a thing is done; nothing where the page says so itself. */
export type Said = string | undefined;

/** What a page can do with a figure besides showing it; what it cannot is not offered. */
export interface FigureExports {
  /** Puts a link that opens the figure in this state on the clipboard. */
  readonly copyLink?: (id: FigureId, state: FigureState<FigureId>) => Promise<Said> | Said;
  /** Puts the block that shows it in a note on the clipboard. */
  readonly copyBlock?: (id: FigureId, state: FigureState<FigureId>) => Promise<Said> | Said;
  /** Opens the figure in this state in the playground, from a page that is not it. */
  readonly open?: (id: FigureId, state: FigureState<FigureId>) => void;
  /** Shows again what was asked for before anything was moved. */
  readonly restore?: () => void;
  readonly copyText?: (text: string) => Promise<void>;
  readonly copyPicture?: (png: Blob) => Promise<void>;
  /** Offers a file to be saved. */
  readonly save?: (name: string, bytes: Uint8Array<ArrayBuffer>) => void;
  /** Makes an SVG file of a picture; nothing where what it shows are pixels. */
  readonly vector?: (pictured: Pictured) => Promise<string | undefined>;
  /** Begins a GIF file. */
  readonly animation?: () => AnimationWriter;
}
