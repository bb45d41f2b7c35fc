import type { OperationRules } from './operationRules';

/** In diffusers' names: the noisy image, the timestep (the paper's t − 1) and the class, one per image. */
export type InputName = 'sample' | 'timestep' | 'class_labels';

export interface Input {
  readonly op: 'input';
  readonly name: InputName;
}

export const input: OperationRules<Input> = {
  shape: (_, { inputs: [shape = []] }) => shape,
};
