import * as l10n from '@vscode/l10n';
import * as v from 'valibot';
import type { Meaning } from './meaning';
import { isPointsCode, mostOwnPoints } from './ownPoints';

interface Named {
  /** What people read beside its control. Localised when it is asked for. */
  readonly name: () => string;
  /** One sentence of a reference: what it does. */
  readonly meaning: () => string;
  /** Its name in links, where it is older than the rule `<figure>.<parameter>`. */
  readonly link?: string;
  /** Its control; `plot`: a point that is dragged in the drawing. By default the one of its kind. */
  readonly control?: 'stepper' | 'plot';
  /** What it stands for: its control has the colour of that part of the formula. */
  readonly term?: Meaning;
}

export interface ChoiceParameter<Value extends string> extends Named {
  readonly kind: 'choice';
  /** Each value with what it is called. */
  readonly choices: Readonly<Record<Value, () => string>>;
  readonly standard: Value;
}

export interface NumberParameter extends Named {
  readonly kind: 'integer' | 'real';
  readonly min: number;
  readonly max: number;
  /** How far one key press moves it. */
  readonly step: number;
  readonly standard: number;
}

export interface FlagParameter extends Named {
  readonly kind: 'flag';
  readonly standard: boolean;
}

/** Points of the plane that a reader gives, written by `codeOfPoints`. */
export interface PointsParameter extends Named {
  readonly kind: 'points';
  readonly standard: string;
}

/** What a figure can be asked for: its schema, control, YAML key, link parameter and reference follow from it. */
export type Parameter = ChoiceParameter<string> | NumberParameter | FlagParameter | PointsParameter;
export type Parameters = Readonly<Record<string, Parameter>>;

type ValueOf<One> =
  One extends ChoiceParameter<infer Value>
    ? Value
    : One extends FlagParameter
      ? boolean
      : One extends PointsParameter
        ? string
        : number;
/** The values of parameters by their keys. */
export type Values<Of extends Parameters> = { readonly [Key in keyof Of]: ValueOf<Of[Key]> };
/** One value, whatever parameter it is of. */
export type Value = string | number | boolean;

export const choice = <Choices extends Readonly<Record<string, () => string>>>(
  options: Named & { readonly choices: Choices; readonly standard: keyof Choices },
): ChoiceParameter<keyof Choices & string> => ({
  kind: 'choice',
  ...options,
  standard: String(options.standard),
});

export const integer = (options: Omit<NumberParameter, 'kind' | 'step'>): NumberParameter => ({
  kind: 'integer',
  step: 1,
  ...options,
});

export const real = (options: Omit<NumberParameter, 'kind'>): NumberParameter => ({
  kind: 'real',
  ...options,
});

/** @public No figure has a switch yet; the kit's controls, links and blocks know it. */
export const flag = (options: Omit<FlagParameter, 'kind'>): FlagParameter => ({ kind: 'flag', ...options });

/** The schema of one value. */
export function schemaOf(parameter: Parameter): v.GenericSchema<Value> {
  switch (parameter.kind) {
    case 'choice':
      return v.picklist(Object.keys(parameter.choices));
    case 'integer':
      return v.pipe(v.number(), v.integer(), v.minValue(parameter.min), v.maxValue(parameter.max));
    case 'real':
      return v.pipe(v.number(), v.finite(), v.minValue(parameter.min), v.maxValue(parameter.max));
    case 'flag':
      return v.boolean();
    case 'points':
      return v.pipe(v.string(), v.check(isPointsCode));
  }
}

/** What a value may be, for people: "a number from -3 to 3". */
export function allowedValues(parameter: Parameter): string {
  switch (parameter.kind) {
    case 'choice':
      return l10n.t('one of {0}', Object.keys(parameter.choices).join(', '));
    case 'integer':
      return l10n.t('an integer from {0} to {1}', parameter.min, parameter.max);
    case 'real':
      return l10n.t('a number from {0} to {1}', parameter.min, parameter.max);
    case 'flag':
      return l10n.t('one of {0}', 'true, false');
    case 'points':
      return l10n.t('at most {0} points, each as three letters or digits', mostOwnPoints);
  }
}
