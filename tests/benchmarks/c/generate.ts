import { readFileSync } from 'node:fs';
import { type Arrangement, arrange, type Batch, operandsOf } from '../../../src/compiler/arrange.ts';
import {
  expCoefficients,
  ln2High,
  ln2Low,
  logCoefficients,
  roundingShift,
} from '../../../src/compiler/elementary-constants.ts';
import type { KernelCode } from '../../../src/engine/kernel.ts';
import type { EventRule, Operation, Slot } from '../../../src/equations/program.ts';

/** Members that one vector of the C program holds: 2 in 128 bits, 4 in 256. */
export type Lanes = 2 | 4;

/** Arguments of exp or log that are computed side by side, so that the processor overlaps their chains. */
const widest = 6;

const fixedPart = (name: string) => readFileSync(new URL(name, import.meta.url), 'utf8');

/**
 * C source of a program that does what a kernel does for one code, written as fast as we know how: it is the limit that
 * kernels are measured against. Settings, inputs, shocks, changes and events are data that it reads from a file (see
 * `write-job.ts`); `main.c` says what it answers to. For GCC, whose vector types it uses. Throws where the code wants
 * fingerprints, which are no part of the comparison.
 */
export function generateC(code: KernelCode, lanes: Lanes): string {
  const { program, outputs, hashed } = code;
  if (hashed.length > 0) throw new Error('The C program makes no fingerprints.');
  const frame = new Frame(code);
  const rule = (source: EventRule, wanted: readonly Slot[], isStep: boolean) =>
    new RuleWriter(source, wanted, frame, isStep).write();
  const start = rule(program.start, [], false);
  const events = program.events.map((event) => rule(event, [], false));
  const step = rule(program.step, outputs, true);
  const states = [...frame.states.values()];
  const body = (text: string) => `{\n${text}}\n`;
  return [
    `#define LANES ${lanes}`,
    `#define FRAME ${frame.size}`,
    `#define SETTINGS ${program.settings.length}`,
    `#define ROW ${1 + program.inputs.length}`,
    `#define SHOCKS ${program.shocks.length}`,
    `#define OUTPUTS ${outputs.length}`,
    `#define WIDEST ${widest}`,
    ...constants,
    fixedPart('vectors.c'),
    ...(['exp', 'log'] as const).flatMap((kind) =>
      Array.from(
        { length: widest },
        (_, at) => `static __attribute__((noinline)) void ${kind}_${at + 1}(V *x) { ${kind}_of(x, ${at + 1}); }`,
      ),
    ),
    `static const int places[] = {${[...program.settings.map((slot) => frame.index(slot)), 0]}};`,
    `static void start(V *f, const double *row, const V *tape, double intensity) ${body(start)}`,
    ...events.map(
      (text, at) => `static void event${at}(V *f, const double *row, const V *tape, double intensity) ${body(text)}`,
    ),
    `typedef void Rule(V *, const double *, const V *, double);`,
    `static Rule *const events[] = {${[...events.map((_, at) => `event${at}`), '0']}};`,
    // All steps of the members of one vector. States are locals, put into the frame only where an event needs them.
    `static void run_group(const Job *job, V *f, const V *tape, double *out) {`,
    `V ${[...states.map((at) => `s${at} = f[${at}]`), 'finite = all(0)'].join(', ')};`,
    'for (long t = 0; t < job->steps; t++, tape += SHOCKS, out += job->width) {',
    'const double *row = job->rows + t * ROW;',
    'for (long c = job->change_starts[t]; c < job->change_starts[t + 1]; c++) change(f + places[(long)job->changes[c].at], job->changes + c);',
    'if (t == 0 || job->event_starts[t] < job->event_starts[t + 1]) {',
    ...states.map((at) => `f[${at}] = s${at};`),
    'if (t == 0) start(f, row, tape, 0);',
    'for (long e = job->event_starts[t]; e < job->event_starts[t + 1]; e++) events[(long)job->events[e].at](f, row, tape, job->events[e].value);',
    ...states.map((at) => `s${at} = f[${at}];`),
    '}',
    step,
    '}',
    'f[FRAME] = finite;',
    '}',
    fixedPart('main.c'),
  ].join('\n');
}

const constants = [
  `#define LOG2E ${literal(Math.LOG2E)}`,
  `#define SQRT2 ${literal(Math.SQRT2)}`,
  `#define ROUNDING_SHIFT ${literal(roundingShift)}`,
  `#define LN2_HIGH ${literal(ln2High)}`,
  `#define LN2_LOW ${literal(ln2Low)}`,
  `#define EXP_COEFFICIENTS ${expCoefficients.length}`,
  `#define LOG_COEFFICIENTS ${logCoefficients.length}`,
  `static const double exp_coefficients[] = {${expCoefficients.map(literal)}};`,
  `static const double log_coefficients[] = {${logCoefficients.map(literal)}};`,
];

/** Which slots last from step to step, and where. */
class Frame {
  /** Slots that rules change, to their places. */
  readonly states = new Map<Slot, number>();
  readonly #places = new Map<Slot, number>();
  /** Slots that are read from elsewhere, as C. */
  readonly others = new Map<Slot, string>();

