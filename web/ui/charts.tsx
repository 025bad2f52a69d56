import { panelsOfPair } from '../model/panels.ts';
import { ChartFigure } from './chart-figure.tsx';
import { EventLists } from './event-list.tsx';
import { Legend } from './legend.tsx';
import { Misfits } from './misfits.tsx';
import { Picker } from './picker.tsx';
import { useScene, useStore } from './store-context.ts';
import { Timeline } from './timeline.tsx';

/** All charts, the date they are read at, and the events. */
export function Charts() {
  const store = useStore();
  const { groups, scenario, names, messages } = useScene();
  return (
    <div class="charts" data-refining={store.runner.isRunning}>
      <h2 id="charts" class="hidden-text" tabIndex={-1}>
        {messages.text('charts')}
      </h2>
      <Legend />
      {groups.map((group) => {
        const pair = store.view.pairOf(group);
        const panels = panelsOfPair(group, pair);
        const heading = `heading-${group.id}`;
        return (
          <section key={group.id} class="chart-group" data-size={group.size} aria-labelledby={heading}>
            <div class="group-head">
              <h3 id={heading}>{names.group(group, pair)}</h3>
              <p>{names.groupText(group)}</p>
              {group.pairs.length > 1 && (
                <Picker
                  quiet
                  class="pair-picker"
                  label={messages.text('pair')}
                  value={pair?.join(' ') ?? ''}
                  options={group.pairs.map(([a, b]) => ({
                    value: `${a} ${b}`,
                    name: messages.text('pair-of', { a: names.actor(a), b: names.actor(b) }),
                  }))}
                  onChoose={(value) => {
                    const chosen = group.pairs.find((each) => each.join(' ') === value);
                    if (chosen) store.view.choosePair(group, chosen);
                  }}
                />
              )}
            </div>
            <div class="panels" data-columns={panels.length === 4 ? 4 : 3}>
              {panels.map((panel) => (
                <ChartFigure key={`${scenario.id} ${panel.id}`} panel={panel} />
              ))}
            </div>
          </section>
        );
      })}
      <Timeline key={scenario.id} />
      <EventLists />
      <Misfits />
    </div>
  );
}
