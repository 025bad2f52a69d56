import { dirname } from 'node:path';
import { fileURLToPath } from 'node:url';
import { exitCodes } from './command-error.ts';
import { runProgram, tellFault } from './program.ts';

// A reader such as head that has seen enough is no mistake of anyone.
for (const stream of [process.stdout, process.stderr]) {
  stream.on('error', (error: NodeJS.ErrnoException) =>
    process.exit(error.code === 'EPIPE' ? exitCodes.done : exitCodes.fault),
  );
}
process.on('uncaughtException', (error) => {
  tellFault(error);
  process.exit(exitCodes.fault);
});

// Both this source and what is built from it lie two folders below the package's.
process.exitCode = await runProgram(process.argv.slice(2), {
  packageFolder: dirname(fileURLToPath(new URL('../../package.json', import.meta.url))),
  workerFile: new URL('./ensemble-worker.js', import.meta.url),
});
