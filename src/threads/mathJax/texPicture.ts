/** A drawn formula: one self-contained SVG element. Sizes are CSS pixels, for 16 px text. */
export interface TexPicture {
  readonly svg: string;
  readonly width: number;
  readonly height: number;
  /** How much of its height lies below the line of text. */
  readonly depth: number;
}

/** Draws TeX in a CSS colour, as a formula on a line of its own. Rejects with a `TexError` when this TeX cannot be drawn, however often one tries. */
export type TexToPicture = (tex: string, color: string) => Promise<TexPicture>;

/** This TeX is at fault, not the machine that draws it. */
export class TexError extends Error {}

/** What the thread that runs MathJax is asked. */
export interface TexRequest {
  readonly tex: string;
  readonly color: string;
  /** A formula on a line of its own, or in a line of text. */
  readonly display: boolean;
}
