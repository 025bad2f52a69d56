import { dirname } from 'node:path';
import { fileURLToPath } from 'node:url';
import { runProgram } from './program.ts';

// Both this source and what is built from it lie two folders below the package's.
process.exitCode = await runProgram(process.argv.slice(2), {
  packageFolder: dirname(fileURLToPath(new URL('../../package.json', import.meta.url))),
  workerFile: new URL('./ensemble-worker.js', import.meta.url),
});
