import { exitCodes } from './command-error.ts';

let stop: AbortController | undefined;

/** Aborts when the user presses Ctrl-C or the system asks the process to end. The second time ends it at once. */
export function interruption(): AbortSignal {
  if (stop) return stop.signal;
  const controller = new AbortController();
  stop = controller;
  for (const signal of ['SIGINT', 'SIGTERM'] as const) {
    process.on(signal, () => {
      if (controller.signal.aborted) process.exit(exitCodes.stopped);
      controller.abort();
    });
  }
  return controller.signal;
}
