/** What was measured at some of the steps, at others by straight lines between; null before the first and after the last. */
export function valuesAt(
  steps: readonly number[],
  measured: readonly { readonly step: number; readonly loss: number }[],
): (number | null)[] {
  let next = 0;
  return steps.map((step) => {
    while (next < measured.length && measured[next]!.step < step) {
      next += 1;
    }
    const [before, after] = [measured[next - 1], measured[next]];
    if (after?.step === step) {
      return after.loss;
    }
    if (!before || !after) {
      return null;
    }
    const part = (step - before.step) / (after.step - before.step);
    return before.loss + part * (after.loss - before.loss);
  });
}
