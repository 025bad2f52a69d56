import { setImmediate as nextTurn } from 'node:timers/promises';
import { Study } from '../../src/analysis/study.ts';
import { inlineExecutor } from '../../src/engine/ensemble.ts';
import { shippedLibrary } from '../support/library.ts';
import { expectOk } from '../support/run.ts';
import { frameRequest, frameScenario } from './frame-request.ts';

/** Prints the seconds from reading the files to bands, in a process that has done nothing before. */
const mention = { file: '(benchmark)', line: 1, column: 1 };
const begin = performance.now();
const study = new Study(
  shippedLibrary(),
  inlineExecutor(() => nextTurn()),
);
const workbench = expectOk(study.open(frameScenario, undefined, mention));
const request = frameRequest(workbench, 256, 0);
expectOk(await study.compare({ ...request, current: request.baseline }, mention));
process.stdout.write(`${(performance.now() - begin) / 1000}\n`);
