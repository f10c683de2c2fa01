import { jest } from '@jest/globals';
import { z } from 'zod';
import { createLog } from '../../src/core/log.js';
import { PermanentError, RetryLater, StoppedError, TemporaryError } from '../../src/core/retry.js';
import { job, sweep, type Work, work } from '../../src/queue/job.js';
import { type JobQueue, openQueue, type QueueOptions } from '../../src/queue/queue.js';
import { onEveryStore, type TestStore } from '../support/stores.js';

const greet = job('test.greet', z.object({ workspaceId: z.string(), name: z.string() }), (it) => it.name, {
  when: 'a test says so',
  does: 'what the test looks at',
});

const write = job('test.write', z.object({ workspaceId: z.string(), name: z.string() }), (it) => it.name, {
  isMessage: true,
  when: 'a test says so',
  does: 'what the test looks at',
});

/** A payload of the workspace T1. */
const ofT1 = (name: string) => ({ workspaceId: 'T1', name });

/** Returns a function that records its arguments, and a promise that resolves with them after this many calls. */
function counter<T>(times: number) {
  const calls: T[] = [];
  let reach: (calls: T[]) => void;
  const reached = new Promise<T[]>((resolve) => {
    reach = resolve;
  });
  const call = (value: T) => {
    calls.push(value);
    if (calls.length === times) reach(calls);
  };
  return { call, calls, reached };
}

