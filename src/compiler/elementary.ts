import { expCoefficients, ln2High, ln2Low, logCoefficients, roundingShift } from './elementary-constants.ts';
import type { LaneType, SimpleOperation } from './lane-type.ts';
import { signed, unsigned, valueTypes, type WasmFunction } from './wasm-module.ts';

/** Functions that the instruction set lacks. Logistics are made from exp. */
export type Elementary = 'exp' | 'log';

/** Bytes between neighbouring values in memory, whatever the lane type. */
export const valueBytes = 16;

/** Values worked on side by side: enough to hide the latency of their chains, not more than there are registers. */
const usualWidths = [6, 7, 8];

/** How many of `count` values to work on side by side, so that little is computed in vain. */
export function batchWidth(count: number): number {
  if (count < 6) return count;
  return usualWidths.reduce((best, width) => (padded(count, width) <= padded(count, best) ? width : best));
}

/** The least multiple of `width` that is not below `count`. */
export function padded(count: number, width: number): number {
  return Math.ceil(count / width) * width;
}

type Bytes = readonly number[];

/** Parameters of the function: addresses of the first value, and after the last. */
const [next, end] = [0, 1];

/**
 * A function that replaces neighbouring values between two addresses by their exp or log, `width` at a time; their
 * number must be a multiple of it. Each stage is written for all values before the next, so that the processor overlaps
 * them. Same operations in the same order as in `engine/exact-math.ts`, hence the same bits.
 */
export function elementaryFunction(kind: Elementary, width: number, lanes: LaneType): WasmFunction {
  const writer = new StageWriter(lanes, width);
  const result = kind === 'exp' ? writeExp(writer, lanes) : writeLog(writer, lanes);
  const advance = [0x20, next, 0x41, ...signed(width * valueBytes), 0x6a, 0x22, next];
  const body = [0x03, 0x40, ...writer.body, ...writer.stores(result), ...advance, 0x20, end, 0x49, 0x0d, 0, 0x0b];
  return { parameters: [valueTypes.i32, valueTypes.i32], locals: writer.locals, body };
}

/** The values at one stage: gives the bytes that put value `at` on the stack. */
type Stage = (at: number) => Bytes;

class StageWriter {
  readonly locals: number[] = [];
  readonly body: number[] = [];
  readonly #lanes: LaneType;
  readonly #width: number;

  constructor(lanes: LaneType, width: number) {
    this.#lanes = lanes;
    this.#width = width;
  }

