import { Study } from '../../src/analysis/study.ts';
import { shippedLibrary } from '../support/library.ts';
import { expectOk } from '../support/run.ts';
import { frameRequest, frameScenario } from './frame-request.ts';
import { nodePool } from './node-pool.ts';

/**
 * Summarises an ensemble of as many members as the first argument says in two workers, and prints the seconds that it
 * took and the most memory that the process, workers included, ever had, in bytes.
 */
const mention = { file: '(benchmark)', line: 1, column: 1 };
const members = Number(process.argv[2]);
const pool = nodePool(2);
const study = new Study(shippedLibrary(), pool);
const { baseline, series, seed, uncertainty } = frameRequest(
  expectOk(study.open(frameScenario, undefined, mention)),
  members,
  0,
);
const begin = performance.now();
const sampling = { members, seed, uncertainty };
expectOk(await study.summarise(baseline, sampling, { series, fingerprint: false }, [], mention));
const seconds = (performance.now() - begin) / 1000;
await pool.close();
process.stdout.write(JSON.stringify({ seconds, bytes: 1024 * process.resourceUsage().maxRSS }));
