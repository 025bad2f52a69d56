/** A function of a WebAssembly module under construction. */
export interface WasmFunction {
  readonly parameters: readonly number[];
  /** Types of further locals; their numbers follow those of the parameters. */
  readonly locals: readonly number[];
  /** Instructions without the final `end`. */
  readonly body: readonly number[];
  /** Name under which others can call it. */
  readonly exportName?: string;
}

/** Value types of the WebAssembly core specification, section 5.3. */
export const valueTypes = { i32: 0x7f, i64: 0x7e, f64: 0x7c, v128: 0x7b } as const;

/**
 * Bytes of a module with these functions, which return nothing and share one imported memory, `counterpoise.memory`.
 * The binary format is that of the WebAssembly core specification 2.0, chapter 5.
 */
export function encodeModule(functions: readonly WasmFunction[]): Uint8Array<ArrayBuffer> {
  const types = functions.map(({ parameters }) => [0x60, ...vector(parameters.map((type) => [type])), 0]);
  const memory = [...text('counterpoise'), ...text('memory'), 0x02, 0x00, ...unsigned(0)];
  const exported = functions.flatMap(({ exportName }, at) =>
    exportName === undefined ? [] : [[...text(exportName), 0x00, ...unsigned(at)]],
  );
  const sections = [
    section(1, vector(types)),
    section(2, vector([memory])),
    section(3, vector(functions.map((_, at) => unsigned(at)))),
    section(7, vector(exported)),
    section(10, vector(functions.map(functionBody))),
  ];
  return Uint8Array.from([[0x00, 0x61, 0x73, 0x6d, 0x01, 0x00, 0x00, 0x00], ...sections].flat());
}

/** Unsigned LEB128: seven bits a byte, lowest first (section 5.2.2). `value` is a whole number from 0 to 2^32 - 1. */
export function unsigned(value: number): number[] {
  const bytes: number[] = [];
  let rest = value;
  while (rest > 0x7f) {
    bytes.push((rest & 0x7f) | 0x80);
    rest = Math.floor(rest / 128);
  }
  bytes.push(rest);
  return bytes;
}

/** Signed LEB128 of a whole number of 32 bits. */
export function signed(value: number): number[] {
  const bytes: number[] = [];
  let rest = value;
  while (rest < -64 || rest > 63) {
    bytes.push((rest & 0x7f) | 0x80);
    rest >>= 7;
  }
  bytes.push(rest & 0x7f);
  return bytes;
}

/** The eight bytes of a number, lowest first. */
export function float64Bytes(value: number): number[] {
  const view = new DataView(new ArrayBuffer(8));
  view.setFloat64(0, value, true);
  return Array.from({ length: 8 }, (_, at) => view.getUint8(at));
}

function vector(items: readonly (readonly number[])[]): number[] {
  return unsigned(items.length).concat(...items);
}

function text(name: string): number[] {
  return vector([...name].map((character) => [character.charCodeAt(0)]));
}

function section(id: number, content: readonly number[]): number[] {
  return [id, ...unsigned(content.length)].concat(content);
}

function functionBody({ locals, body }: WasmFunction): number[] {
  const runs: { type: number; count: number }[] = [];
  for (const type of locals) {
    const last = runs.at(-1);
    if (last?.type === type) last.count += 1;
    else runs.push({ type, count: 1 });
  }
  const content = vector(runs.map(({ type, count }) => [...unsigned(count), type])).concat(body, 0x0b);
  return unsigned(content.length).concat(content);
}