  /** The values in memory. */
  readonly loaded: Stage = (at) => [0x20, next, ...this.#lanes.load(at * valueBytes)];

  /** Computes a stage for all values into locals. */
  keep(stage: Stage): Stage {
    const first = this.#local(this.#width);
    for (let at = 0; at < this.#width; at++) this.body.push(...stage(at), 0x21, ...unsigned(first + at));
    return (at) => [0x20, ...unsigned(first + at)];
  }

  /** Minimum or maximum of two stages. */
  limit(operation: 'minimum' | 'maximum', a: Stage, b: Stage): Stage {
    const spare = this.#local(2);
    const limited = this.#lanes.operation(operation, [spare, spare + 1]);
    return this.keep((at) => [...a(at), ...b(at), ...limited]);
  }

  stores(stage: Stage): number[] {
    return Array.from({ length: this.#width }, (_, at) => [
      0x20,
      next,
      ...stage(at),
      ...this.#lanes.store(at * valueBytes),
    ]).flat();
  }

  /** Number of the first of `count` new locals. */
  #local(count: number): number {
    const first = 2 + this.locals.length;
    for (let at = 0; at < count; at++) this.locals.push(this.#lanes.valueType);
    return first;
  }
}

/** Writers of one operation on stages. */
function operationsOf(lanes: LaneType) {
  const binary = (operation: SimpleOperation) => (a: Stage, b: Stage) => (at: number) => [
    ...a(at),
    ...b(at),
    ...lanes.operation(operation, [0, 0]),
  ];
  return {
    constant: (value: number) => () => lanes.constant(value),
    add: binary('add'),
    subtract: binary('subtract'),
    multiply: binary('multiply'),
    divide: binary('divide'),
    /** `value` where a < b, else `other`. */
    whereLess: (a: Stage, b: Stage, value: Stage, other: Stage) => (at: number) => [
      ...value(at),
      ...other(at),
      ...a(at),
      ...b(at),
      ...lanes.lessFlag,
      ...lanes.select,
    ],
    whereEqual: (a: Stage, b: Stage, value: Stage, other: Stage) => (at: number) => [
      ...value(at),
      ...other(at),
      ...a(at),
      ...b(at),
      ...lanes.equalFlag,
      ...lanes.select,
    ],
    bits: (a: Stage) => (at: number) => [...a(at), ...lanes.asBits],
    number: (bits: Stage) => (at: number) => [...bits(at), ...lanes.asNumber],
  };
}

function horner(writer: StageWriter, lanes: LaneType, coefficients: readonly number[], x: Stage): Stage {
  const { constant, add, multiply } = operationsOf(lanes);
  const [first = 0, ...others] = coefficients;
  return others.reduce<Stage>(
    (sum, coefficient) => writer.keep(add(multiply(sum, x), constant(coefficient))),
    constant(first),
  );
}

function writeExp(writer: StageWriter, lanes: LaneType): Stage {
  const { constant, add, subtract, multiply, bits, number } = operationsOf(lanes);
  const x = writer.keep(writer.loaded);
  const limited = writer.limit('minimum', writer.limit('maximum', x, constant(-708)), constant(709));
  const shifted = writer.keep(add(multiply(limited, constant(Math.LOG2E)), constant(roundingShift)));
  const k = writer.keep(subtract(shifted, constant(roundingShift)));
  const high = subtract(limited, multiply(k, constant(ln2High)));
  const r = writer.keep(subtract(high, multiply(k, constant(ln2Low))));
  const q = horner(writer, lanes, expCoefficients, r);
  const mantissa = add(constant(1), add(r, multiply(multiply(r, r), q)));
  // Adding k to the exponent's bits multiplies by 2^k; the lowest bits of `shifted` hold k.
  return number((at) => [...bits(mantissa)(at), ...bits(shifted)(at), ...lanes.shiftBitsLeft(52), ...lanes.addBits]);
}

function writeLog(writer: StageWriter, lanes: LaneType): Stage {
  const { constant, add, subtract, multiply, divide, whereLess, whereEqual, bits, number } = operationsOf(lanes);
  const x = writer.keep(writer.loaded);
  const least = constant(2.2250738585072014e-308);
  const scaled = writer.keep(whereLess(x, least, multiply(x, constant(18014398509481984)), x));
  const lift = whereLess(x, least, constant(-54), constant(0));
  // A small whole number in the lowest bits of 2^52 is the number 2^52 plus it.
  const biased = number((at) => [
    ...bits(scaled)(at),
    ...lanes.shiftBitsRight(52),
    ...lanes.bits(0x4330000000000000n),
    ...lanes.orBits,
  ]);
  const exponent = writer.keep(add(subtract(biased, constant(4503599627370496)), subtract(lift, constant(1023))));
  const fraction = writer.keep(
    number((at) => [
      ...bits(scaled)(at),
      ...lanes.bits(0x000fffffffffffffn),
      ...lanes.andBits,
      ...lanes.bits(0x3ff0000000000000n),
      ...lanes.orBits,
    ]),
  );
  const root = constant(Math.SQRT2);
  const m = writer.keep(whereLess(root, fraction, multiply(fraction, constant(0.5)), fraction));
  const k = writer.keep(whereLess(root, fraction, add(exponent, constant(1)), exponent));
  const f = writer.keep(subtract(m, constant(1)));
  const s = writer.keep(divide(f, add(constant(2), f)));
  const z = writer.keep(multiply(s, s));
  const r = writer.keep(multiply(horner(writer, lanes, logCoefficients, z), z));
  const halfSquare = writer.keep(multiply(multiply(constant(0.5), f), f));
  const low = add(multiply(s, add(halfSquare, r)), multiply(k, constant(ln2Low)));
  const result = writer.keep(subtract(multiply(k, constant(ln2High)), subtract(subtract(halfSquare, low), f)));
  const infinity = constant(Number.POSITIVE_INFINITY);
  const finite = writer.keep(whereEqual(x, infinity, infinity, result));
  const positive = whereLess(constant(0), x, finite, constant(Number.NaN));
  return whereEqual(x, constant(0), constant(Number.NEGATIVE_INFINITY), positive);
}
