import { Picker } from './picker.tsx';
import { useChoices, useScene, useStore } from './store-context.ts';

const none = '';

/** Chooses a variant of the scenario, with what it means. */
export function HistoryPicker() {
  const store = useStore();
  const { scenario, names, messages } = useScene();
  const state = useChoices();
  const options = [
    { value: none, name: messages.text('variant-none') },
    ...scenario.variants.map(({ id }) => ({ value: id, name: names.variant(id) })),
  ];
  return (
    <div class="history-picker">
      <Picker
        label={messages.text('variant')}
        value={state.variant ?? none}
        options={options}
        onChoose={(value) => store.perform({ type: 'choose-variant', variant: value === none ? null : value })}
      />
      <p class="choice-text">
        {state.variant === null ? messages.text('variant-none-text') : names.variantText(state.variant)}
      </p>
    </div>
  );
}
