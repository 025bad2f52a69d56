import type { Model } from '../equations/model.ts';
import { idPattern } from '../files/names.ts';
import type { ScenarioSource } from '../files/scenario-source.ts';

/** The three lists of references that a description draws on; equal keys may stand for different works in them. */
export type ReferenceList = 'theory' | 'world' | 'scenario';

/** References by list and key. */
export type References = Readonly<Record<ReferenceList, ReadonlyMap<string, string>>>;

/** All references of a scenario and its model. */
export function referencesOf(model: Model, scenario: ScenarioSource): References {
  return {
    theory: model.theory.source.references,
    world: model.world.references,
    scenario: scenario.references,
  };
}

/** The parts of a source: `walt1985; own estimate` has two. */
export function sourceParts(source: string): string[] {
  return source
    .split(';')
    .map((part) => part.trim())
    .filter((part) => part !== '');
}

/** Parts of a source that look like keys and stand in no list. */
export function unknownKeys(source: string, references: ReadonlyMap<string, string>): string[] {
  return sourceParts(source).filter((part) => idPattern.test(part) && !references.has(part));
}

/** A source in Markdown; keys are linked to their references. */
export function citation(source: string | undefined, from: ReferenceList, references: References): string {
  return sourceParts(source ?? '')
    .map((part) => (references[from].has(part) ? `[${part}](#${anchor(from, part)})` : part))
    .join('; ');
}

/** The anchor of a reference. */
export function anchor(from: ReferenceList, key: string): string {
  return `${from}-${key}`;
}
