import { useSignal } from '@preact/signals';
import { twoDecimals } from '../messages.ts';
import { at, type SeriesBands, seriesBands, yearSteps } from '../model/bands.ts';
import type { Panel } from '../model/panels.ts';
import { type Period, periodsOf } from '../model/periods.ts';
import { isChanged } from '../model/state.ts';
import { useScene, useStore } from './store-context.ts';

/** A chart's numbers: by period, and by year on demand. Built only while it is open. */
export function ChartTable({ panel }: { panel: Panel }) {
  const { messages } = useScene();
  const isOpen = useSignal(false);
  return (
    <details
      class="chart-table"
      onToggle={(event) => {
        isOpen.value = event.currentTarget.open;
      }}
    >
      <summary>{messages.text('table')}</summary>
      {isOpen.value && <Body panel={panel} />}
    </details>
  );
}

interface Column {
  name: string;
  bands: SeriesBands;
  isBaseline: boolean;
}

function Body({ panel }: { panel: Panel }) {
  const store = useStore();
  const { catalogue, scenario, names, messages } = useScene();
  const everyYear = useSignal(false);
  const shown = store.runner.shown.value;
  if (!shown) return null;
  const columns: Column[] = panel.lines.flatMap((line) => {
    const name = line.actor === null ? messages.text('table-value') : names.actor(line.actor);
    const current = seriesBands(shown.result.current, line.series);
    const baseline = isChanged(shown.state) ? seriesBands(shown.result.baseline, line.series) : null;
    const shownHere = current ? [{ name, bands: current, isBaseline: false }] : [];
    const before = messages.text('table-baseline', { name });
    return baseline ? [...shownHere, { name: before, bands: baseline, isBaseline: true }] : shownHere;
  });
  const title = names.panel(panel);
  return (
    <>
      <label class="check">
        <input
          type="checkbox"
          checked={everyYear.value}
          onChange={(event) => {
            everyYear.value = event.currentTarget.checked;
          }}
        />
        <span>{messages.text('table-years')}</span>
      </label>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by keys */}
      <section class="table-scroll" tabIndex={0} aria-label={messages.text('table-caption', { title })}>
        <table>
          <thead>
            <tr>
              <th scope="col">{messages.text('table-time')}</th>
              {columns.map(({ name }) => (
                <th key={name} scope="col">
                  {name}
                </th>
              ))}
            </tr>
          </thead>
          {periodsOf(catalogue, scenario).map((period) => (
            <PeriodRows
              key={period.from}
              period={period}
              columns={columns}
              everyYear={everyYear.value}
              certain={shown.certain}
            />
          ))}
        </table>
      </section>
    </>
  );
}

interface PeriodRowsProps {
  period: Period;
  columns: readonly Column[];
  everyYear: boolean;
  certain: boolean;
}

function PeriodRows({ period, columns, everyYear, certain }: PeriodRowsProps) {
  const { scenario, messages, sentences } = useScene();
  const { format, text } = messages;
  const times = columns[0]?.bands.times;
  if (!times) return null;
  const isLast = period.to === scenario.to;
  // A period ends where the next begins, so the year of its end belongs to the next one.
  const years = yearSteps(times, period.from, isLast ? period.to : period.to - 0.001);
  const first = years[0];
  const last = years.at(-1);
  if (!first || !last) return null;
  const span = { from: format.year(first.year), to: format.year(last.year) };
  return (
    <tbody>
      <tr class="period-row">
        <th scope="rowgroup">{text('table-period', span)}</th>
        {columns.map((column) => (
          <td key={column.name}>
            {text('table-change', {
              from: twoDecimals(at(column.bands.middle, first.step)),
              to: twoDecimals(at(column.bands.middle, last.step)),
            })}
          </td>
        ))}
      </tr>
      {everyYear &&
        years.map(({ year, step }) => (
          <tr key={year} data-year={year}>
            <th scope="row">{format.year(year)}</th>
            {columns.map((column) => (
              <td key={column.name}>
                {column.isBaseline
                  ? format.decimal(at(column.bands.middle, step))
                  : sentences.cell(column.bands, step, certain)}
              </td>
            ))}
          </tr>
        ))}
    </tbody>
  );
}
