import { expect, test } from 'vitest';
import { bundledLibrary } from './bundled-library.ts';

const library = bundledLibrary(
  new Map([
    ['past.yaml', 'a scenario'],
    ['future.yaml', 'another'],
    ['theories/plain.yaml', 'a theory'],
    ['worlds/island.yaml', 'a world'],
    ['claims/one.yaml', 'a claim'],
  ]),
);

test('files are found by their ids', () => {
  expect(library.ids('scenario')).toEqual(['past', 'future']);
  expect(library.ids('theory')).toEqual(['plain']);
  expect(library.read('world', 'island')).toEqual({ file: 'worlds/island.yaml', text: 'a world' });
  expect(library.read('world', 'plain')).toBeUndefined();
});

test('and by paths relative to the file that names them', () => {
  expect(library.read('theory', './theories/plain.yaml', 'past.yaml')?.text).toBe('a theory');
  expect(library.read('theory', 'plain.yaml', 'theories/other.yaml')?.text).toBe('a theory');
  expect(library.read('scenario', '../past.yaml', 'theories/plain.yaml')?.text).toBe('a scenario');
  expect(library.read('scenario', '../../../past.yaml', 'theories/plain.yaml')?.text).toBe('a scenario');
});
