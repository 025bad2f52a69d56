// Says how many tests passed and failed, by vitest's JSON report.
// Usage: node .ci/count-tests.mjs REPORT EXIT_CODE_OF_VITEST FAILED_CHECKS
import { readFileSync } from 'node:fs';

const [reportPath, exitCode, failedChecks] = process.argv.slice(2);

function readReport() {
  try {
    return JSON.parse(readFileSync(reportPath, 'utf8'));
  } catch {
    return { numPassedTests: 0, numFailedTests: 0, testResults: [] };
  }
}

const { numPassedTests, numFailedTests, testResults } = readReport();
const unreadableFiles = testResults.filter(
  ({ status, assertionResults }) => status === 'failed' && !assertionResults.some((test) => test.status === 'failed'),
);
let failedTests = numFailedTests + unreadableFiles.length;
if (failedTests === 0 && (exitCode !== '0' || numPassedTests === 0)) failedTests = 1;
const failed = failedTests + Number(failedChecks);

process.stdout.write(`${numPassedTests} passed, ${failed} failed\n`);
process.exitCode = failed === 0 ? 0 : 1;
