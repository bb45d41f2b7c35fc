import { describe, expect, it } from 'vitest';
import { scheduleNear } from '../../../src/explain/values/scheduleNear';
import { defaultPlaygroundState } from '../../../src/protocol/playgroundState';

const { schedule } = defaultPlaygroundState;

describe('scheduleNear', () => {
  it('is the settings’ schedule where the note says nothing', () => {
    expect(scheduleNear({}, schedule)).toEqual({ config: schedule, stated: new Set() });
  });

  it('takes the note’s numbers and remembers which they are', () => {
    expect(scheduleNear({ T: 500, betaEnd: 0.03, t: 20 }, schedule)).toEqual({
      config: { ...schedule, T: 500, betaEnd: 0.03 },
      stated: new Set(['T', 'betaEnd']),
      t: 20,
    });
  });

  it('leaves out what no schedule can have', () => {
    expect(scheduleNear({ T: 1, betaStart: 0, betaEnd: 1.5, t: 0 }, schedule)).toEqual(
      scheduleNear({}, schedule),
    );
    expect(scheduleNear({ T: 100, t: 500 }, schedule).t).toBeUndefined();
    expect(scheduleNear({ t: 2.5 }, schedule).t).toBeUndefined();
  });

  it('takes stated β for a linear schedule when the settings’ one has no β', () => {
    const cosine = { ...schedule, kind: 'cosine' as const };
    expect(scheduleNear({ betaStart: 0.001 }, cosine).config.kind).toBe('linear');
    expect(scheduleNear({ T: 100 }, cosine).config.kind).toBe('cosine');
  });
});
