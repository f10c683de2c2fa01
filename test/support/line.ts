import { connect, createServer, type Server, type Socket } from 'node:net';

/** A TCP proxy to a server. A test cuts and mends it to simulate an outage. */
export interface Line {
  /** The URL of the server through this proxy. */
  readonly url: string;
  cut(): Promise<void>;
  mend(): Promise<void>;
  /** From now on, open connections stay open and pass nothing, as after a firewall has forgotten them. New ones work. */
  silence(): void;
  /** From now on, no connection passes anything, not even a new one. */
  hang(): void;
}

export async function lineTo(target: string): Promise<Line> {
  const { hostname, port } = new URL(target);
  const open = new Set<Socket>();
  let hangs = false;
  const silence = () => {
    for (const socket of open) socket.unpipe().pause();
  };
  const make = () =>
    createServer((near) => {
      if (hangs) return void open.add(near.on('error', () => undefined));
      const far = connect(Number(port), hostname);
      for (const [socket, other] of [
        [near, far],
        [far, near],
      ] as const) {
        open.add(socket);
        socket.on('error', () => undefined).on('close', () => open.delete(socket) && other.destroy());
        socket.pipe(other);
      }
    });
  let server = make();
  const own = await listening(server, 0);
  const url = new URL(target);
  url.host = `127.0.0.1:${own}`;
  return {
    url: url.href,
    silence,
    hang: () => {
      hangs = true;
      silence();
    },
    cut: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        for (const socket of open) socket.destroy();
      }),
    mend: async () => {
      server = make();
      await listening(server, own);
    },
  };
}

function listening(server: Server, port: number): Promise<number> {
  return new Promise((resolve, reject) => {
    server.once('error', reject).listen(port, '127.0.0.1', () => {
      const address = server.address();
      resolve(typeof address === 'object' && address ? address.port : 0);
    });
  });
}
