import { expect, test } from 'vitest';
import { samplingOf } from './sampling.ts';

test.each([
  [{}, 1, 'none'],
  [{ members: 1 }, 1, 'none'],
  [{ members: 50 }, 50, 'both'],
  [{ members: 50, uncertainty: 'none' }, 50, 'none'],
  [{ uncertainty: 'chance' }, 200, 'chance'],
  [{ members: 1, uncertainty: 'both' }, 1, 'both'],
] as const)('%j gives %d members with %s', (options, members, uncertainty) => {
  expect(samplingOf({ seed: '1', ...options })).toEqual({ seed: '1', members, uncertainty });
});
