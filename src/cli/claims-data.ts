import { version } from '../../package.json';
import type { ClaimRequest, ClaimResult, DrawResult, TestResult } from '../analysis/claims/evaluate-claims.ts';
import type { Share } from '../analysis/claims/wilson.ts';
import type { Column, Table } from './csv.ts';
import { regionSentence } from './region-sentence.ts';

/** What came of claims as a table: a row for each test. Shares of the calibrated draws are empty where there are none. */
export function claimsTable(results: readonly ClaimResult[]): Table {
  const rows = results.flatMap((claim) => claim.tests.map((test) => ({ claim, test })));
  const number = (name: string, value: (test: TestResult) => number | undefined): Column => ({
    name,
    kind: 'number',
    at: (row) => {
      const test = rows[row]?.test;
      return (test && value(test)) ?? Number.NaN;
    },
  });
  const text = (name: string, value: (row: { claim: ClaimResult; test: TestResult }) => string): Column => ({
    name,
    kind: 'text',
    at: (row) => {
      const found = rows[row];
      return found ? value(found) : '';
    },
  });
  const share = (name: string, of: (test: TestResult) => Share | undefined) => [
    number(name, (test) => of(test)?.share),
    number(`${name}_low`, (test) => of(test)?.low),
    number(`${name}_high`, (test) => of(test)?.high),
  ];
  const ofDraws = (prefix: string, of: (test: TestResult) => DrawResult | undefined) => [
    number(`${prefix}draws`, (test) => of(test)?.draws),
    ...[0, 1, 2].map((at) => number(`${prefix}${quantileNames[at]}`, (test) => of(test)?.quantiles[at])),
    ...share(`${prefix}supporting`, (test) => of(test)?.supporting),
    ...share(`${prefix}contradicting`, (test) => of(test)?.contradicting),
    number(`${prefix}reversing`, (test) => of(test)?.reversing.share),
    text(`${prefix}verdict`, ({ test }) => of(test)?.verdict ?? ''),
  ];
  const columns = [
    text('claim', ({ claim }) => claim.claim.id),
    text('test', ({ test }) => test.id),
    text('title', ({ test }) => test.title),
    number('at_defaults', ({ atDefaults }) => atDefaults),
    text('verdict_at_defaults', ({ test }) => test.verdictAtDefaults),
    ...ofDraws('', ({ all }) => all),
    text('sign', ({ test }) => test.all?.sign ?? ''),
    ...ofDraws('calibrated_', ({ calibrated }) => calibrated),
    text('fails_where', ({ test }) => (test.region ? regionSentence(test.region) : '')),
    number('fails_coverage', ({ region }) => region?.coverage),
    number('fails_density', ({ region }) => region?.density),
  ];
  return { rows: rows.length, columns };
}

const quantileNames = ['q05', 'q50', 'q95'];

/** What came of claims as one JSON object. */
export function claimsJson(results: readonly ClaimResult[], { draws, seed, set = {} }: ClaimRequest): string {
  const claims = results.map(({ claim, scenario, theory, tests }) => {
    const { id, title, kind, study, meaning, refutation } = claim;
    return { id, title, kind, study, meaning, refutation, scenario, theory, tests };
  });
  return `${JSON.stringify({ counterpoise: version, draws, seed, set, claims })}\n`;
}
