import { fileURLToPath } from 'node:url';
import { runProgram } from './program.ts';

// Both this source and what is built from it lie two folders below the package's.
process.exitCode = await runProgram(process.argv.slice(2), {
  packageFolder: fileURLToPath(new URL('../..', import.meta.url)),
  workerFile: new URL('./ensemble-worker.js', import.meta.url),
});
