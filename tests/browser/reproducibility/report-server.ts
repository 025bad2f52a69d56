import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { text } from 'node:stream/consumers';
import sirv from 'sirv';
import type { PageReport } from './page/page.ts';

/** A served page that tells its server what it found. */
export interface ReportServer {
  /** Ends with a slash. */
  readonly address: string;
  /** Resolves with the page's report. */
  readonly report: Promise<PageReport>;
  close(): Promise<void>;
}

/** Serves the page in `folder` with `headers` on a free port of this machine. */
export async function serveForReport(folder: string, headers: Readonly<Record<string, string>>): Promise<ReportServer> {
  const files = sirv(folder, {
    setHeaders: (response) => {
      for (const [name, value] of Object.entries(headers)) response.setHeader(name, value);
    },
  });
  const server = createServer();
  const report = new Promise<PageReport>((resolve) => {
    server.on('request', (request, response) => {
      if (request.method === 'POST') {
        resolve(text(request).then((body) => JSON.parse(body) as PageReport));
        response.end();
      } else files(request, response);
    });
  });
  await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening));
  return {
    address: `http://127.0.0.1:${(server.address() as AddressInfo).port}/`,
    report,
    close: async () => {
      server.closeAllConnections();
      await new Promise((closed) => server.close(closed));
    },
  };
}
