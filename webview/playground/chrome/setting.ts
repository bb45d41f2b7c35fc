import * as l10n from '@vscode/l10n';
import { element, type Child } from '../../figures/kit/dom';
import type { Field } from '../../ui/field';
import { numberField, type NumberFieldOptions } from '../../ui/numberField';
import type { Store } from '../store';
import type { View } from '../view';

/** A control together with the place in the state that it shows. */
export function setting<Value>(field: Field<Value>, read: () => Value): View {
  return { element: field.element, update: () => field.set(read()) };
}

/** A number of the state as a field. */
export function numberSetting(options: NumberFieldOptions, read: () => number): View {
  return setting(numberField(options), read);
}

/** The page's one seed, wherever it is shown. */
export function seedSetting(store: Store, hint?: string): View {
  const field = numberField({
    label: l10n.t('Seed'),
    min: 0,
    max: 0xffffffff,
    integer: true,
    onChange: (seed) => store.patch({ seed }),
  });
  if (hint !== undefined) {
    field.setHint(hint);
  }
  return setting(field, () => store.state.seed);
}

/** A group of settings under a heading; pairs stand side by side. */
export function settingsGroup(title: string, ...rows: readonly (View | readonly [View, View])[]): View {
  const views = rows.flatMap((row) => ('element' in row ? [row] : [...row]));
  const content = rows.map((row): Child =>
    'element' in row
      ? row.element
      : element('div', { class: 'field-pair' }, ...row.map((each) => each.element)),
  );
  return {
    element: element('section', { class: 'settings-group' }, element('h2', {}, title), ...content),
    update: () => views.forEach((view) => view.update()),
  };
}

/** The column of settings beside a view. */
export function settingsForm(name: string, groups: readonly View[]): View {
  return {
    element: element(
      'div',
      { class: 'settings', role: 'group', 'aria-label': name },
      ...groups.map((group) => group.element),
    ),
    update: () => groups.forEach((group) => group.update()),
  };
}
