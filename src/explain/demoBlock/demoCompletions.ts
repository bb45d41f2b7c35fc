import { demoSpec, isDemoId } from '../../protocol/demoState';
import { demoKey, keysOf, scheduleKeys } from '../../protocol/demoKeys';
import { demoPlace } from './demoPlace';

/** What a demo block may go on with. */
export interface DemoCompletion {
  readonly text: string;
  /** What it is, in a sentence. */
  readonly meaning: string;
  /** What it may be; empty for values. */
  readonly allowed: string;
  readonly isKey: boolean;
}

/** The keys that a place of a block may begin, or the values of its key; undefined outside of a block. */
export function demoCompletions(text: string, line: number, column: number): DemoCompletion[] | undefined {
  const place = demoPlace(text, line, column);
  if (!place) {
    return undefined;
  }
  const { view, key, keys, inValue } = place;
  if (inValue) {
    return (key === undefined ? [] : (demoKey(key, view)?.values ?? [])).map((value) => ({
      text: value,
      meaning: key === 'demo' && isDemoId(value) ? demoSpec(value).title() : '',
      allowed: '',
      isKey: false,
    }));
  }
  const inSchedule = key?.startsWith('schedule.') ?? false;
  const names = inSchedule ? scheduleKeys.map((name) => `schedule.${name}`) : view ? keysOf(view) : ['demo'];
  return names
    .filter((name) => !keys.includes(name))
    .flatMap((name) => {
      const found = demoKey(name, view);
      return found ? [{ ...found, text: name.replace('schedule.', ''), isKey: true }] : [];
    })
    .map(({ text: name, meaning, allowed, isKey }) => ({ text: name, meaning, allowed, isKey }));
}
