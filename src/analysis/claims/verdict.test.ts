import { describe, expect, test } from 'vitest';
import { reverses, signStandingOf, verdictOf } from './verdict.ts';
import { shareOf } from './wilson.ts';

const verdict = (supporting: number, contradicting: number, of = 1000) =>
  verdictOf(shareOf(supporting, of), shareOf(contradicting, of));

describe('a verdict', () => {
  test.each([
    [980, 0, 'supported'],
    [800, 10, 'supported'],
    [800, 150, 'mostly-supported'],
    [600, 20, 'mostly-supported'],
    [740, 260, 'open'],
    [470, 530, 'open'],
    [310, 0, 'weak'],
    [0, 0, 'weak'],
    [200, 720, 'mostly-refuted'],
    [10, 800, 'refuted'],
    [0, 1000, 'refuted'],
  ] as const)('on %d supporting and %d contradicting draws of 1000 is %s', (supporting, contradicting, word) => {
    expect(verdict(supporting, contradicting)).toBe(word);
  });

  test('does not rest on a few draws', () => {
    expect(verdict(8, 0, 10)).not.toBe('supported');
    expect(verdict(0, 8, 10)).not.toBe('refuted');
  });

  test('turns round with the claim', () => {
    const turned = { supported: 'refuted', 'mostly-supported': 'mostly-refuted', open: 'open' } as Record<
      string,
      string
    >;
    for (const [supporting, contradicting] of [
      [900, 50],
      [600, 200],
      [740, 260],
    ] as const) {
      expect(verdict(contradicting, supporting)).toBe(turned[verdict(supporting, contradicting)]);
    }
  });
});

describe('a sign', () => {
  const support = { side: 'above', value: 0.02, inclusive: false } as const;
  const contradiction = { side: 'below', value: -0.02, inclusive: false } as const;

  test('is reversed by any effect of the other sign, however small, and by none of nought', () => {
    expect([-0.5, -0.001, 0, 0.001].map((effect) => reverses(effect, support, contradiction))).toEqual([
      true,
      true,
      false,
      false,
    ]);
    expect(reverses(0.001, contradiction, support)).toBe(true);
  });

  test('of a level is reversed by what contradicts', () => {
    const below = { side: 'below', value: 0.5, inclusive: false } as const;
    const from = { side: 'above', value: 0.5, inclusive: true } as const;
    expect([0.2, 0.5, 0.7].map((effect) => reverses(effect, below, from))).toEqual([false, true, true]);
  });

  test.each([
    [true, 0, 'assumed'],
    [true, 3, 'assumed-wrongly'],
    [false, 0, 'never-reversed'],
    [false, 3, 'free'],
  ] as const)('stated as built in: %s, reversed by %d draws: %s', (isStated, count, standing) => {
    expect(signStandingOf(isStated, shareOf(count, 1000))).toBe(standing);
  });

  test('of no draws at all is not taken for an assumption', () => {
    expect([true, false].map((isStated) => signStandingOf(isStated, shareOf(0, 0)))).toEqual(['free', 'free']);
  });
});
