/**
 * Memory for outputs, handed out again after use: machines give out new memory so slowly that taking it anew for every
 * move of a lever would take as long as the runs.
 */
export class ColumnMemory {
  /** Whether the memory is shared with workers. */
  readonly isShared: boolean;
  readonly #free: Float64Array[] = [];

  constructor(isShared: boolean) {
    this.isShared = isShared;
  }

  /** Room for `length` numbers, which hold anything. */
  take(length: number): Float64Array {
    const at = this.#free.findIndex(({ buffer }) => buffer.byteLength >= 8 * length);
    const [known] = at < 0 ? [] : this.#free.splice(at, 1);
    if (known) return new Float64Array(known.buffer, 0, length);
    // What is kept was too small, and would stay so.
    this.#free.length = 0;
    return new Float64Array(this.isShared ? new SharedArrayBuffer(8 * length) : new ArrayBuffer(8 * length));
  }

  /** Takes back what nobody reads or writes any more. */
  give(values: Float64Array): void {
    if (this.#free.every(({ buffer }) => buffer !== values.buffer)) this.#free.push(values);
  }
}
