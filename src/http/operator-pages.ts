import type { IncomingMessage, RequestListener } from 'node:http';
import type { Hearth } from '../app.js';
import type { Settings } from '../core/config.js';
import { sameSecret } from '../core/same-secret.js';
import type { Pages } from './server.js';

const METRICS = '/metrics';
const QUEUES = '/queues';

/**
 * What operators look at, each behind a secret of its own, and not there at all while that is not set. Where a request comes from opens
 * nothing: with a proxy or a tunnel on the same machine, everybody comes from there.
 */
export async function operatorPages(
  { metrics, queue }: Pick<Hearth, 'metrics' | 'queue'>,
  { metricsToken, dashboardPassword }: Pick<Settings, 'metricsToken' | 'dashboardPassword'>,
): Promise<Pages> {
  return {
    ...(metricsToken && { [METRICS]: guarded(metricsToken, bearer, 'Bearer', metricsPage(metrics)) }),
    ...(dashboardPassword && {
      [QUEUES]: guarded(
        dashboardPassword,
        basic,
        'Basic realm="Hearth", charset="UTF-8"',
        await queue.dashboard(QUEUES),
      ),
    }),
  };
}

function metricsPage({ scrape, contentType }: Hearth['metrics']): RequestListener {
  return (_, response) => {
    scrape().then(
      (text) => response.writeHead(200, { 'content-type': contentType }).end(text),
      () => response.writeHead(500).end(),
    );
  };
}

function guarded(
  secret: string,
  credential: (request: IncomingMessage) => string | undefined,
  challenge: string,
  page: RequestListener,
): RequestListener {
  return (request, response) => {
    if (sameSecret(credential(request) ?? '', secret)) return page(request, response);
    response.writeHead(401, { 'www-authenticate': challenge, 'content-type': 'text/plain; charset=utf-8' });
    response.end('This is for whoever runs Hearth.\n');
  };
}

function bearer({ headers }: IncomingMessage): string | undefined {
  return /^Bearer +(\S+)$/i.exec(headers.authorization ?? '')?.[1];
}

/** The password; whoever's name stands before it. */
function basic({ headers }: IncomingMessage): string | undefined {
  const encoded = /^Basic +(\S+)$/i.exec(headers.authorization ?? '')?.[1];
  return encoded && /^[^:]*:(.*)$/s.exec(Buffer.from(encoded, 'base64').toString())?.[1];
}
