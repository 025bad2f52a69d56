import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { all, create, type EvalFunction } from 'mathjs';
import { shocksOf, type Tape } from './declared/tape.ts';

/** Sections of DECLARATION.md that hold formulas. */
type Section = 'parameters' | 'constants' | 'states' | 'step' | 'next' | 'outputs';

/** Numbers as nested lists, or one number. */
type Nested = number | Nested[];

/** Other values of parameters that are one number, by name. */
export type Overrides = Readonly<Record<string, number>>;

/** A formula of the declaration: what it gives a value to, over which letters, and its right-hand side. */
interface Formula {
  readonly name: string;
  readonly letters: readonly string[];
  readonly value: EvalFunction;
}

const declaration = readFileSync(fileURLToPath(new URL('DECLARATION.md', import.meta.url)), 'utf8');
// Arrays rather than matrices, so that elements can be put in place without copying.
const math = create(all ?? {}, { matrix: 'Array' });
const domainCount = 5;

/** Formulas of a section; an indented line continues the one before. */
function linesOf(section: Section): string[] {
  const block = new RegExp(`^\`\`\`mathjs ${section}\\n([\\s\\S]*?)^\`\`\`$`, 'm').exec(declaration)?.[1];
  if (block === undefined) throw new Error(`The declaration has no ${section}.`);
  const lines = block.replaceAll(/\n[ ]+/g, ' ').split('\n');
  return lines.map((line) => line.replace(/#.*/, '').trim()).filter((line) => line !== '');
}

function formulasOf(section: Section): Formula[] {
  return linesOf(section).map((line) => {
    const match = /^(\w+)(?:\[([^\]]*)\])?\s*=\s*(.*)$/.exec(line);
    if (!match) throw new Error(`No formula: ${line}`);
    const [, name = '', letters, value = ''] = match;
    return { name, letters: letters?.split(',').map((letter) => letter.trim()) ?? [], value: math.compile(value) };
  });
}

/**
 * The declared model as the text of DECLARATION.md has it, carried out by mathjs formula by formula. Shares nothing with
 * this program's compiler and kernels, and no numbers with its files; slow.
 */
class Reference {
  readonly #count: number;
  readonly #scope = new Map<string, unknown>();
  readonly #step = formulasOf('step');
  readonly #next = formulasOf('next');
  readonly #outputs = linesOf('outputs').map((line) => math.compile(line));

  constructor(count: number, overrides: Overrides) {
    this.#count = count;
    this.#scope.set('N', count);
    this.#scope.set('logistic', (x: number) => 1 / (1 + Math.exp(-x)));
    this.#scope.set('clamp', (x: number, a: number, b: number) => Math.min(Math.max(x, a), b));
    // mathjs has it for flat vectors only.
    this.#scope.set('dot', (a: number[], b: Nested) => math.dot(a, math.flatten(b as number[])));
    for (const section of ['parameters', 'constants', 'states'] as const) {
      for (const formula of formulasOf(section)) {
        this.#scope.set(formula.name, overrides[formula.name] ?? this.#evaluate(formula));
      }
    }
  }

  /** Values of a formula for all letters on its left side; 0 where the two actors are the same. */
  #evaluate({ letters, value }: Formula): Nested {
    const scope = this.#scope;
    const fill = (at: number): Nested => {
      const letter = letters[at];
      if (letter === undefined) return value.evaluate(scope);
      const size = letter === 'd' ? domainCount : this.#count;
      return Array.from({ length: size }, (_, index) => {
        scope.set(letter, index + 1);
        return letter === 'j' && scope.get('i') === index + 1 ? zeros(letters.slice(at + 1)) : fill(at + 1);
      });
    };
    const zeros = (rest: readonly string[]): Nested =>
      rest.length === 0 ? 0 : Array.from({ length: domainCount }, () => zeros(rest.slice(1)));
    return fill(0);
  }

  /** Puts the shocks of one step in place. */
  #shake(shocks: Float64Array): void {
    let next = 0;
    const draw = () => shocks[next++] ?? Number.NaN;
    const actors = Array.from({ length: this.#count }, (_, at) => at);
    this.#scope.set(
      'perceptionShock',
      actors.map((i) => actors.map((j) => (i === j ? 0 : draw()))),
    );
    this.#scope.set('armamentShock', actors.map(draw));
    this.#scope.set('climateShock', draw());
  }

  /** One step: its outputs. */
  advance(shocks: Float64Array): number[] {
    this.#shake(shocks);
    for (const formula of this.#step) this.#scope.set(formula.name, this.#evaluate(formula));
    const recorded = this.#outputs.map((output) => output.evaluate(this.#scope));
    const coming = this.#next.map((formula) => [formula.name, this.#evaluate(formula)] as const);
    for (const [name, value] of coming) this.#scope.set(name, value);
    return recorded;
  }
}

/** Parameters as DECLARATION.md states them, numbers and lists of numbers, by name. */
export function statedParameters(): Readonly<Record<string, number | readonly number[]>> {
  return Object.fromEntries(formulasOf('parameters').map(({ name, value }) => [name, value.evaluate()]));
}

/** Trajectory of the first member of a tape according to DECLARATION.md, `[step][output]`. */
export function runReference(tape: Tape, overrides: Overrides = {}): Float64Array {
  const reference = new Reference(tape.actors, overrides);
  const width = shocksOf(tape.actors);
  const steps = Array.from({ length: tape.steps }, (_, step) =>
    reference.advance(tape.values.subarray(step * width, (step + 1) * width)),
  );
  return Float64Array.from(steps.flat());
}
