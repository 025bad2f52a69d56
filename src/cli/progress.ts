import { say } from './say.ts';

/** Nothing is shown for work that takes no longer than this, in milliseconds. */
const patience = 400;
const barLength = 24;

/** A progress bar on standard error, where that is a terminal. */
export class Progress {
  readonly #shown: boolean;
  readonly #startedAt = performance.now();
  #drawn = false;

  constructor(quiet: boolean) {
    this.#shown = !quiet && process.stderr.isTTY === true;
  }

  /** Shows how far the work is. */
  report(done: number, total: number): void {
    const elapsed = performance.now() - this.#startedAt;
    if (!this.#shown || elapsed < patience) return;
    const filled = Math.floor((done / total) * barLength);
    const bar = `[${'#'.repeat(filled)}${'.'.repeat(barLength - filled)}]`;
    const left = done === 0 ? 'unknown' : Math.ceil((elapsed / done) * (total - done) * 0.001);
    process.stderr.write(`\r\u001b[K${say('progress', { bar, done, total, left })}`);
    this.#drawn = true;
  }

  /** Takes the bar away. */
  end(): void {
    if (this.#drawn) process.stderr.write('\r\u001b[K');
    this.#drawn = false;
  }
}
