import type { PanelLayout } from '../networkMemory';

/** A parameter's panels for one way through a layer. */
export interface ProductWay {
  readonly name: 'forward' | 'backward';
  readonly weight: string;
  readonly layout: PanelLayout;
  readonly bias: number;
}
