import { expect, it } from 'vitest';
import { stopRulesOf } from '../../../webview/playground/run/stopRules';
import { valuesAt } from '../../../webview/playground/train/valuesAt';

it('counts steps and minutes from where training begins or goes on', () => {
  const now = { step: 500, elapsedSeconds: 30 };
  const settings = { pictures: 'ema', stopSteps: 100, stopMinutes: 2, stopWhenRising: true } as const;
  expect(stopRulesOf(settings, now)).toEqual({
    untilStep: 600,
    untilSeconds: 150,
    whenHeldOutRises: true,
  });
  expect(stopRulesOf({ ...settings, stopSteps: 0, stopMinutes: 0, stopWhenRising: false }, now)).toEqual({});
});

it('draws what was measured at some steps by straight lines', () => {
  const measured = [
    { step: 10, loss: 1 },
    { step: 20, loss: 0 },
  ];
  expect(valuesAt([5, 10, 15, 20, 25], measured)).toEqual([null, 1, 0.5, 0, null]);
});
