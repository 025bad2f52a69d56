import type { History } from '../engine/history.ts';
import { createRunPlan, type RunPlan, type Sampling, type WantedOutputs } from '../engine/run-plan.ts';
import { type Choice, checkScenario, planHistory } from '../engine/study-plan.ts';
import { buildTheory } from '../equations/build-theory.ts';
import { buildModel, type Model } from '../equations/model.ts';
import type { Library } from '../files/library.ts';
import { type Address, type Problem, ProblemList, type Result } from '../files/problem.ts';
import { loadScenario, type ScenarioSource } from '../files/scenario-source.ts';
import { loadTheory } from '../files/theory-source.ts';
import { loadWorld } from '../files/world-source.ts';

/** A scenario with the model of its theory in its world, ready to run. */
export interface Workbench {
  readonly scenario: ScenarioSource;
  readonly model: Model;
  readonly warnings: readonly Problem[];
}

/** A choice of world: a scenario, optionally with another theory, a variant, levers and settings. */
export interface RunChoice extends Choice {
  readonly scenario: string;
  /** Theory to use instead of the scenario's own. */
  readonly theory?: string;
}

/**
 * Loads a scenario with its theory and world and checks everything in them. `mention` is where the user named the
 * scenario and the theory.
 */
export function openWorkbench(
  library: Library,
  scenarioReference: string,
  theoryReference: string | undefined,
  mention: Address,
): Result<Workbench> {
  const problems = new ProblemList();
  const scenario = loadScenario(library, scenarioReference, mention, problems);
  if (!scenario) return { ok: false, problems: problems.all };
  const placeOf = ({ document, path }: ScenarioSource['theory']) => document.address(path);
  const theorySource = loadTheory(
    library,
    theoryReference ?? scenario.theory.value,
    theoryReference === undefined ? placeOf(scenario.theory) : mention,
    problems,
  );
  const world = loadWorld(library, scenario.world.value, placeOf(scenario.world), problems);
  const theory = theorySource && buildTheory(theorySource);
  problems.all.push(...problemsOf(theory));
  const model = theory?.ok && world ? buildModel(theory.value, world) : undefined;
  problems.all.push(...problemsOf(model));
  if (model?.ok) problems.all.push(...checkScenario(model.value, scenario).all);
  const opened = model?.ok ? { scenario, model: model.value, warnings: problems.all } : undefined;
  return problems.result(() => {
    if (!opened) throw new Error('A model without problems was expected.');
    return opened;
  });
}

function problemsOf(result: Result<unknown> | undefined): readonly Problem[] {
  if (!result) return [];
  return result.ok ? result.warnings : result.problems;
}

/** The dated history that a choice makes of a scenario. */
export function historyOf(workbench: Workbench, choice: Choice, mention: Address): Result<History> {
  return planHistory(workbench.model, workbench.scenario, choice, mention);
}

/** Prepares runs of a choice that put out `series`. */
export function planRuns(workbench: Workbench, history: History, sampling: Sampling, wanted: WantedOutputs): RunPlan {
  return createRunPlan(workbench.model, history, sampling, wanted);
}
