import type { ProblemList } from '../files/problem.ts';
import { seriesName } from '../files/signature.ts';
import type { Quantity } from './declarations.ts';
import type { Members } from './members.ts';
import type { Equation, Theory } from './theory.ts';

/** Parts of expressions that may be unrolled, so that no theory takes more than a moment. */
const mostParts = 600_000;
const mostValues = 200_000;
/** Names that the message of a circle tells at most. */
const mostNames = 12;

/** Whether a theory has so many values with these members that it can't be worked out; reports it. */
export function isTooLarge(theory: Theory, members: Members, problems: ProblemList): boolean {
  let values = 0;
  for (const { sets } of theory.vocabulary.quantities.values()) {
    values += sets.reduce((count, set) => count * (members.get(set)?.length ?? 0), 1);
  }
  if (values <= mostValues) return false;
  problems.error('theory-too-large', theory.source.address, { most: mostValues });
  return true;
}

/** Reports what shows only when a theory is unrolled, each thing once and not for every member. */
export class Findings {
  readonly #theory: Theory;
  readonly #problems: ProblemList;
  readonly #reported = new Set<string>();
  readonly #inCircles = new Set<Equation>();
  #parts = 0;

  constructor(theory: Theory, problems: ProblemList) {
    this.#theory = theory;
    this.#problems = problems;
  }

  /** Counts a part of an expression; false when there are too many, which is reported once. */
  countPart(): boolean {
    this.#parts += 1;
    if (this.#parts <= mostParts) return true;
    if (this.#isNew('size')) {
      this.#problems.error('theory-too-large', this.#theory.source.address, { most: mostParts });
    }
    return false;
  }

  /** Reports, once, that definitions need one another over too many levels. */
  tooDeep(most: number): void {
    if (this.#isNew('depth')) this.#problems.error('theory-too-deep', this.#theory.source.address, { most });
  }

  /** Reports equations that need one another, once for all members, beginning with the one that is written first. */
  circle(chain: readonly Equation[]): void {
    const [first, ...others] = chain;
    if (!first) return;
    const start = others.reduce((earliest, one) => (isBefore(one, earliest) ? one : earliest), first);
    const at = chain.indexOf(start);
    const rotated = [...chain.slice(at), ...chain.slice(0, at)];
    const again = rotated.findIndex((equation, position) => position > 0 && equation === start);
    const circle = again < 0 ? rotated : rotated.slice(0, again);
    // Of a tangle each circle is told that has something new in it.
    if (circle.every((equation) => this.#inCircles.has(equation)) || this.#problems.isFull) return;
    for (const equation of circle) this.#inCircles.add(equation);
    const names = [...circle, start].map(leftSide);
    const shown = names.length > mostNames ? [...names.slice(0, mostNames - 2), '…', ...names.slice(-1)] : names;
    this.#problems.error('circular', start.address, { found: shown.join(' → ') });
  }

  /** Reports a variable without an equation for some members, unless what should be one could not be read. */
  uncovered(quantity: Quantity, tuple: readonly string[]): void {
    const covered = (equation: Equation) => covers(equation, tuple);
    const { equations, unreadable } = this.#theory;
    if (unreadable.has(quantity.name) || equations.get(quantity.name)?.some(covered)) return;
    if (!this.#isNew(`uncovered ${quantity.name}`)) return;
    this.#problems.error('equation-missing', quantity.address, { found: seriesName(quantity.name, tuple) });
  }

  #isNew(report: string): boolean {
    const isNew = !this.#reported.has(report);
    this.#reported.add(report);
    return isNew;
  }
}

/** Whether an equation says what a variable is for these members. */
export function covers({ pattern }: Equation, tuple: readonly string[]): boolean {
  return pattern.every((part, at) => part.kind === 'letter' || part.member === tuple[at]);
}

function isBefore({ address: a }: Equation, { address: b }: Equation): boolean {
  return a.line < b.line || (a.line === b.line && a.column < b.column);
}

/** The left-hand side of an equation, such as `threat(i, j)`. */
function leftSide({ quantity, pattern }: Equation): string {
  const indices = pattern.map((part) => (part.kind === 'letter' ? part.letter : part.member));
  return indices.length === 0 ? quantity.name : `${quantity.name}(${indices.join(', ')})`;
}
