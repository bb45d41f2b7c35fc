import type { FormulaId } from '../catalogue';

/** The kinds of slip that the checker tells apart; settings name them. */
export const ruleIds = ['identity', 'chain', 'index', 'statement'] as const;
export type RuleId = (typeof ruleIds)[number];

export type Severity = 'error' | 'warning' | 'information';

/** How bad each kind is unless settings say otherwise. */
export const defaultSeverities: Readonly<Record<RuleId, Severity>> = {
  identity: 'error',
  chain: 'warning',
  index: 'error',
  statement: 'information',
};

export interface Fix {
  /** What is replaced; offsets into the note. */
  readonly start: number;
  readonly end: number;
  readonly newText: string;
  readonly title: string;
}

/** Something wrong with a formula of a note. */
export interface Finding {
  readonly rule: RuleId;
  /** Where it stands; offsets into the note. */
  readonly start: number;
  readonly end: number;
  readonly message: string;
  /** Where the message quotes TeX: its prose and its TeX by turns, prose first. */
  readonly parts?: readonly string[];
  readonly severity: Severity;
  /** The formula of the catalogue that was meant. */
  readonly formula?: FormulaId;
  readonly fix?: Fix;
}