  constructor({ program }: KernelCode) {
    for (const [slot, value] of program.literals) this.others.set(slot, `all(${literal(value)})`);
    this.others.set(program.intensitySlot, 'all(intensity)');
    for (const [at, slot] of [program.timeSlot, ...program.inputs].entries()) this.others.set(slot, `all(row[${at}])`);
    for (const [at, slot] of program.shocks.entries()) this.others.set(slot, `tape[${at}]`);
    for (const slot of program.settings) this.index(slot);
    for (const { copies } of [program.start, program.step, ...program.events]) {
      for (let at = 0; at < copies.length; at += 2) {
        const slot = copies[at] ?? 0;
        this.states.set(slot, this.index(slot));
      }
    }
  }

  get size(): number {
    return this.#places.size;
  }

  index(slot: Slot): number {
    const place = this.#places.get(slot) ?? this.#places.size;
    this.#places.set(slot, place);
    return place;
  }
}

class RuleWriter {
  readonly #rule: EventRule;
  readonly #wanted: readonly Slot[];
  readonly #frame: Frame;
  readonly #isStep: boolean;
  readonly #graph: Arrangement;
  readonly #lines: string[] = [];
  readonly #written = new Map<Slot, string>();

  constructor(rule: EventRule, wanted: readonly Slot[], frame: Frame, isStep: boolean) {
    this.#rule = rule;
    this.#wanted = wanted;
    this.#frame = frame;
    this.#isStep = isStep;
    this.#graph = arrange(rule, wanted);
  }

  write(): string {
    for (const [at, batch] of this.#graph.batches.entries()) this.#batch(batch, at);
    for (const [at, slot] of this.#wanted.entries()) {
      const value = this.#value(slot);
      this.#lines.push(`store(out + ${at} * job->stride, ${value});`, `finite += ${value} - ${value};`);
    }
    const { copies } = this.#rule;
    const values = Array.from({ length: copies.length / 2 }, (_, at) => this.#value(copies[2 * at + 1] ?? 0));
    // All are read before any is written, so that stocks may depend on one another.
    for (const [at, value] of values.entries()) this.#lines.push(`const V c${at} = ${value};`);
    for (const at of values.keys()) this.#lines.push(`${this.#stored(copies[2 * at] ?? 0)} = c${at};`);
    return this.#lines.map((line) => `${line}\n`).join('');
  }

  #batch({ kind, targets }: Batch, number: number): void {
    const name = `b${number}`;
    const values = targets.map((target) => {
      const instruction = this.#graph.instructions.get(target);
      const argument = this.#value(instruction?.operands[0] ?? 0);
      return instruction?.operation === 'logistic' ? `-${argument}` : argument;
    });
    this.#lines.push(`V ${name}[${targets.length}];`);
    for (const [at, value] of values.entries()) this.#lines.push(`${name}[${at}] = ${value};`);
    const calls = Math.ceil(targets.length / widest);
    for (let call = 0, done = 0; call < calls; call++) {
      const width = Math.ceil((targets.length - done) / (calls - call));
      this.#lines.push(`${kind}_${width}(${name} + ${done});`);
      done += width;
    }
    for (const [at, target] of targets.entries()) {
      const isLogistic = this.#graph.instructions.get(target)?.operation === 'logistic';
      this.#written.set(target, isLogistic ? `(all(1) / (all(1) + ${name}[${at}]))` : `${name}[${at}]`);
    }
  }

  /** The value of a slot as C, written down where it is first needed. */
  #value(slot: Slot): string {
    const known = this.#written.get(slot);
    const instruction = this.#graph.instructions.get(slot);
    if (!instruction) return this.#stored(slot);
    if (known && !known.startsWith('(')) return known;
    const text =
      known ??
      operationText(
        instruction.operation,
        operandsOf(instruction).map((operand) => this.#value(operand)),
      );
    this.#lines.push(`const V v${slot} = ${text};`);
    this.#written.set(slot, `v${slot}`);
    return `v${slot}`;
  }

  /** Where a slot is that the rule does not compute. */
  #stored(slot: Slot): string {
    const other = this.#frame.others.get(slot);
    if (other) return other;
    const place = this.#frame.index(slot);
    return this.#isStep && this.#frame.states.has(slot) ? `s${place}` : `f[${place}]`;
  }
}

const infix: Readonly<Partial<Record<Operation, string>>> = { add: '+', subtract: '-', multiply: '*', divide: '/' };

function operationText(operation: Operation, operands: readonly string[]): string {
  const [a = '', b = ''] = operands;
  const sign = infix[operation];
  if (sign) return `${a} ${sign} ${b}`;
  return operation === 'negate' ? `-${a}` : `${operation}(${operands.join(', ')})`;
}

/** A number as a C literal of the same bits. */
function literal(value: number): string {
  if (Number.isNaN(value)) return '__builtin_nan("")';
  if (!Number.isFinite(value)) return value > 0 ? '__builtin_inf()' : '-__builtin_inf()';
  const text = Object.is(value, -0) ? '-0' : String(value);
  return /[.e]/.test(text) ? text : `${text}.0`;
}
