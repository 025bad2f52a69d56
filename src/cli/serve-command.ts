import { existsSync } from 'node:fs';
import { createServer, type Server } from 'node:http';
import { join } from 'node:path';
import sirv from 'sirv';
import { exitCodes, isSystemError, mistake } from './command-error.ts';
import { interruption } from './interruption.ts';
import { isolationHeaders } from './isolation-headers.ts';
import { openBrowser } from './open-browser.ts';
import type { Place } from './place.ts';
import { say } from './say.ts';
import type { ServeCommandOptions } from './serve-options.ts';

const host = '127.0.0.1';
const portsTried = 20;

/** Serves the built page to this machine until Ctrl-C. Gives the exit code. */
export async function serveCommand({ packageFolder }: Place, { port, open }: ServeCommandOptions): Promise<number> {
  const folder = join(packageFolder, 'dist', 'web');
  if (!existsSync(join(folder, 'index.html'))) {
    throw mistake('serve-not-built', { folder: JSON.stringify(packageFolder) });
  }
  const signal = interruption();
  const serveFiles = sirv(folder, {
    etag: true,
    setHeaders: (response) => {
      response.setHeader('Cache-Control', 'no-cache');
      for (const [name, value] of Object.entries(isolationHeaders)) response.setHeader(name, value);
    },
  });
  const server = createServer((request, response) =>
    serveFiles(request, response, () => {
      response.statusCode = 404;
      response.end();
    }),
  );
  const used = await listenOnFreePort(server, port);
  if (port !== 0 && used !== port) process.stdout.write(`${say('serve-other-port', { port: String(port) })}\n`);
  const address = `http://${host}:${used}/`;
  process.stdout.write(`${say('serve-ready', { address })}\n`);
  if (open) await openBrowser(address);
  await new Promise<void>((resolve) => {
    if (signal.aborted) resolve();
    signal.addEventListener('abort', () => resolve());
  });
  server.closeAllConnections();
  server.close();
  return exitCodes.done;
}

/** Listens on the port, or on one of the next where it is taken. */
async function listenOnFreePort(server: Server, first: number): Promise<number> {
  const last = first === 0 ? 0 : Math.min(65_535, first + portsTried - 1);
  for (let port = first; port <= last; port++) {
    try {
      return await listen(server, port);
    } catch (error) {
      if (!isSystemError(error)) throw error;
      if (error.code === 'EACCES') throw mistake('serve-port-forbidden', { port: String(port) });
      if (error.code !== 'EADDRINUSE') throw error;
    }
  }
  throw mistake('serve-no-port', { first: String(first), last: String(last) });
}

function listen(server: Server, port: number): Promise<number> {
  return new Promise((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, host, () => {
      server.off('error', reject);
      const address = server.address();
      resolve(typeof address === 'object' && address ? address.port : port);
    });
  });
}
