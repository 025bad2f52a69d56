import type { Model } from '../equations/model.ts';
import { addressOf, keyAddressOf, type Located } from '../files/located.ts';
import { foundAndNearest } from '../files/names.ts';
import type { Address, ProblemList } from '../files/problem.ts';
import type { ScenarioSource } from '../files/scenario-source.ts';
import { type ReferenceList, type References, unknownKeys } from './citations.ts';

/**
 * Reports whatever a description can't do without: a meaning of everything that has a name, and a reference for every
 * source that looks like the key of one.
 */
export function checkDescribed(
  model: Model,
  scenario: ScenarioSource,
  references: References,
  problems: ProblemList,
): void {
  checkMeanings(model, problems);
  const check = (source: string | undefined, address: Address, from: ReferenceList) => {
    for (const key of unknownKeys(source ?? '', references[from])) {
      problems.error('reference-missing', address, foundAndNearest(key, references[from].keys()));
    }
  };
  const { source, vocabulary } = model.theory;
  for (const entries of [source.functions, source.parameters, source.shocks]) {
    for (const entry of entries.values()) check(entry.value.source, addressOf(entry, 'source'), 'theory');
  }
  for (const item of source.equations) check(item.value.source, addressOf(item, 'source'), 'theory');
  for (const override of source.settings) {
    for (const [name, stated] of Object.entries(override.value.set ?? {})) {
      if (typeof stated === 'object') check(stated.source, addressOf(override, 'set', name, 'source'), 'theory');
    }
  }
  for (const { name, source: cited, address } of model.settings.values()) {
    if (vocabulary.quantities.get(name)?.kind === 'constant') check(cited, address, 'world');
  }
  for (const { paths } of model.world.actors.values()) {
    for (const entry of paths.values()) check(entry.value.source, addressOf(entry, 'source'), 'world');
  }
  for (const { entry } of scenario.paths) check(entry.value.source, addressOf(entry, 'source'), 'scenario');
  for (const { place } of [...scenario.events, ...scenario.context]) {
    check(place.value.reference, addressOf(place, 'reference'), 'scenario');
  }
}

function checkMeanings(model: Model, problems: ProblemList): void {
  const { source } = model.theory;
  const need = (text: string | undefined, address: Address, field: string, name: string) => {
    if ((text ?? '').trim() === '') problems.error('empty-field', address, { found: field, name });
  };
  for (const [name, entry] of source.indices) {
    need(entry.value.meaning, keyAddressOf(entry), 'meaning', name);
    for (const [member, { meaning }] of Object.entries(entry.value.members ?? {})) {
      need(meaning, keyAddressOf(entry, 'members', member), 'meaning', member);
    }
  }
  const described: Iterable<[string, Located<{ meaning: string }>]>[] = [
    source.parameters,
    source.constants,
    source.inputs,
    source.shocks,
    source.events,
  ];
  for (const entries of described) {
    for (const [name, entry] of entries) need(entry.value.meaning, keyAddressOf(entry), 'meaning', name);
  }
  for (const [name, entry] of source.functions) need(entry.value.text, keyAddressOf(entry), 'text', name);
  for (const [name, entry] of source.events) {
    for (const [kind, text] of Object.entries(entry.value.kinds)) {
      need(text, keyAddressOf(entry, 'kinds', kind), 'meaning', `${name}: ${kind}`);
    }
    for (const [at, { text }] of entry.value.effects.entries()) {
      need(text, addressOf(entry, 'effects', at), 'text', name);
    }
  }
  for (const equations of model.theory.equations.values()) {
    for (const { text, quantity, address } of equations) need(text, address, 'text', quantity.name);
  }
  need(source.purpose, source.address, 'purpose', source.id);
}
