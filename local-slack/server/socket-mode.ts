import type { IncomingMessage, Server } from 'node:http';
import type { Duplex } from 'node:stream';
import { type WebSocket, WebSocketServer } from 'ws';
import { z } from 'zod';
import { type AppSocket, changed, type World } from '../world/world.js';

/** Clients close a connection after 30 s of silence. */
const PING_EVERY_MS = 10_000;
const MOST_CONNECTIONS = 10;

const acknowledgement = z.looseObject({ envelope_id: z.string(), payload: z.unknown() });

/** Accepts Socket Mode connections that have a ticket from `apps.connections.open`. Each ticket works once. */
export function listenForSockets(server: Server, world: World): void {
  const sockets = new WebSocketServer({ noServer: true });
  server.on('upgrade', (request: IncomingMessage, stream: Duplex, head: Buffer) => {
    const { pathname, searchParams } = new URL(request.url ?? '/', world.url);
    const isWelcome = pathname === '/link/' && world.tickets.delete(searchParams.get('ticket') ?? '');
    if (!isWelcome || world.sockets.size >= MOST_CONNECTIONS) return void stream.destroy();
    sockets.handleUpgrade(request, stream, head, (webSocket) => connect(world, webSocket));
  });
}

interface Waiting {
  resolve(payload: unknown): void;
  reject(reason: unknown): void;
}

function connect(world: World, webSocket: WebSocket): void {
  const waiting = new Map<string, Waiting>();
  const socket: AppSocket = {
    send: (envelope, signal) =>
      new Promise((resolve, reject) => {
        waiting.set(envelope.envelope_id, { resolve, reject });
        signal.addEventListener('abort', () => reject(signal.reason));
        webSocket.send(JSON.stringify(envelope));
      }),
    close: () => webSocket.close(1000),
  };
  const pinging = setInterval(() => webSocket.ping(), PING_EVERY_MS).unref();
  webSocket.on('message', (data) => {
    const read = acknowledgement.safeParse(parse(String(data)));
    if (!read.success) return;
    waiting.get(read.data.envelope_id)?.resolve(read.data.payload);
    waiting.delete(read.data.envelope_id);
  });
  webSocket.on('close', () => {
    clearInterval(pinging);
    world.sockets.delete(socket);
    changed(world, { what: 'connection' });
    for (const { reject } of waiting.values()) reject(new Error('The connection was lost.'));
  });
  world.sockets.add(socket);
  changed(world, { what: 'connection' });
  webSocket.send(
    JSON.stringify({
      type: 'hello',
      num_connections: world.sockets.size,
      connection_info: { app_id: world.app.id },
      debug_info: { host: 'localhost', approximate_connection_time: 18_060 },
    }),
  );
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
