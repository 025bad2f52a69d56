import type { Operation } from '../equations/program.ts';
import { float64Bytes, unsigned, valueTypes } from './wasm-module.ts';

/** Operations that one or two WebAssembly instructions carry out; exp, log and logistic are functions of their own. */
export type SimpleOperation = Exclude<Operation, 'exp' | 'log' | 'logistic'>;

/** What code is written with: numbers alone, or vectors of two. Both give the same bits in every lane. */
export interface LaneType {
  readonly name: 'scalar' | 'simd';
  readonly valueType: number;
  /** Integer type of the same width, for work on the bits of a number. */
  readonly bitsType: number;
  /** Lanes that one instruction computes. */
  readonly lanes: 1 | 2;
  /** Reads from the address on the stack plus an offset. */
  load(offset: number): number[];
  /** Reads one number for all lanes. */
  loadForAll(offset: number): number[];
  store(offset: number): number[];
  constant(value: number): number[];
  /** Spreads the f64 on the stack over all lanes. */
  readonly spread: readonly number[];
  /** Takes operands from the stack, the first lowest; `spare` are two locals that it may use. */
  operation(operation: SimpleOperation, spare: readonly [number, number]): readonly number[];
  /** Takes a value, an alternative and a mask or flag from the stack: the value where it is set. */
  readonly select: readonly number[];
  /** Comparisons that leave a mask or flag. */
  readonly lessFlag: readonly number[];
  readonly equalFlag: readonly number[];
  /** From bits to a number and back, where the types differ. */
  readonly asNumber: readonly number[];
  readonly asBits: readonly number[];
  /** The same bits in all lanes: a whole number of 64 bits. */
  bits(value: bigint): number[];
  readonly addBits: readonly number[];
  readonly subtractBits: readonly number[];
  readonly andBits: readonly number[];
  readonly orBits: readonly number[];
  shiftBitsLeft(count: number): number[];
  shiftBitsRight(count: number): number[];
}

const simdPrefix = 0xfd;
const simd = (...opcodes: readonly number[]) => opcodes.flatMap((opcode) => [simdPrefix, ...unsigned(opcode)]);
const localGet = (local: number) => [0x20, ...unsigned(local)];
const localSet = (local: number) => [0x21, ...unsigned(local)];
const i32Constant = (value: number) => [0x41, value];

/** Vectors of two 64-bit floats, `f64x2`. Opcodes: WebAssembly core specification 2.0, section 5.4.8. */
export const simdLanes: LaneType = {
  name: 'simd',
  valueType: valueTypes.v128,
  bitsType: valueTypes.v128,
  lanes: 2,
  load: (offset) => [...simd(0x00), 3, ...unsigned(offset)],
  loadForAll: (offset) => [...simd(0x0a), 3, ...unsigned(offset)],
  store: (offset) => [...simd(0x0b), 3, ...unsigned(offset)],
  constant: (value) => [...simd(0x0c), ...float64Bytes(value), ...float64Bytes(value)],
  spread: simd(0x14),
  operation: (operation) => simdOperations[operation],
  select: simd(0x52),
  lessFlag: simd(0x49),
  equalFlag: simd(0x47),
  asNumber: [],
  asBits: [],
  bits: (value) => [...simd(0x0c), ...bigBytes(value), ...bigBytes(value)],
  addBits: simd(0xce),
  subtractBits: simd(0xd1),
  andBits: simd(0x4e),
  orBits: simd(0x50),
  shiftBitsLeft: (count) => [...i32Constant(count), ...simd(0xcb)],
  shiftBitsRight: (count) => [...i32Constant(count), ...simd(0xcd)],
};

const oneWhereSet = [...simdLanes.constant(1), ...simd(0x4e)];

/** `pmin` and `pmax` are `b < a ? b : a` and `a < b ? b : a`, as in the reference interpreter. */
const simdOperations: Readonly<Record<SimpleOperation, readonly number[]>> = {
  add: simd(0xf0),
  subtract: simd(0xf1),
  multiply: simd(0xf2),
  divide: simd(0xf3),
  negate: simd(0xed),
  minimum: simd(0xf6),
  maximum: simd(0xf7),
  absolute: simd(0xec),
  squareRoot: simd(0xef),
  less: [...simd(0x49), ...oneWhereSet],
  lessOrEqual: [...simd(0x4b), ...oneWhereSet],
  equal: [...simd(0x47), ...oneWhereSet],
  choose: [...simdLanes.constant(0), ...simd(0x48), ...simd(0x52)],
};

/** One 64-bit float at a time. Opcodes: section 5.4.7. */
export const scalarLanes: LaneType = {
  name: 'scalar',
  valueType: valueTypes.f64,
  bitsType: valueTypes.i64,
  lanes: 1,
  load: (offset) => [0x2b, 3, ...unsigned(offset)],
  loadForAll: (offset) => [0x2b, 3, ...unsigned(offset)],
  store: (offset) => [0x39, 3, ...unsigned(offset)],
  constant: (value) => [0x44, ...float64Bytes(value)],
  spread: [],
  operation: (operation, [a, b]) => {
    if (operation !== 'minimum' && operation !== 'maximum') return scalarOperations[operation];
    const [lower, higher] = operation === 'minimum' ? [b, a] : [a, b];
    const flag = [...localGet(lower), ...localGet(higher), 0x63];
    return [...localSet(b), ...localSet(a), ...localGet(b), ...localGet(a), ...flag, 0x1b];
  },
  select: [0x1b],
  lessFlag: [0x63],
  equalFlag: [0x61],
  asNumber: [0xbf],
  asBits: [0xbd],
  bits: (value) => [0x42, ...signedBig(value)],
  addBits: [0x7c],
  subtractBits: [0x7d],
  andBits: [0x83],
  orBits: [0x84],
  shiftBitsLeft: (count) => [0x42, count, 0x86],
  shiftBitsRight: (count) => [0x42, count, 0x88],
};

const scalarOperations: Readonly<Record<Exclude<SimpleOperation, 'minimum' | 'maximum'>, readonly number[]>> = {
  add: [0xa0],
  subtract: [0xa1],
  multiply: [0xa2],
  divide: [0xa3],
  negate: [0x9a],
  absolute: [0x99],
  squareRoot: [0x9f],
  less: [0x63, 0xb8],
  lessOrEqual: [0x65, 0xb8],
  equal: [0x61, 0xb8],
  choose: [...scalarLanes.constant(0), 0x62, 0x1b],
};

function bigBytes(value: bigint): number[] {
  return Array.from({ length: 8 }, (_, at) => Number((value >> BigInt(8 * at)) & 0xffn));
}

function signedBig(value: bigint): number[] {
  const bytes: number[] = [];
  let rest = BigInt.asIntN(64, value);
  while (rest < -64n || rest > 63n) {
    bytes.push(Number(rest & 0x7fn) | 0x80);
    rest >>= 7n;
  }
  bytes.push(Number(rest & 0x7fn));
  return bytes;
}
