import { once } from 'node:events';
import { Worker } from 'node:worker_threads';
import { z } from 'zod';
import { MINUTE, SECOND } from '../../core/durations.js';

/** Draws pictures in a thread of its own, since drawing one takes as long as answering a hundred requests. */
export interface Renderer {
  /** Returns the PNG of an SVG source. Rejects if the source is invalid or takes too long. */
  readonly render: (svg: string) => Promise<Uint8Array>;
  readonly stop: () => Promise<void>;
}

/** Long enough for a busy machine to start the thread. */
const TIMEOUT_MS = 20 * SECOND;

/** The thread holds 100 MB. Starting it again takes half a second. */
const IDLE_MS = MINUTE;

const answer = z.union([z.object({ png: z.custom<Uint8Array>() }).strict(), z.object({ error: z.string() }).strict()]);

/** Returns a renderer that starts its thread for the first picture, and ends it when none has come for a while. */
export function createRenderer(idleMs = IDLE_MS): Renderer {
  let thread: Worker | undefined;
  let idle: NodeJS.Timeout | undefined;
  let previous: Promise<unknown> = Promise.resolve();
  const stop = async () => {
    clearTimeout(idle);
    const ending = thread;
    thread = undefined;
    await ending?.terminate();
  };
  const next = async (svg: string) => {
    clearTimeout(idle);
    const mine =
      thread ??
      startThread(() => {
        if (thread === mine) thread = undefined;
      });
    thread = mine;
    try {
      const png = await draw(mine, svg);
      idle = setTimeout(stop, idleMs).unref();
      return png;
    } catch (error) {
      // The thread may have failed or be in an endless loop.
      await stop();
      throw error;
    }
  };
  return {
    render: (svg) => {
      const drawn = previous.then(() => next(svg));
      previous = drawn.catch(() => undefined);
      return drawn;
    },
    stop,
  };
}

function startThread(ended: () => void): Worker {
  // Without the flags of this process, which may compile TypeScript.
  const thread = new Worker(new URL('./worker.mjs', import.meta.url), { execArgv: [] });
  thread.on('exit', ended);
  // Without a listener, an error between two pictures would end the process.
  thread.on('error', () => undefined);
  return thread;
}

async function draw(thread: Worker, svg: string): Promise<Uint8Array> {
  thread.ref();
  try {
    thread.postMessage(svg);
    const [message] = await once(thread, 'message', { signal: AbortSignal.timeout(TIMEOUT_MS) });
    const drawn = answer.parse(message);
    if ('error' in drawn) throw new Error(`The picture can’t be drawn: ${drawn.error}`);
    return drawn.png;
  } finally {
    thread.unref();
  }
}
