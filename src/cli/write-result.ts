import { stopped } from './command-error.ts';
import type { Destination } from './destination.ts';
import { type Chunks, openOutput } from './output.ts';
import { type MessageValues, say } from './say.ts';
import { tell } from './tell.ts';

/** A result on its way out: its pieces, and the message that says in a few words what it is. */
export interface Written {
  readonly chunks: Chunks;
  readonly what: readonly [id: string, values?: MessageValues];
}

/**
 * Opens the destination, makes the result and writes it. Says on standard error what was written to a file, unless
 * `quiet`. Throws `CommandError` when interrupted or where nothing can be written.
 */
export async function writeResult(
  { target }: Pick<Destination, 'target'>,
  quiet: boolean,
  signal: AbortSignal,
  make: () => Promise<Written>,
): Promise<void> {
  const output = openOutput(target);
  try {
    const { chunks, what } = await make();
    await output.write(untilAborted(chunks, signal));
    if (target !== '-' && !quiet) tell(say('wrote-file', { file: target, what: say(...what) }));
  } finally {
    output.discard();
  }
}

function* untilAborted(chunks: Chunks, signal: AbortSignal): Generator<string | Uint8Array> {
  for (const chunk of chunks) {
    if (signal.aborted) throw stopped();
    yield chunk;
  }
}
