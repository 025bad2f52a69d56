import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { anyCommand } from './arbitrary.ts';
import { apply } from './commands.ts';
import { decodeLink, encodeLink } from './link.ts';
import { sampleCatalogue } from './sample.ts';
import { baselineState, type State } from './state.ts';

const decode = (hash: string) => decodeLink(hash, sampleCatalogue);

test('an empty link is the first scenario as its file has it', () => {
  for (const hash of ['', '#', '#/', '#/explore']) {
    expect(decode(hash)).toEqual({ state: baselineState('whole'), cursor: null, problems: [] });
  }
});

test('a link can be read by people', () => {
  const state: State = { ...baselineState('middle'), levers: { push: 0.5 }, removedEvents: ['first', 'third'] };
  expect(encodeLink({ state, cursor: 2004.25 }, '1.2.3')).toBe(
    '#/explore?scenario=middle&lever.push=0.5&without=first+third&at=2004.25&version=1.2.3',
  );
});

test('every state comes back from its link', () => {
  const states = fc
    .array(anyCommand, { maxLength: 20 })
    .map((commands) =>
      commands.reduce<State>((state, command) => apply(state, command, sampleCatalogue), baselineState('middle')),
    );
  const parameters = fc.dictionary(
    fc.constantFrom('omega', 'divergence[ABC,DEF]', 'constructor'),
    fc.double({ noNaN: true, noDefaultInfinity: true }).map((value) => value + 0),
  );
  fc.assert(
    fc.property(states, parameters, fc.option(fc.integer({ min: 1990, max: 2010 })), (state, set, cursor) => {
      const view = { state: { ...state, set: Object.fromEntries(Object.entries(set)) }, cursor };
      const { problems, ...decoded } = decode(encodeLink(view, sampleCatalogue.version));
      expect(problems).toEqual([]);
      expect(decoded).toEqual(view);
    }),
    { numRuns: 1000 },
  );
});

test('no text makes it throw', () => {
  fc.assert(
    fc.property(fc.string({ maxLength: 300 }), (text) => {
      const { state } = decode(`#/explore?${text}`);
      expect(sampleCatalogue.scenarios.map(({ id }) => id)).toContain(state.scenario);
    }),
  );
});

describe('what can’t be followed is told, and the rest holds', () => {
  const problemsOf = (query: string) => decode(`#/explore?${query}`).problems;

  test.each([
    ['scenario=atlantis', { kind: 'unknown-scenario', id: 'atlantis' }],
    ['scenario=middle&variant=storm', { kind: 'unknown-variant', id: 'storm' }],
    ['scenario=middle&theory=other', { kind: 'unknown-theory', id: 'other' }],
    ['scenario=middle&lever.pull=1', { kind: 'unknown-lever', id: 'pull' }],
    ['scenario=middle&lever.__proto__=1', { kind: 'unknown-lever', id: '__proto__' }],
    ['scenario=middle&without=fifth', { kind: 'unknown-event', id: 'fifth' }],
    ['scenario=middle&lever.push=much', { kind: 'not-a-number', key: 'lever.push', value: 'much' }],
    ['scenario=middle&lever.push=', { kind: 'not-a-number', key: 'lever.push', value: '' }],
    ['scenario=middle&lever.push=Infinity', { kind: 'not-a-number', key: 'lever.push', value: 'Infinity' }],
    ['scenario=middle&lever.push=3', { kind: 'out-of-range', key: 'lever.push', value: 3, lowest: 0, highest: 2 }],
    ['scenario=middle&at=1066', { kind: 'out-of-range', key: 'at', value: 1066, lowest: 1990, highest: 2010 }],
    ['scenario=middle&members=0', { kind: 'out-of-range', key: 'members', value: 0, lowest: 1, highest: 2000 }],
    ['scenario=middle&volume=11', { kind: 'unknown-key', key: 'volume' }],
    ['scenario=middle&set.a b=1', { kind: 'unknown-key', key: 'set.a b' }],
    ['scenario=middle&version=0.9.0', { kind: 'other-version', made: '0.9.0', present: '1.2.3' }],
  ])('%s', (query, problem) => {
    expect(problemsOf(query)).toEqual([problem]);
  });

  test('an unknown uncertainty', () => {
    expect(problemsOf('uncertainty=some')).toMatchObject([{ kind: 'not-a-choice', key: 'uncertainty', value: 'some' }]);
  });

  test('a link too long to be one', () => {
    expect(problemsOf('x='.padEnd(9000, 'x'))).toEqual([{ kind: 'too-long' }]);
  });

  test('beside something right', () => {
    const { state } = decode('#/explore?scenario=middle&lever.push=0.5&lever.fear=9&seed=7');
    expect(state).toEqual({ ...baselineState('middle'), levers: { push: 0.5 }, seed: '7' });
  });
});