onEveryStore((fresh) => {
  let store: TestStore;
  let written: { level: number; msg: string; job?: string; err?: { message: string } }[];
  const open: JobQueue[] = [];

  function queue(options: QueueOptions = {}) {
    const log = createLog('info', { write: (line: string) => written.push(JSON.parse(line)) });
    const it = openQueue(store.store, log, { backoffMs: 10, ...options });
    open.push(it);
    return it;
  }

  const start = async (...works: Work[]) => {
    const it = queue();
    await it.work(works, [], { concurrency: 5, scheduled: false });
    return it;
  };

  beforeEach(async () => {
    store = await fresh();
    written = [];
  });

  afterEach(async () => {
    for (const it of open.splice(0)) await it.close();
    await store.drop();
  });

  test('a job runs with its payload', async () => {
    const done = counter<{ name: string }>(2);
    const it = await start(work(greet, async (payload) => done.call(payload)));
    await it.addAll(greet, [ofT1('Ann'), ofT1('Ben')]);
    expect((await done.reached).map(({ name }) => name).sort()).toEqual(['Ann', 'Ben']);
  });

  test('a job that is waiting is not added again, and a job that is running runs once more', async () => {
    const waiting = queue();
    await waiting.add(greet, ofT1('Ann'));
    await waiting.add(greet, ofT1('Ann'));
    expect(await waiting.pending()).toBe(1);

    const started = counter<string>(1);
    const done = counter<string>(2);
    let release: () => void = () => undefined;
    const held = new Promise<void>((resolve) => {
      release = resolve;
    });
    await start(
      work(greet, async ({ name }) => {
        started.call(name);
        await held;
        done.call(name);
      }),
    );
    await started.reached;
    await waiting.add(greet, ofT1('Ann'));
    await waiting.add(greet, ofT1('Ann'));
    release();
    await done.reached;
    while ((await waiting.pending()) > 0);
    expect(done.calls).toEqual(['Ann', 'Ann']);
  });

  test('a workspace with ten thousand jobs does not delay a workspace with three', async () => {
    const done = counter<string>(20);
    const it = queue();
    const many = Array.from({ length: 10_000 }, (_, i) => ({ workspaceId: 'T1', name: `Member ${i}` }));
    await it.addAll(greet, many);
    expect([await it.pending(), written]).toEqual([many.length, []]);
    await it.addAll(
      greet,
      ['Zoe', 'Yan', 'Xu'].map((name) => ({ workspaceId: 'T2', name })),
    );
    await it.work([work(greet, async ({ name }) => done.call(name))], [], { concurrency: 1, scheduled: false });
    const order = await done.reached;
    // The workspaces take turns: Zoe runs next to the first job of T1, Yan next to the second.
    const places = ['Zoe', 'Yan', 'Xu'].map((name) => order.indexOf(name));
    expect(places.map((place, i) => place >= 0 && place <= 2 * i + 1)).toEqual([true, true, true]);
  });

  test('messages to one workspace are spread over time and do not delay those to others', async () => {
    const done = counter<string>(4);
    // One message at once, and then one every six seconds, which is longer than the test takes on a busy machine.
    const it = queue({ messagesPerMinute: 10 });
    await it.addAll(
      write,
      Array.from({ length: 100 }, (_, i) => ({ workspaceId: 'T1', name: `Member ${i}` })),
    );
    await it.addAll(
      write,
      ['Zoe', 'Yan', 'Xu'].map((name, i) => ({ workspaceId: `T${i + 2}`, name })),
    );
    await it.work([work(write, async ({ name }) => done.call(name))], [], { concurrency: 5, scheduled: false });
    expect(new Set(await done.reached)).toEqual(new Set(['Member 0', 'Zoe', 'Yan', 'Xu']));
    while ((await it.pending()) > 0);
    expect(done.calls).toHaveLength(4);
  });

  test('a failed job is retried', async () => {
    const tries = counter<string>(3);
    const it = await start(
      work(greet, async ({ name }) => {
        tries.call(name);
        if (tries.calls.length < 3) throw new Error('not yet');
      }),
    );
    await it.add(greet, ofT1('Ann'));
    expect(await tries.reached).toHaveLength(3);
  });

  test('a job that hangs counts as failed and is tried again', async () => {
    const tries = counter<string>(2);
    const it = queue({ jobLimitMs: 50 });
    const hangsOnce = work(greet, ({ name }) => {
      tries.call(name);
      return tries.calls.length === 1 ? new Promise(() => undefined) : Promise.resolve();
    });
    await it.work([hangsOnce], [], { concurrency: 1, scheduled: false });
    await it.add(greet, ofT1('Ann'));
    expect(await tries.reached).toEqual(['Ann', 'Ann']);
  });

  const waits: [string, Error][] = [
    ['RetryLater', new RetryLater(1, 'Slack asked us to wait')],
    ['TemporaryError', new TemporaryError('Slack does not answer')],
  ];

  test.each(waits)('%s: the job runs again, and the attempt does not count', async (_, error) => {
    const tries = counter<string>(10);
    const it = queue({ backoffMs: 1 });
    const run = async ({ name }: { name: string }) => {
      tries.call(name);
      if (tries.calls.length < 10) throw error;
    };
    await it.work([work(greet, run)], [], { concurrency: 1, scheduled: false });
    await it.add(greet, ofT1('Ann'));
    expect(await tries.reached).toHaveLength(10);
    const logged = error instanceof TemporaryError ? ['a job waits for the end of an outage'] : [];
    expect(written.map(({ msg }) => msg)).toEqual(logged);
  });

  test.each(waits)('%s: the job is given up a day after it was added', async (_, error) => {
    const yesterday = jest.spyOn(Date, 'now').mockReturnValue(Date.now() - 25 * 3_600_000);
    const it = queue();
    await it.add(greet, ofT1('Ann'));
    yesterday.mockRestore();
    await it.work([work(greet, () => Promise.reject(error))], [], { concurrency: 1, scheduled: false });
    while (written.length === 0) await it.pending();
    expect(written).toMatchObject([{ msg: 'a job failed', job: 'test.greet' }]);
  });

  test.each([
    ['a job with a permanent error', 50, ofT1('Ann'), async () => Promise.reject(new PermanentError('never'))],
    ['a job with an invalid payload', 50, ofT1(7 as unknown as string), async () => undefined],
    ['a job during which Hearth was uninstalled', 30, ofT1('Ann'), async () => Promise.reject(new StoppedError())],
  ])('%s is not retried, and its failure is logged', async (_, level, payload, run) => {
    const failing = counter<string>(1);
    const it = await start(
      work(greet, run),
      work(
        job('test.after', z.object({ workspaceId: z.string() }), () => 'after', {
          when: 'a test says so',
          does: 'what the test looks at',
        }),
        async () => failing.call('after'),
      ),
    );
    await it.add(greet, payload);
    while (written.length === 0) await it.pending();
    expect(written).toMatchObject([{ level, msg: 'a job failed', job: 'test.greet' }]);
    expect(await it.pending()).toBe(0);
  });

  test('a job that one version does not know is done by a version that knows it', async () => {
    const done = counter<string>(1);
    const old = await start();
    await old.add(greet, ofT1('Ann'));
    while ((await old.pending()) > 0);
    await old.close();
    open.splice(open.indexOf(old), 1);
    await start(work(greet, async ({ name }) => done.call(name)));
    expect(await done.reached).toEqual(['Ann']);
    expect(written).toEqual([]);
  });

  test('a job that no version knows is given up, and every attempt is logged', async () => {
    const it = queue({ backoffMs: 0 });
    await it.work([], [], { concurrency: 1, scheduled: false });
    await it.add(greet, ofT1('Ann'));
    while (written.length < 6) await it.pending();
    expect(written).toMatchObject(Array.from({ length: 6 }, () => ({ msg: 'a job failed', job: 'test.greet' })));
  });

  test('sweepNow runs a sweep at once', async () => {
    const looked = counter<string>(1);
    const it = queue();
    const look = sweep('test.sweep', { everyMs: 60_000, does: 'looks', run: async () => looked.call('around') });
    await it.work([], [look], { concurrency: 1, scheduled: false });
    await it.sweepNow();
    expect(await looked.reached).toEqual(['around']);
  });

  test('a scheduled sweep runs again and again', async () => {
    const looked = counter<string>(2);
    const it = queue();
    await it.work([], [sweep('test.sweep', { everyMs: 50, does: 'looks', run: async () => looked.call('around') })], {
      concurrency: 1,
      scheduled: true,
    });
    expect(await looked.reached).toHaveLength(2);
  });

  test('sweeps are scheduled again after the store has lost its data', async () => {
    const looked: string[] = [];
    const it = queue({ scheduleCheckMs: 20 });
    const look = sweep('test.sweep', { everyMs: 50, does: 'looks', run: async () => void looked.push('around') });
    await it.work([], [look], { concurrency: 1, scheduled: true });
    while (looked.length < 2) await it.check();
    await store.forget();
    looked.length = 0;
    while (looked.length < 2) await it.check();
  });

  test('jobs and sweeps that a fast clock scheduled run as soon as the clock is corrected', async () => {
    const looked: string[] = [];
    const look = sweep('test.sweep', { everyMs: 50, does: 'looks', run: async () => void looked.push('around') });
    const ahead = jest.spyOn(Date, 'now').mockReturnValue(Date.now() + 24 * 3_600_000);
    const done = counter<string>(2);
    const it = queue({ scheduleCheckMs: 20, messagesPerMinute: 1 });
    await it.work([work(write, async ({ name }) => done.call(name))], [look], { concurrency: 1, scheduled: true });
    await it.addAll(write, [ofT1('Ann'), ofT1('Ben')]);
    while (looked.length < 1 || done.calls.length < 1) await it.check();
    ahead.mockRestore();
    looked.length = 0;
    expect(await done.reached).toEqual(['Ann', 'Ben']);
    while (looked.length < 2) await it.check();
  });

  test('a worker that closes finishes its running job', async () => {
    const begun = counter<string>(1);
    let finished = false;
    const it = await start(
      work(greet, async ({ name }) => {
        begun.call(name);
        await it.check();
        finished = true;
      }),
    );
    await it.add(greet, ofT1('Ann'));
    await begun.reached;
    await it.close();
    open.splice(open.indexOf(it), 1);
    expect(finished).toBe(true);
  });
});

test.each([
  ['Postgres', { postgresUrl: 'postgres://nobody@127.0.0.1:1/none' }],
  ['Redis', { redisUrl: 'redis://127.0.0.1:1', prefix: 'test' }],
])('adding a job while %s is unreachable logs the failure and does not throw', async (_, store) => {
  const written: { msg: string }[] = [];
  const it = openQueue(store, createLog('warn', { write: (line: string) => written.push(JSON.parse(line)) }));
  await it.add(greet, ofT1('Ann'));
  expect(written.map(({ msg }) => msg)).toContain('the queue did not take jobs; the sweeps will');
  await it.close().catch(() => undefined);
});
