import { readFileSync } from 'node:fs';
import path from 'node:path';
import { expect, test } from 'vitest';
import type { FormulaId } from '../../../src/notes/note';
import { formulaOf } from '../../../src/notes/catalogue';
import { readNote } from '../../../src/notes/readNote';
import { describeSharedNotes, sharedNotes } from './sharedNotes';

/** Every occurrence of a known formula in the notes people sent us, by line. */
const expected: Readonly<Record<string, readonly (readonly [line: number, id: FormulaId])[]>> = {
  '000_881cce9a3b920bd6.md': [
    [27, 'prior'],
    [32, 'forward-sample'],
    [45, 'sample-mean'],
  ],
  '001_d2138b828c6dd6e6.md': [
    [26, 'marginal-likelihood'],
    [46, 'forward-joint'],
    [53, 'prior'],
    [59, 'alpha-definition'],
    [62, 'forward-kernel'],
    [71, 'alpha-bar-definition'],
    [74, 'closed-form-kernel'],
    [87, 'reverse-joint'],
    [91, 'reverse-kernel'],
    [110, 'variational-bound'],
    [155, 'posterior-kernel'],
    [159, 'posterior-mean'],
    [163, 'posterior-variance'],
    [185, 'reparameterisation'],
    [198, 'discretised-decoder'],
    [199, 'decoder-bounds'],
    [204, 'decoder-bounds'],
    [219, 'reverse-kernel'],
    [220, 'reverse-variance'],
    [220, 'reverse-variance'],
    [220, 'posterior-variance'],
    [223, 'reverse-kernel'],
    [227, 'mean-matching-loss'],
    [234, 'closed-form-sample'],
    [238, 'mean-matching-loss'],
    [238, 'weighted-noise-loss'],
    [251, 'predicted-mean'],
    [251, 'posterior-mean-noise'],
    [263, 'sampling-step'],
    [277, 'langevin-step'],
    [291, 'simple-loss'],
  ],
  '002_478373cc7fced778.md': [
    [42, 'forward-kernel'],
    [48, 'reverse-kernel'],
    [63, 'sampling-step'],
    [70, 'bound-terms'],
  ],
  '003_ff249b66d4338874.md': [
    [51, 'bayes-rule'],
    [82, 'conditional-probability'],
    [95, 'chain-rule'],
    [110, 'markov-property'],
    [115, 'chain-rule'],
    [120, 'markov-property'],
    [137, 'kl-gaussians'],
    [161, 'kl-gaussians'],
    [192, 'reparameterisation'],
    [248, 'forward-kernel'],
    [262, 'closed-form-kernel'],
    [266, 'alpha-bar-definition'],
    [270, 'alpha-definition'],
    [276, 'alpha-bar-definition'],
    [294, 'alpha-definition'],
    [298, 'alpha-bar-definition'],
    [303, 'closed-form-sample'],
    [310, 'forward-kernel'],
    [316, 'closed-form-sample'],
    [321, 'alpha-bar-definition'],
    [329, 'forward-sample'],
    [336, 'forward-sample'],
    [342, 'two-step-sample'],
    [348, 'two-step-sample'],
    [373, 'merged-noise'],
    [393, 'alpha-bar-definition'],
    [397, 'closed-form-sample'],
    [408, 'closed-form-sample'],
    [418, 'closed-form-sample'],
    [426, 'alpha-definition'],
    [426, 'alpha-bar-definition'],
    [453, 'alpha-definition'],
    [461, 'alpha-bar-definition'],
    [474, 'alpha-definition'],
    [475, 'alpha-bar-definition'],
    [501, 'prior'],
    [511, 'reverse-joint'],
    [522, 'reverse-kernel'],
    [542, 'posterior-kernel'],
    [557, 'posterior-mean'],
    [561, 'posterior-variance'],
    [566, 'alpha-definition'],
    [567, 'alpha-bar-definition'],
  ],
};

describeSharedNotes('formulas of the four notes', () => {
  test.each(Object.entries(expected))('%s', (name, formulas) => {
    const text = readFileSync(path.join(sharedNotes, name), 'utf8');
    const lineOf = (offset: number) => text.slice(0, offset).split('\n').length;
    expect(readNote(text).formulas.map(({ id, start }) => [lineOf(start), id])).toEqual(formulas);
  });

  test('each of them has a figure, or a view with a network, that its ▶ opens', () => {
    const ids = Object.values(expected).flatMap((formulas) => formulas.map(([, id]) => id));
    expect(ids.filter((id) => formulaOf(id).run === undefined)).toEqual([]);
  });

  test('the note that states its schedule gives it to the formulas', () => {
    const text = readFileSync(path.join(sharedNotes, '001_d2138b828c6dd6e6.md'), 'utf8');
    expect(readNote(text).parametersNear(0)).toEqual({ T: 1000, betaStart: 1e-4, betaEnd: 0.02 });
  });
});
