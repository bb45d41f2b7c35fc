import type { SymbolId } from '../note';

/** Commands that are an operator or a relation. What they act on, and their scripts, are symbols of their own. */
export const operatorCommands: ReadonlyMap<string, SymbolId> = new Map<string, SymbolId>([
  ...named('product', ['prod', 'coprod']),
  ...named('sum', ['sum']),
  ...named('integral', ['int', 'iint', 'oint', 'smallint']),
  ...named('gradient', ['nabla']),
  ...named('partial', ['partial']),
  ...named('sqrt', ['sqrt', 'surd']),
  ...named('exp', ['exp']),
  ...named('log', ['log', 'ln', 'lg']),
  ...named('minimum', ['min', 'inf']),
  ...named('maximum', ['max', 'sup']),
  ...named('argmin', ['argmin', 'argmax', 'arg']),
  ...named('proportional', ['propto', 'varpropto']),
  ...named('approximately', ['approx', 'simeq', 'thickapprox', 'approxeq']),
  ...named('definedAs', ['coloneqq', 'coloneq', 'triangleq', 'eqdef', 'Coloneqq', 'doteq']),
  ...named('ordering', ['le', 'leq', 'leqslant', 'ge', 'geq', 'geqslant', 'lt', 'gt', 'll', 'gg']),
  ...named('elementOf', ['in', 'ni']),
  ...named('tendsTo', ['to', 'rightarrow', 'longrightarrow', 'xrightarrow']),
  ...named('hadamard', ['odot', 'circ']),
  ...named('times', ['times', 'cdot']),
  ...named('intersection', ['cap', 'bigcap']),
  ...named('transpose', ['top', 'intercal']),
  ...named('determinant', ['det']),
  ...named('trace', ['tr', 'Tr']),
  ...named('infinity', ['infty']),
  ...named('distributed', ['sim', 'thicksim']),
  ...named('nullCondition', ['emptyset', 'varnothing']),
  ...named('probabilityOf', ['Pr']),
]);

/** The same as typed characters. */
export const operatorCharacters: ReadonlyMap<string, SymbolId> = new Map<string, SymbolId>([
  ...named('product', ['∏']),
  ...named('sum', ['∑']),
  ...named('integral', ['∫']),
  ...named('gradient', ['∇']),
  ...named('partial', ['∂']),
  ...named('sqrt', ['√']),
  ...named('proportional', ['∝']),
  ...named('approximately', ['≈', '≃']),
  ...named('definedAs', ['≔', '≜']),
  ...named('ordering', ['<', '>', '≤', '≥', '⩽', '⩾']),
  ...named('elementOf', ['∈']),
  ...named('tendsTo', ['→', '⟶']),
  ...named('hadamard', ['⊙', '∘']),
  ...named('times', ['×', '·', '⋅']),
  ...named('intersection', ['∩']),
  ...named('infinity', ['∞']),
  ...named('distributed', ['∼', '～']),
  ...named('nullCondition', ['∅', '⌀']),
]);

/** Operators whose scripts give the range of an index, which is bound there. */
export const bindsIndex: ReadonlySet<SymbolId> = new Set(['product', 'sum']);

/** Words set upright, by `\mathrm`, `\text`, `\operatorname` or a font of letters. */
export const words: ReadonlyMap<string, SymbolId> = new Map<string, SymbolId>([
  ...named('D_KL', ['KL']),
  ...named('elbo', ['ELBO', 'VLB', 'vlb', 'ELBo']),
  ...named('NLL', ['NLL']),
  ...named('FID', ['FID']),
  ...named('inceptionScore', ['IS']),
  ...named('bitsPerDim', ['bits/dim', 'bpd', 'BPD']),
  ...named('SNR', ['SNR', 'snr']),
  ...named('variance', ['Var', 'var', 'Variance']),
  ...named('covariance', ['Cov', 'cov']),
  ...named('trace', ['Tr', 'tr', 'trace']),
  ...named('determinant', ['det']),
  ...named('argmin', ['argmin', 'arg min', 'argmax', 'arg max', 'arg']),
  ...named('minimum', ['min']),
  ...named('maximum', ['max']),
  ...named('log', ['log', 'ln']),
  ...named('exp', ['exp']),
  ...named('expectation', ['E']),
  ...named('uniform', ['Uniform', 'uniform', 'Unif', 'Uni']),
  ...named('divergence', ['div']),
  ...named('reflow', ['Reflow', 'RectFlow', 'reflow']),
  ...named('vpSde', ['VP SDE', 'VP-SDE', 'VP']),
  ...named('veSde', ['VE SDE', 'VE-SDE', 'VE']),
  ...named('subVpSde', ['sub-VP SDE', 'sub-VP']),
  ...named('predictorCorrector', ['PC']),
  ...named('sinusoidalEmbedding', ['emb']),
  ...named('differential', ['d']),
]);

function named(id: SymbolId, names: readonly string[]): (readonly [string, SymbolId])[] {
  return names.map((name) => [name, id]);
}
