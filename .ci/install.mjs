// Installs the libraries of package-lock.json when node_modules lacks any of them. Runs on a machine that has only
// Node and npm, so it imports nothing else.
import { spawnSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = dirname(dirname(fileURLToPath(import.meta.url)));
const readJson = (path) => JSON.parse(readFileSync(join(root, path), 'utf8'));

/** Ends the process after one line that says why. */
function giveUp(message, code = 1) {
  process.stderr.write(`${message}\n`);
  process.exit(code);
}

/** The lowest Node version of the engines field, such as `>=20.19`, is at most the running one. */
function isNodeNewEnough(engines) {
  const [major, minor] = engines.replace('>=', '').split('.').map(Number);
  const [runningMajor, runningMinor] = process.versions.node.split('.').map(Number);
  return runningMajor > major || (runningMajor === major && runningMinor >= (minor ?? 0));
}

/**
 * True when every library of the lock file is there in its locked version. Libraries for other platforms are absent
 * by right: npm marks them optional.
 */
function isInstalled() {
  const installed = 'node_modules/.package-lock.json';
  if (!existsSync(join(root, installed))) return false;
  const locked = readJson('package-lock.json').packages;
  const present = readJson(installed).packages;
  return Object.entries(locked).every(([path, library]) => {
    if (path === '') return true;
    if (!present[path]) return library.optional === true;
    return present[path].version === library.version && existsSync(join(root, path, 'package.json'));
  });
}

const { engines } = readJson('package.json');
if (!isNodeNewEnough(engines.node)) {
  giveUp(`Counterpoise needs Node ${engines.node.replace('>=', '')} or newer; this is ${process.versions.node}.`, 2);
}
if (isInstalled()) process.exit(0);

process.stderr.write('Installing the libraries of package-lock.json with npm ci (about 350 MB, once) ...\n');
const options = ['ci', '--include=dev', '--no-audit', '--no-fund', '--loglevel=error'];
const npmScript = process.env.npm_execpath;
const started = Date.now();
const npm = npmScript?.endsWith('npm-cli.js')
  ? spawnSync(process.execPath, [npmScript, ...options], {
      cwd: root,
      stdio: ['ignore', 2, 'pipe'],
      encoding: 'utf8',
    })
  : spawnSync('npm', options, {
      cwd: root,
      stdio: ['ignore', 2, 'pipe'],
      encoding: 'utf8',
      shell: process.platform === 'win32',
    });
if (npm.error) giveUp(`npm could not be started: ${npm.error.message}`);
if (npm.status !== 0) {
  if (/ENOTFOUND|EAI_AGAIN|ECONNREFUSED|ECONNRESET|ETIMEDOUT|ENETUNREACH|ERR_SOCKET_TIMEOUT/.test(npm.stderr)) {
    giveUp(
      'The libraries could not be installed: npm cannot reach its registry. Connect to the network and try again.',
    );
  }
  process.stderr.write(npm.stderr);
  giveUp('The libraries could not be installed: npm says why above.', npm.status ?? 1);
}
process.stderr.write(`Installed in ${Math.round((Date.now() - started) / 1000)} s.\n`);
