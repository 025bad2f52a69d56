import { historyOfWorld } from '../engine/history.ts';
import { checkScenario } from '../engine/study-plan.ts';
import { readTheory } from '../equations/build-theory.ts';
import { checkTheory } from '../equations/check-theory.ts';
import { readModel } from '../equations/model.ts';
import type { Theory } from '../equations/theory.ts';
import { loadClaim } from '../files/claim-source.ts';
import type { DocumentKind, Library } from '../files/library.ts';
import { type Address, mostProblems, type Problem, ProblemList, sortProblems } from '../files/problem.ts';
import { readYaml } from '../files/read-yaml.ts';
import { loadScenario } from '../files/scenario-source.ts';
import { quantityName } from '../files/signature.ts';
import { largestFile } from '../files/source-text.ts';
import { loadTheory } from '../files/theory-source.ts';
import { loadWorld, type WorldSource } from '../files/world-source.ts';
import { resolveClaim } from './claims/open-claim.ts';

/** A file to check: the name by which people know it, and its text. */
export interface FileToCheck {
  readonly file: string;
  readonly text: string;
}

/**
 * Checks a theory, world, scenario or claim file together with the files that it refers to, and reports everything that is
 * wrong at once, in the order of the files' lines. A theory is checked on actors without properties; a world with the
 * theories that shipped scenarios put it to; a scenario with its theory and world, all variants and levers included; a
 * claim with its scenario.
 */
export function checkFile(library: Library, given: FileToCheck): readonly Problem[] {
  const problems = new ProblemList(true);
  const kind = kindOf(given, problems);
  if (kind) {
    const own = withFile(library, given, kind);
    if (kind.kind === 'theory') checkTheoryFile(own, given, problems);
    else if (kind.kind === 'world') checkWorldFile(own, given, problems);
    else if (kind.kind === 'scenario') checkScenarioFile(own, given, problems);
    else checkClaimFile(own, given, problems);
  }
  const sorted = sortProblems(problems.all.filter((problem) => !isConsequence(problem, problems)));
  if (sorted.length < mostProblems) return sorted;
  const address = { file: given.file, line: 1, column: 1 };
  const more: Problem = { code: 'more-problems', severity: 'error', address, values: { most: mostProblems } };
  return [...sorted.slice(0, mostProblems), more];
}

interface FileKind {
  readonly kind: DocumentKind;
  readonly id: string | undefined;
}

/** A claim names a scenario, and a scenario a theory and a world, so that their own keys are looked for first. */
const kinds: readonly DocumentKind[] = ['claim', 'scenario', 'world', 'theory'];

function kindOf({ file, text }: FileToCheck, problems: ProblemList): FileKind | undefined {
  for (const kind of kinds) {
    const id = topLevelText(kind, text);
    if (id !== undefined) return { kind, id };
  }
  const own = new ProblemList(true);
  const document = readYaml(file, text, own);
  const data = document?.data;
  const fields = typeof data === 'object' && data !== null ? data : {};
  const kind = kinds.find((one) => one in fields);
  if (kind) return { kind, id: undefined };
  problems.all.push(...own.all);
  if (document) problems.error(data === null ? 'empty-file' : 'wrong-document', document.address([]));
  return undefined;
}

/** What stands behind a key at the top level of a file, told without parsing it, which would take its time. */
function topLevelText(key: string, text: string): string | undefined {
  const found = new RegExp(`^\uFEFF?${key}[ \\t]*:[ \\t]*["']?([\\w./-]*)`, 'm').exec(text.slice(0, largestFile));
  return found?.[1];
}

/** By this name a library gives the file that is checked. */
const thisFile = '(this file)';

/** A library in which the file to check stands under its own id, and takes the place of what lies on disk. */
function withFile(library: Library, given: FileToCheck, { kind: ownKind, id }: FileKind): Library {
  return {
    read(kind, reference, from) {
      if (kind === ownKind && (reference === thisFile || reference === id)) return given;
      const found = library.read(kind, reference, from);
      return found?.file === given.file ? given : found;
    },
    ids: (kind) => library.ids(kind),
  };
}

function topOf({ file }: FileToCheck): Address {
  return { file, line: 1, column: 1 };
}

function checkTheoryFile(library: Library, given: FileToCheck, problems: ProblemList): void {
  const source = loadTheory(library, thisFile, topOf(given), problems);
  if (!source) return;
  checkTheory(readTheory(source, problems), problems);
}

function checkWorldFile(library: Library, given: FileToCheck, problems: ProblemList): void {
  const world = loadWorld(library, thisFile, topOf(given), problems);
  if (!world) return;
  for (const theory of theoriesOf(library, world)) {
    const model = readModel(theory, world, problems);
    if (model) historyOfWorld(model, problems);
  }
}

function checkScenarioFile(library: Library, given: FileToCheck, problems: ProblemList): void {
  const scenario = loadScenario(library, thisFile, topOf(given), problems);
  if (!scenario) return;
  const placeOf = ({ document, path }: typeof scenario.theory) => document.address(path);
  const source = loadTheory(library, scenario.theory.value, placeOf(scenario.theory), problems);
  const world = loadWorld(library, scenario.world.value, placeOf(scenario.world), problems);
  const theory = source && readTheory(source, problems);
  const model = theory && world && readModel(theory, world, problems);
  if (model) problems.all.push(...checkScenario(model, scenario).all);
}

function checkClaimFile(library: Library, given: FileToCheck, problems: ProblemList): void {
  const source = loadClaim(library, thisFile, topOf(given), problems);
  if (source) resolveClaim({ library }, source, topOf(given), problems);
}

/**
 * The theories that shipped scenarios put this world, or one that it extends, to; for any other world the first
 * shipped theory that overrides none.
 */
function theoriesOf(library: Library, world: WorldSource): Theory[] {
  const nowhere: Address = { file: '', line: 1, column: 1 };
  const used = new Set<string>();
  for (const id of library.ids('scenario')) {
    const scenario = library.read('scenario', id);
    const worldId = scenario && topLevelText('world', scenario.text);
    const file = worldId && library.read('world', worldId, scenario.file)?.file;
    const theory = scenario && topLevelText('theory', scenario.text);
    if (file && world.files.includes(file) && theory) used.add(theory);
  }
  const theories: Theory[] = [];
  for (const id of used.size > 0 ? used : library.ids('theory')) {
    const problems = new ProblemList();
    const source = loadTheory(library, id, nowhere, problems);
    const theory = source && readTheory(source, problems);
    // What is wrong with a shipped theory is not wrong with this world.
    if (!theory || problems.failed) continue;
    if (used.size > 0) theories.push(theory);
    else if (source.overrides === undefined) return [theory];
  }
  return theories;
}

const lackOfNames: ReadonlySet<string> = new Set([
  'actor-absent',
  'constant-missing',
  'equation-missing',
  'index-unknown',
  'kind-unknown',
  'member-unknown',
  'no-such-event',
  'path-missing',
  'previous-needs-start',
  'type-unknown',
  'unknown-name',
  'unused-name',
]);

/** Whether a problem arose from another: because a damaged part was left out, or an event is no longer where it was. */
function isConsequence({ code, values }: Problem, { lost, failed }: ProblemList): boolean {
  if (code === 'nothing-selected') return failed;
  return (
    lackOfNames.has(code) && [values.found, quantityName(String(values.found))].some((name) => lost.has(String(name)))
  );
}
