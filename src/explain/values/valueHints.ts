import type { Schedule, ScheduleConfig } from '../../diffusion/schedule';
import { glossary } from '../../notes/glossary/glossary';
import type { Note, SymbolOccurrence } from '../../notes/note';
import { scheduleNear } from './scheduleNear';
import { symbolTime } from './symbolTime';
import { formatShort } from '../../base/formatNumber';

/** A number to show behind a symbol. */
export interface ValueHint {
  /** Offset of the symbol's end. */
  readonly end: number;
  readonly text: string;
  /** "ᾱ_500 = 0.078": what it is the number of. */
  readonly explanation: string;
}

/**
 * The values of the symbols in a stretch of a note, at the t that their subscript or the note fixes, else the
 * playground's. Each symbol has its number once in a formula.
 */
export function valueHints(
  note: Note,
  stretch: { readonly start: number; readonly end: number },
  settings: ScheduleConfig,
  scheduleOf: (config: ScheduleConfig) => Schedule,
  playgroundT: number | undefined,
): ValueHint[] {
  return note.spans
    .filter((span) => span.start < stretch.end && span.end > stretch.start)
    .flatMap((span) => {
      const near = scheduleNear(note.parametersNear(span.start), settings);
      const schedule = scheduleOf(near.config);
      const hints = new Map<string, ValueHint>();
      for (const symbol of note.symbolsIn(span)) {
        const hint = hintOf(symbol, schedule, near.t ?? playgroundT);
        if (hint && !hints.has(hint.explanation)) {
          hints.set(hint.explanation, hint);
        }
      }
      return [...hints.values()];
    });
}

function hintOf(
  { id, time, end }: SymbolOccurrence,
  schedule: Schedule,
  contextT: number | undefined,
): ValueHint | undefined {
  const { values, timeless } = glossary[id];
  const [value] = values;
  if (!value || value.constant || timeless) {
    return undefined;
  }
  const when = symbolTime(id, time, schedule.T);
  const t = when.kind === 'fixed' ? when.t : contextT === undefined ? undefined : contextT + when.offset;
  if (t === undefined || t < (value.from ?? 1) || t > schedule.T) {
    return undefined;
  }
  const number = formatShort(value.at(schedule, t));
  return { end, text: `= ${number}`, explanation: `${value.label(String(t))} = ${number}` };
}
