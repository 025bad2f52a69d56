import { parseArgs } from 'node:util';
import { Report, tell } from './report.ts';
import { cold } from './suites/cold.ts';
import { frame } from './suites/frame.ts';
import { growth } from './suites/growth.ts';
import { memory } from './suites/memory.ts';
import { quantiles } from './suites/quantiles.ts';
import type { Suite } from './suites/suite.ts';
import { tape } from './suites/tape.ts';
import { throughput } from './suites/throughput.ts';
import { workers } from './suites/workers.ts';

const suites: readonly Suite[] = [throughput, workers, frame, growth, tape, quantiles, cold, memory];

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: { json: { type: 'string' }, rounds: { type: 'string', default: '7' }, help: { type: 'boolean' } },
});

const names = suites.map(({ name }) => name);
const unknown = positionals.filter((name) => !names.includes(name));
const rounds = Number(values.rounds);

if (values.help || unknown.length > 0 || !(Number.isInteger(rounds) && rounds >= 1)) {
  tell(`Usage: npm run bench -- [${names.join('] [')}] [--rounds 7] [--json FILE]`);
  for (const { name, what } of suites) tell(`  ${name.padEnd(12)}${what}`);
  process.exitCode = values.help ? 0 : 2;
} else {
  const report = new Report();
  for (const suite of suites) {
    if (positionals.length > 0 && !positionals.includes(suite.name)) continue;
    tell(`${suite.name}: ${suite.what}`);
    const onRound = (round: number) => process.stderr.write(`\r${suite.name}: round ${round + 1} of ${rounds}\r`);
    await suite.run(report, { rounds, onRound });
  }
  report.end(values.json);
}
