import { execFileSync } from 'node:child_process';
import { existsSync, mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('../..', import.meta.url));

const installedPaths = [
  '/usr/bin/chromium',
  '/usr/bin/google-chrome',
  '/usr/bin/google-chrome-stable',
  '/opt/google/chrome/chrome',
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
  '/Applications/Chromium.app/Contents/MacOS/Chromium',
  'C:\\Program Files\\Google\\Chrome\\Application\\chrome.exe',
  'C:\\Program Files (x86)\\Microsoft\\Edge\\Application\\msedge.exe',
];

/** A browser to start: its program, and the environment it needs beside the usual one. */
export interface FoundBrowser {
  executablePath: string;
  environment: Record<string, string>;
}

/**
 * Finds the browser for the tests: the program named by CHROME_PATH, else an installed Chromium or Chrome, else the one
 * that comes as an npm package (Linux on x64 only). `CHROME_PATH=npm` asks for the latter. Nothing is downloaded.
 *
 * @throws Error when there is none, saying what to do.
 */
export function findBrowser(): FoundBrowser {
  const wanted = process.env.CHROME_PATH;
  if (wanted && wanted !== 'npm') {
    if (!existsSync(wanted)) throw new Error(`CHROME_PATH names no file: ${wanted}`);
    return { executablePath: wanted, environment: {} };
  }
  const installed = wanted ? undefined : installedPaths.find((path) => existsSync(path));
  if (installed) return { executablePath: installed, environment: {} };
  if (process.platform === 'linux' && process.arch === 'x64') return browserFromNpm();
  throw new Error('No browser found for the tests: install Chrome or Chromium, or set CHROME_PATH to its program.');
}

/**
 * Unpacks the Chromium of `@sparticuz/chromium`, once. The package unpacks the system libraries that Chromium needs
 * and a bare machine lacks (NSS and Expat) only where it believes to run in a cloud function, and everything to the
 * folder for temporary files; so it is told both in a process of its own.
 */
function browserFromNpm(): FoundBrowser {
  const manifest = join(root, 'node_modules', '@sparticuz', 'chromium', 'package.json');
  const { version }: { version: string } = JSON.parse(readFileSync(manifest, 'utf8'));
  const cache = join(root, 'node_modules', '.cache', 'chromium');
  const folder = join(cache, version);
  if (!existsSync(folder)) {
    const fresh = join(cache, `unpacking-${process.pid}`);
    mkdirSync(fresh, { recursive: true });
    const script = "await (await import('@sparticuz/chromium')).default.executablePath()";
    execFileSync(process.execPath, ['--input-type=module', '--eval', script], {
      cwd: root,
      env: { ...process.env, TMPDIR: fresh, AWS_EXECUTION_ENV: 'AWS_Lambda_nodejs20.x' },
    });
    writeFileSync(join(fresh, 'fonts.conf'), fontSettings(folder));
    moveUnlessThere(fresh, folder);
  }
  return {
    executablePath: join(folder, 'chromium'),
    environment: {
      LD_LIBRARY_PATH: [join(folder, 'al2023', 'lib'), process.env.LD_LIBRARY_PATH].filter(Boolean).join(':'),
      FONTCONFIG_FILE: join(folder, 'fonts.conf'),
    },
  };
}

/** The system's fonts where there are some, and the one that comes with the browser. */
function fontSettings(folder: string): string {
  return `<?xml version="1.0"?>
<!DOCTYPE fontconfig SYSTEM "fonts.dtd">
<fontconfig>
  <include ignore_missing="yes">/etc/fonts/fonts.conf</include>
  <dir>${folder}/fonts</dir>
  <cachedir>${folder}/fonts-cache</cachedir>
</fontconfig>
`;
}

function moveUnlessThere(from: string, to: string): void {
  try {
    renameSync(from, to);
  } catch (error) {
    rmSync(from, { recursive: true, force: true });
    if (!existsSync(to)) throw error;
  }
}
