import { button, type Button, type ButtonOptions } from './button';

const patienceMs = 5000;

export interface AskingButtonOptions extends ButtonOptions {
  /** What the button asks before it does anything; undefined where it need not ask. */
  readonly question: () => string | undefined;
}

/** A button that asks by its own label, and acts on a second click within a few seconds. */
export function askingButton({ question, label, onClick, ...rest }: AskingButtonOptions): Button {
  let asked: ReturnType<typeof setTimeout> | undefined;
  let calmLabel = label;
  const calm = () => {
    clearTimeout(asked);
    asked = undefined;
    made.setLabel(calmLabel);
  };
  const made = button({
    ...rest,
    label,
    onClick: () => {
      const text = asked === undefined ? question() : undefined;
      if (text !== undefined) {
        made.setLabel(text);
        asked = setTimeout(calm, patienceMs);
        return;
      }
      calm();
      onClick();
    },
  });
  return {
    ...made,
    setLabel(next) {
      calmLabel = next;
      if (asked === undefined) {
        made.setLabel(next);
      }
    },
  };
}
