import { exitCodes } from './command-error.ts';

/** Aborts when the user presses Ctrl-C or the system asks the process to end. The second time ends it at once. */
export function interruption(): AbortSignal {
  const stop = new AbortController();
  for (const signal of ['SIGINT', 'SIGTERM'] as const) {
    process.on(signal, () => {
      if (stop.signal.aborted) process.exit(exitCodes.stopped);
      stop.abort();
    });
  }
  return stop.signal;
}
