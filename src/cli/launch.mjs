#!/usr/bin/env node
// Starts the command line. In a clone, where the sources may have changed since it was last built, it builds it first.
import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, readdirSync, renameSync, rmSync, statSync, utimesSync } from 'node:fs';
import { dirname, join, relative } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { setFlagsFromString } from 'node:v8';

const root = fileURLToPath(new URL('../..', import.meta.url));
const built = join(root, 'dist', 'cli');
const main = join(built, 'main.js');

/** All files under a folder, with their paths. */
function filesIn(folder) {
  return readdirSync(folder, { withFileTypes: true }).flatMap((entry) =>
    entry.isDirectory() ? filesIn(join(folder, entry.name)) : [join(folder, entry.name)],
  );
}

/** A published package has no build configuration: what it brings is complete. */
const isClone = () => existsSync(join(root, 'vite.config.ts'));

function isUpToDate() {
  if (!existsSync(main)) return false;
  const builtAt = statSync(main).mtimeMs;
  const sources = filesIn(join(root, 'src')).filter((path) => !/\.test\.tsx?$/.test(path));
  return [...sources, join(root, 'package-lock.json')].every((path) => statSync(path).mtimeMs <= builtAt);
}

/**
 * Builds beside dist/cli and moves the files in one by one, main.js last: another run that is just starting finds the
 * old program or the new one, never half of either. Returns whether the sources could be built.
 */
function build() {
  const vite = join(root, 'node_modules', 'vite', 'bin', 'vite.js');
  if (!existsSync(vite)) {
    process.stderr.write(
      `The libraries are not installed. Install them with: npm ci --prefix ${JSON.stringify(root)}\n`,
    );
    process.exit(2);
  }
  const startedAt = new Date();
  const fresh = join(root, 'dist', `.cli-${process.pid}`);
  const { VITEST, NODE_ENV, ...environment } = process.env;
  const options = ['build', '--mode', 'cli', '--outDir', fresh, '--emptyOutDir', '--logLevel', 'error'];
  try {
    const result = spawnSync(process.execPath, [vite, ...options], {
      cwd: root,
      env: environment,
      stdio: ['ignore', 2, 2],
    });
    if (result.status !== 0) return false;
    utimesSync(join(fresh, 'main.js'), startedAt, startedAt);
    const paths = filesIn(fresh).map((path) => relative(fresh, path));
    for (const path of [...paths.filter((each) => each !== 'main.js'), 'main.js']) {
      mkdirSync(dirname(join(built, path)), { recursive: true });
      renameSync(join(fresh, path), join(built, path));
    }
    removeOld(paths);
    return true;
  } finally {
    rmSync(fresh, { recursive: true, force: true });
  }
}

/** Removes what earlier builds left, unless a run that started before this build may still want it. */
function removeOld(paths) {
  const anHourAgo = Date.now() - 3_600_000;
  for (const path of filesIn(built)) {
    if (!paths.includes(relative(built, path)) && statSync(path).mtimeMs < anHourAgo) rmSync(path, { force: true });
  }
}

if (isClone() && !isUpToDate() && !build()) {
  process.stderr.write('The command line could not be built from src: see above.\n');
  process.exit(1);
}
// Reading the files of a scenario runs much code a few times each. Node would spend a third of the time on optimising
// it, as if it ran for long; what does run for long is optimised all the same, a few milliseconds later.
if (Number.parseInt(process.versions.node, 10) <= 24) setFlagsFromString('--interrupt-budget=1000000');
await import(pathToFileURL(main).href);
