import type { Library } from '../files/library.ts';
import { type Address, type Problem, ProblemList } from '../files/problem.ts';
import { seriesName } from '../files/signature.ts';
import { loadTheory } from '../files/theory-source.ts';
import { openWorkbench, type Workbench } from './workbench.ts';

/** All shipped scenarios and theories as a page or a listing shows them. Times are decimal years. */
export interface Catalogue {
  readonly scenarios: readonly ScenarioCard[];
  readonly theories: readonly TheoryCard[];
}

/** A theory in a listing. */
export interface TheoryCard {
  readonly id: string;
  readonly title: string;
  readonly summary: string;
  readonly overrides?: string;
  /** Where the theory is known to be wrong against the record. */
  readonly misfits: readonly string[];
}

/** A scenario with everything that people can choose in it. */
export interface ScenarioCard {
  readonly id: string;
  readonly title: string;
  readonly summary: string;
  readonly theory: string;
  readonly world: string;
  /** The recorded past that scenarios share runs from here to `from`. */
  readonly simulatedFrom: number;
  readonly from: number;
  readonly to: number;
  readonly actors: readonly { readonly id: string; readonly name: string }[];
  readonly levers: readonly LeverCard[];
  readonly variants: readonly { readonly id: string; readonly title: string; readonly text: string }[];
  readonly events: readonly EventCard[];
  readonly context: readonly ContextCard[];
  readonly series: readonly SeriesCard[];
  /** Variables that a short summary shows, and 0/1 variables whose first 1 is reported. */
  readonly headline: readonly string[];
  readonly milestones: readonly string[];
}

/** A lever with its range and where it stands in the scenario. */
export interface LeverCard {
  readonly id: string;
  readonly title: string;
  readonly text: string;
  readonly range: readonly [number, number];
  readonly value: number;
  readonly step: number;
  readonly source?: string;
}

interface Origin {
  readonly title: string;
  readonly note?: string;
  readonly reference?: string;
  /** False where the statement is from memory and unchecked. */
  readonly verified: boolean;
}

/** A dated event that acts in the scenario. */
export interface EventCard extends Origin {
  readonly id: string;
  readonly time: number;
  readonly type: string;
  readonly kind: string;
  readonly source: string;
  readonly target: string;
  readonly intensity: number;
}

/** Something dated that is shown and never an input. */
export interface ContextCard extends Origin {
  readonly id: string;
  readonly time: number;
  readonly actors: readonly string[];
  readonly kind: string;
  readonly strength: number;
}

/** An output series and what it means. */
export interface SeriesCard {
  readonly name: string;
  readonly variable: string;
  readonly indices: readonly string[];
  readonly meaning: string;
  readonly unit?: string;
  readonly range?: readonly [number, number];
}

/** Lists what a library ships. Files with problems are left out of the list and reported. */
export function catalogueOf(
  library: Library,
  mention: Address,
): { catalogue: Catalogue; problems: readonly Problem[] } {
  const problems = new ProblemList();
  const scenarios = library.ids('scenario').flatMap((id) => {
    const opened = openWorkbench(library, id, undefined, mention);
    if (opened.ok) return [scenarioCard(opened.value)];
    problems.all.push(...opened.problems);
    return [];
  });
  const theories = library.ids('theory').flatMap((id) => {
    const theory = loadTheory(library, id, mention, problems);
    if (!theory) return [];
    const { title, summary, overrides, misfits } = theory;
    return [{ id, title, summary: summary.trim(), misfits, ...(overrides === undefined ? {} : { overrides }) }];
  });
  return { catalogue: { scenarios, theories }, problems: problems.all };
}

/** The card of one scenario. */
export function scenarioCard({ scenario, model }: Workbench): ScenarioCard {
  return {
    id: scenario.id,
    title: scenario.title,
    summary: scenario.summary.trim(),
    theory: model.theory.source.id,
    world: model.world.id,
    simulatedFrom: scenario.simulatedFrom,
    from: scenario.period.from,
    to: scenario.period.to,
    actors: [...model.world.actors.values()].map(({ id, name }) => ({ id, name })),
    levers: scenario.levers.map(({ value: { id, title, text, range, value, step, source } }) => ({
      id,
      title,
      text,
      range,
      value,
      step: step ?? (range[1] - range[0]) / 100,
      ...(source === undefined ? {} : { source }),
    })),
    variants: scenario.variants.map(({ value: { id, title, text } }) => ({ id, title, text })),
    events: scenario.events
      .filter(({ time }) => time <= scenario.period.to)
      .map(({ id, time, type, kind, source, target, intensity, ...rest }) => ({
        ...{ id, time, type, kind, source, target, intensity },
        ...origin(rest, scenario.references),
      }))
      .sort((a, b) => a.time - b.time),
    context: scenario.context
      .map(({ id, time, actors, kind, strength, ...rest }) => ({
        ...{ id, time, actors, kind, strength },
        ...origin(rest, scenario.references),
      }))
      .sort((a, b) => a.time - b.time),
    series: model.program.outputs
      .filter(({ quantity }) => quantity.output)
      .map(({ quantity, members }) => ({
        name: seriesName(quantity.name, members),
        variable: quantity.name,
        indices: members,
        meaning: quantity.meaning.trim(),
        ...(quantity.unit === undefined ? {} : { unit: quantity.unit }),
        ...(quantity.range === undefined ? {} : { range: quantity.range }),
      })),
    headline: model.theory.source.headline,
    milestones: model.theory.source.milestones,
  };
}

/** Reference keys are written out. */
function origin(
  entry: { title: string; note?: string | undefined; reference?: string | undefined; verified?: boolean | undefined },
  references: ReadonlyMap<string, string>,
): Origin {
  const { title, note, reference, verified } = entry;
  const full = reference
    ?.split(';')
    .map((key) => references.get(key.trim()) ?? key.trim())
    .join('; ');
  return {
    title,
    verified: verified ?? true,
    ...(note === undefined ? {} : { note }),
    ...(full === undefined ? {} : { reference: full }),
  };
}
