import * as vscode from 'vscode';
import type { AnyFigure } from '../figures/figure';

declare const brand: unique symbol;

/**
 * Text of ours. VS Code makes links of `[text](command:…)` in messages, progress, prompts and validation texts, and runs
 * their commands on a click: nothing else may be shown there.
 */
export type Sentence = string & { readonly [brand]: 'Sentence' };

/** A number or a word out of a list of ours. A plain `string` may come from outside: it does not compile. */
type Own<Value> = Value extends number | Sentence
  ? Value
  : Value extends string
    ? Record<never, never> extends Record<Value, 1>
      ? never
      : Value
    : never;

/**
 * Fills a translated template.
 * @param template `vscode.l10n.t('…')` of a literal and nothing else, or a literal that needs no translation.
 */
export function sentence<const Values extends readonly (number | string)[]>(
  template: string,
  ...values: { [Index in keyof Values]: Own<Values[Index]> }
): Sentence {
  const given: readonly (number | string)[] = values;
  return template.replace(/\{(\d+)\}/g, (place, index) => String(given[Number(index)] ?? place)) as Sentence;
}

/** A number as people write it in their language. */
export function numeral(value: number, options: Intl.NumberFormatOptions = {}): Sentence {
  return value.toLocaleString(vscode.env.language, options) as Sentence;
}

/** What a figure's spec calls itself: a literal of ours, translated when it is asked for. */
export function figureText(text: AnyFigure['title']): Sentence {
  return text() as Sentence;
}
