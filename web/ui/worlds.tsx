import { variesChance, variesParameters } from '../../src/engine/run-plan.ts';
import { baselineState, memberChoices, theoriesFor } from '../model/state.ts';
import type { Uncertainty } from '../model/study-types.ts';
import { Picker } from './picker.tsx';
import { useChoices, useScene, useStore } from './store-context.ts';

/** What is uncertain, how many worlds are run, from which seed, and by which theory. */
export function Worlds() {
  const store = useStore();
  const { messages } = useScene();
  const state = useChoices();
  const { text, format } = messages;
  const has = { chance: variesChance(state.uncertainty), parameters: variesParameters(state.uncertainty) };
  const choose = (chance: boolean, parameters: boolean) => {
    const uncertainty: Uncertainty = chance ? (parameters ? 'both' : 'chance') : parameters ? 'calibrated' : 'none';
    store.perform({ type: 'choose-uncertainty', uncertainty });
  };
  const counts = [...new Set([...memberChoices, state.members])].sort((one, other) => one - other);
  return (
    <details class="worlds">
      <summary>{text('worlds')}</summary>
      <fieldset>
        <legend>{text('uncertainty')}</legend>
        <label class="check">
          <input
            type="checkbox"
            checked={has.chance}
            onChange={(event) => choose(event.currentTarget.checked, has.parameters)}
          />
          <span>{text('uncertainty-chance')}</span>
        </label>
        <label class="check">
          <input
            type="checkbox"
            checked={has.parameters}
            onChange={(event) => choose(has.chance, event.currentTarget.checked)}
          />
          <span>{text('uncertainty-parameters')}</span>
        </label>
      </fieldset>
      <div class="worlds-row">
        <Picker
          label={text('members')}
          value={String(state.members)}
          options={counts.map((count) => ({ value: String(count), name: format.whole(count) }))}
          onChoose={(members) => store.perform({ type: 'choose-members', members: Number(members) })}
        />
        <label class="picker seed">
          <span class="picker-label">{text('seed')}</span>
          <input
            type="text"
            value={state.seed}
            maxLength={60}
            spellcheck={false}
            autocomplete="off"
            dir="ltr"
            onChange={(event) => {
              const seed = event.currentTarget.value.trim() || baselineState('').seed;
              event.currentTarget.value = seed;
              store.perform({ type: 'choose-seed', seed });
            }}
          />
        </label>
      </div>
      <TheoryPicker />
    </details>
  );
}

function TheoryPicker() {
  const store = useStore();
  const { catalogue, scenario, names, messages } = useScene();
  const state = useChoices();
  const own = messages.text('theory-own', { theory: names.theory(scenario.theory) });
  const theories = theoriesFor(catalogue, scenario);
  if (theories.length === 0) return null;
  return (
    <>
      <Picker
        label={messages.text('theory')}
        value={state.theory ?? ''}
        options={[{ value: '', name: own }, ...theories.map(({ id }) => ({ value: id, name: names.theory(id) }))]}
        onChoose={(theory) => store.perform({ type: 'choose-theory', theory: theory === '' ? null : theory })}
      />
      <p class="choice-text">{names.theorySummary(state.theory ?? scenario.theory)}</p>
    </>
  );
}
