import { describe, expect, test } from 'vitest';
import type { Library } from '../files/library.ts';
import { ProblemList } from '../files/problem.ts';
import { loadTheory } from '../files/theory-source.ts';
import { buildTheory } from './build-theory.ts';

const nowhere = { file: '(test)', line: 1, column: 1 };

/** Dimension problems of a theory text, as `line:column code name`. */
function problemsOf(text: string): string[] {
  const library: Library = { read: () => ({ file: 'theory.yaml', text }), ids: () => [] };
  const problems = new ProblemList();
  const source = loadTheory(library, 'test', nowhere, problems);
  if (!source) throw new Error(JSON.stringify(problems.all));
  const built = buildTheory(source);
  const found = built.ok ? built.warnings : built.problems;
  return found.filter(({ code }) => code.startsWith('dimension-')).map(line);
}

function line({ code, address, values }: ProblemList['all'][number]): string {
  return `${address.line}:${address.column} ${code} ${values.name ?? values.found}`;
}

/** A theory with one equation `x` of a unit. */
function withEquation(is: string, unit = 'index', more = ''): string {
  return `theory: test
title: Test
summary: Test
step: 0.25
indices:
  actor: { meaning: Actor, letters: [i, j, k], from: world }
functions:
  fade(now, years): { text: Fades, is: now * exp(-dt / years) }
parameters:
  share: { meaning: m, value: 1, unit: index }
  span: { meaning: m, value: 1, unit: year }
  rate: { meaning: m, value: 1, unit: 1/year }
  money: { meaning: m, value: 1, unit: trillion USD }
  income: { meaning: m, value: 1, unit: trillion USD/year }
  area: { meaning: m, value: 1, unit: km^2 }
  anything: { meaning: m, value: 1 }
  costs(i): { meaning: m, value: 1, unit: trillion USD }
shocks:
  luck: { meaning: m, distribution: normal, quiet: 0 }
${more}equations:
  - define: x
    text: t
    unit: ${unit}
    is: "${is}"
`;
}

const equation = 24;

describe('equations agree in their units:', () => {
  test.each([
    ['share * 2 + 1', 'index'],
    ['income * span', 'trillion USD'],
    ['money + dt * income', 'trillion USD'],
    ['money * (rate + 1 / span)', 'trillion USD/year'],
    ['max(money, 0)', 'trillion USD'],
    ['money > 0 ? money : 0', 'trillion USD'],
    ['(time - span) / span', 'index'],
    ['exp(-dt / span) + log(money / money) + logistic(rate * dt)', 'index'],
    ['sqrt(area) + sqrt(area)', 'km'],
    ['span^2 * rate', 'year'],
    ['anything + money', 'trillion USD'],
    ['anything * money + span', 'year'],
    ['exp(anything)', 'index'],
    ['sum(i, costs(i)) + max(i, costs(i))', 'trillion USD'],
    ['product(i, costs(i) / money)', 'index'],
    ['whereLargest(i, costs(i), costs(i) * rate)', 'trillion USD/year'],
    ['fade(money, span)', 'trillion USD'],
    ['fade(anything, anything)', 'index'],
    ['share + luck', 'index'],
    ['clamp(span, 0, dt)', 'year'],
    ['0', 'trillion USD'],
  ])('%s is %s', (is, unit) => {
    expect(problemsOf(withEquation(is, unit))).toEqual([]);
  });
});

describe('equations that disagree in their units are reported:', () => {
  test.each([
    ['money + span', 'trillion USD', '10 dimension-mismatch +'],
    ['share - rate', 'index', '10 dimension-mismatch -'],
    ['max(money, 1)', 'trillion USD', '10 dimension-mismatch max'],
    ['clamp(span, 0, 2)', 'year', '10 dimension-mismatch clamp'],
    ['money > span ? 1 : 2', 'index', '10 dimension-mismatch >'],
    ['share > 1 ? money : 2', 'trillion USD', '10 dimension-mismatch ? :'],
    ['share + exp(span)', 'index', '18 dimension-argument exp'],
    ['log(money)', 'index', '10 dimension-argument log'],
    ['logistic(rate)', 'index', '10 dimension-argument logistic'],
    ['product(i, costs(i))', 'index', '10 dimension-argument product'],
    ['fade(money, rate)', 'trillion USD', '10 dimension-argument fade'],
    ['income * rate', 'trillion USD', '10 dimension-result x'],
    ['sqrt(area)', 'km^2', '10 dimension-result x'],
    ['share', '3 stones', '11 dimension-unreadable 3 stones'],
  ])('%s as %s: %s', (is, unit, expected) => {
    const at = expected.includes('unreadable') ? equation - 1 : equation;
    expect(problemsOf(withEquation(is, unit))).toEqual([`${at}:${expected}`]);
  });

  test('a stock by its start and its next value', () => {
    const text = withEquation('share', 'index').replace(
      'equations:\n',
      'equations:\n  - stock: heap\n    text: t\n    unit: trillion USD\n    start: income\n    next: heap + income\n',
    );
    expect(problemsOf(text)).toEqual(['24:12 dimension-result heap', '25:11 dimension-mismatch +']);
  });

  test('a function whose own body is wrong, once', () => {
    const text = withEquation('broken(share) + broken(share)').replace(
      'functions:\n',
      'functions:\n  broken(a): { text: t, is: a * exp(dt) }\n',
    );
    expect(problemsOf(text)).toEqual(['8:33 dimension-argument exp']);
  });

  test('an effect of an event', () => {
    const text = withEquation(
      'share',
      'index',
      'events:\n  blow:\n    meaning: m\n    turn: 1\n    kinds: { blow: m }\n    effects: [{ text: t, on: "wound(target, source)", becomes: "wound(target, source) + intensity * span" }]\n',
    ).replace(
      'equations:\n',
      'equations:\n  - { stock: "wound(i, j)", text: t, unit: index, start: 0, next: "wound(i, j)" }\n',
    );
    expect(problemsOf(text)).toEqual(['25:65 dimension-mismatch +']);
  });
});
