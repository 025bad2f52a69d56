import { describe, expect, test } from 'vitest';
import type { Library } from '../files/library.ts';
import { ProblemList } from '../files/problem.ts';
import { loadTheory } from '../files/theory-source.ts';
import { buildTheory } from './build-theory.ts';
import { renderTex, renderTexName } from './render-tex.ts';
import type { Theory } from './theory.ts';

/** A small theory whose variable `x(i, j)` has `is` on its right-hand side. */
function theoryWith(is: string): Theory {
  const text = `theory: test
title: Test
summary: Test
step: 0.25
indices:
  actor: { meaning: Actor, letters: [i, j, k], from: world }
  domain: { meaning: Domain, letters: [d], members: { defence: { meaning: m, symbol: def }, trade: { meaning: m } } }
functions:
  noisyOr(a, second): { text: t, is: "1 - (1 - a) * (1 - second)" }
parameters:
  worst: { symbol: omega, meaning: m, value: 1 }
  credibility: { symbol: chi0, meaning: m, value: 1 }
  reaction: { symbol: psiA, meaning: m, value: 1 }
  size: { symbol: wA, meaning: m, value: 1 }
  scaleOfAll: { meaning: m, value: 1 }
  weight(d): { symbol: s, meaning: m, value: 1 }
constants:
  proximity(i, j): { symbol: prox, meaning: m, default: 1 }
  exposure(i, j): { symbol: tau0, meaning: m, default: 1 }
equations:
  - { define: "threat(i, j)", symbol: T, text: t, is: "proximity(i, j) * exposure(i, j)", start: 0 }
  - { define: "tie(i, j, d)", symbol: c, text: t, is: "weight(d) * proximity(i, j)" }
  - { define: "x(i, j)", text: t, is: "${is}" }
`;
  const library: Library = { read: () => ({ file: 'theory.yaml', text }), ids: () => [] };
  const problems = new ProblemList();
  const source = loadTheory(library, 'test', { file: '(test)', line: 1, column: 1 }, problems);
  const built = source && buildTheory(source);
  if (!built?.ok) throw new Error(JSON.stringify([problems.all, built]));
  return built.value;
}

function texOf(is: string): string {
  const theory = theoryWith(is);
  const expression = theory.equations.get('x')?.[0]?.is;
  if (!expression) throw new Error(is);
  return renderTex(expression, theory.vocabulary);
}

describe('TeX of an expression', () => {
  test.each([
    ['threat(i, j)', 'T_{ij}'],
    ['tie(i, j, defence)', 'c_{i,j,\\mathrm{def}}'],
    ['tie(i, j, trade)', 'c_{i,j,\\mathrm{trade}}'],
    ['worst', '\\omega'],
    ['credibility', '\\chi_{0}'],
    ['exposure(i, j)', '\\tau_{0,ij}'],
    ['reaction', '\\psi_{A}'],
    ['size', 'w_{A}'],
    ['scaleOfAll', '\\mathrm{scaleOfAll}'],
    ['proximity(i, j)', '\\mathrm{prox}_{ij}'],
    ['time - dt', 't - \\Delta t'],
    ['worst + 1 - size', '\\omega + 1 - w_{A}'],
    ['worst - (1 - size)', '\\omega - \\left(1 - w_{A}\\right)'],
    ['worst + (1 - size)', '\\omega + 1 - w_{A}'],
    ['worst * (1 - size)', '\\omega \\, \\left(1 - w_{A}\\right)'],
    ['2 * worst * 3', '2 \\, \\omega \\cdot 3'],
    ['worst / (1 + size)', '\\frac{\\omega}{1 + w_{A}}'],
    ['(worst / size)^2', '\\left(\\frac{\\omega}{w_{A}}\\right)^{2}'],
    ['threat(i, j)^2', 'T_{ij}^{2}'],
    ['previous(threat(i, j))', 'T_{ij}^{t-1}'],
    ['previous(threat(i, j))^2', '\\left(T_{ij}^{t-1}\\right)^{2}'],
    ['-worst * (-size)', '-\\omega \\, \\left(-w_{A}\\right)'],
    ['worst - (-2)', '\\omega - \\left(-2\\right)'],
    ['0.0000001 * worst', '1 \\cdot 10^{-7} \\, \\omega'],
    ['max(k, threat(i, k))', '\\max_{k} T_{ik}'],
    ['max(k, threat(i, k) * worst)', '\\max_{k}\\left(T_{ik} \\, \\omega\\right)'],
    ['1 - max(k, threat(i, k))', '1 - \\max_{k} T_{ik}'],
    ['sum(d, weight(d) * tie(i, j, d))', '\\sum_{d} s_{d} \\, c_{ijd}'],
    ['sum(d, weight(d) + 1)', '\\sum_{d} \\left(s_{d} + 1\\right)'],
    ['sum(d, weight(d)) * worst', '\\left(\\sum_{d} s_{d}\\right) \\, \\omega'],
    ['product(k, 1 - threat(i, k))', '\\prod_{k} \\left(1 - T_{ik}\\right)'],
    ['min(worst, size, 1)', '\\min\\left(\\omega, w_{A}, 1\\right)'],
    ['clamp(worst, 0, 1)', '\\operatorname{clamp}\\left(\\omega, 0, 1\\right)'],
    ['exp(-worst) + log(size)', '\\exp\\left(-\\omega\\right) + \\ln\\left(w_{A}\\right)'],
    ['sqrt(abs(worst))', '\\sqrt{\\left|\\omega\\right|}'],
    ['logistic(worst)', '\\operatorname{logistic}\\left(\\omega\\right)'],
    ['noisyOr(worst, size)', '\\operatorname{noisyOr}\\left(\\omega, w_{A}\\right)'],
    ['worst > 1 ? size : 0', '\\begin{cases} w_{A} & \\omega > 1 \\\\ 0 & \\omega \\le 1 \\end{cases}'],
    ['worst ? size : 0', '\\begin{cases} w_{A} & \\omega \\ne 0 \\\\ 0 & \\omega = 0 \\end{cases}'],
    ['(worst >= 1) * size', '\\left[\\omega \\ge 1\\right] \\, w_{A}'],
    [
      'whereLargest(k, threat(i, k) * threat(j, k), threat(k, i))',
      '\\left[T_{ki}\\right]_{k = \\arg\\max_{k} T_{ik} \\, T_{jk}}',
    ],
  ])('%s', (text, tex) => {
    expect(texOf(text)).toBe(tex);
  });

  test('of a name with the step that is meant', () => {
    const { vocabulary } = theoryWith('1');
    const indices = [{ kind: 'letter', letter: 'i' } as const, { kind: 'letter', letter: 'j' } as const];
    expect(renderTexName('threat', indices, vocabulary, 't+1')).toBe('T_{ij}^{t+1}');
  });
});
