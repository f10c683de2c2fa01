import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdir, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { Redis } from 'ioredis';
import { freePort } from './redis.js';
import { temporaryFolder } from './temporary.js';

/** A Redis Cluster of three nodes without replicas, for one test. Each has a third of the slots. */
export interface TestCluster {
  /** The address of each node. */
  readonly urls: readonly string[];
  /** Returns the number of the node that keeps this key. */
  nodeOf(key: string): Promise<number>;
  kill(node: number): Promise<void>;
  /** Starts a killed node again, without its keys. Resolves when the cluster works again. */
  restart(node: number): Promise<void>;
  /** Returns the keys of each node. */
  keys(): Promise<string[][]>;
  end(): Promise<void>;
}

const NODES = 3;
const SLOTS = 16_384;

/** The other nodes of a cluster are told a port that is higher by this. */
const BUS = 10_000;

const firstSlot = (node: number) => Math.ceil((node * SLOTS) / NODES);

export async function startRedisCluster(): Promise<TestCluster> {
  const folder = await temporaryFolder('redis-cluster');
  const ports: number[] = [];
  while (ports.length < NODES) {
    const port = await freePort();
    if (port + BUS < 65_536) ports.push(port);
  }
  const start = async (port: number) => {
    const dir = join(folder, String(port));
    await mkdir(dir, { recursive: true });
    const options = ['--port', String(port), '--bind', '127.0.0.1', '--dir', dir, '--save', ''];
    const cluster = ['--cluster-enabled', 'yes', '--cluster-node-timeout', '1000'];
    return spawn('redis-server', [...options, ...cluster, '--maxmemory-policy', 'noeviction'], { stdio: 'ignore' });
  };
  const children: ChildProcess[] = await Promise.all(ports.map(start));
  const clients = ports.map((port) => new Redis(port).on('error', () => undefined));
  const [first] = clients as [Redis];
  for (const [node, redis] of clients.entries()) {
    const slots = Array.from({ length: firstSlot(node + 1) - firstSlot(node) }, (_, i) => firstSlot(node) + i);
    await redis.cluster('ADDSLOTS', ...slots);
    await redis.call('CLUSTER', 'SET-CONFIG-EPOCH', String(node + 1));
    await redis.cluster('MEET', '127.0.0.1', String(ports[0]));
  }
  const untilWorking = async () => {
    for (const redis of clients) {
      while (!/cluster_state:ok\r?\n(?:.*\r?\n)*cluster_known_nodes:3/.test(String(await redis.cluster('INFO'))))
        await pause(50);
    }
  };
  await untilWorking();
  const kill = async (node: number) => {
    const child = children[node];
    if (!child || child.exitCode !== null || child.signalCode !== null) return;
    child.kill('SIGKILL');
    await once(child, 'close');
  };
  return {
    urls: ports.map((port) => `redis://127.0.0.1:${port}`),
    nodeOf: async (key) => {
      const slot = Number(await first.cluster('KEYSLOT', key));
      return ports.findIndex((_, node) => slot < firstSlot(node + 1));
    },
    kill,
    restart: async (node) => {
      children[node] = await start(ports[node] ?? 0);
      await untilWorking();
    },
    keys: () => Promise.all(clients.map((redis) => redis.keys('*'))),
    end: async () => {
      for (const redis of clients) redis.disconnect();
      for (const node of ports.keys()) await kill(node);
      await rm(folder, { recursive: true, force: true });
    },
  };
}
