import { DrizzleQueryError } from 'drizzle-orm/errors';
import { Hono } from 'hono';
import { z } from 'zod';
import { createLog } from '../../src/core/log.js';
import { PermanentError } from '../../src/core/retry.js';
import { type Pages, serve, type Web } from '../../src/http/server.js';
import { job, sweep, work } from '../../src/queue/job.js';
import { type JobQueue, openQueue } from '../../src/queue/queue.js';
import { onEveryStore, type TestStore } from '../support/stores.js';

const greet = job('test.greet', z.object({ workspaceId: z.string(), id: z.string() }), ({ id }) => id, {
  when: 'a test says so',
  does: 'what the test looks at',
});
const log = createLog('silent');

const shown = z.object({
  queues: z.array(z.object({ jobs: z.array(z.looseObject({ id: z.string() })) })).default([]),
  schedulers: z.array(z.looseObject({ id: z.string() })).default([]),
});

onEveryStore((fresh) => {
  let store: TestStore;
  let queue: JobQueue;
  let web: Web;

  beforeEach(async () => {
    store = await fresh();
    queue = openQueue(store.store, log, { backoffMs: 1 });
    const pages: Pages = new Hono();
    pages.route('/queues', await queue.dashboard('/queues'));
    web = await serve({ port: 0, check: queue.check, pages: [pages], log });
  });

  afterEach(async () => {
    await web.close();
    await queue.close();
    await store.drop();
  });

  const get = (path: string, method = 'GET') => fetch(`http://127.0.0.1:${web.port}${path}`, { method });
  const seen = async (path: string) => {
    const answer = await get(path);
    expect([path, answer.status]).toEqual([path, 200]);
    return shown.parse(await answer.json());
  };
  /** Waits until a failed job is shown, and returns the first one. */
  const failure = async () => {
    for (;;) {
      const [it] = (await seen('/queues/api/queues?activeQueue=hearth&status=failed&page=1&jobsPerPage=10')).queues;
      if (it?.jobs[0]) return it.jobs[0];
    }
  };

  test('the page is served with its scripts and its own content security policy', async () => {
    const page = await get('/queues');
    expect([page.status, page.headers.get('x-powered-by')]).toEqual([200, null]);
    expect(page.headers.get('content-security-policy')).toMatch(/default-src 'none'; script-src 'self'; style-src/);
    const html = await page.text();
    expect(html).toContain('<title>Hearth: the queue</title>');
    const scripts = [...html.matchAll(/src="(static\/[^"]+\.js)"/g)].map((it) => `/queues/${it[1]}`);
    expect(scripts.length).toBeGreaterThan(0);
    for (const script of scripts) expect((await get(script)).headers.get('content-type')).toMatch(/javascript/);
  });

  test('failed jobs and scheduled sweeps are shown', async () => {
    await queue.work(
      [work(greet, async () => Promise.reject(new PermanentError('nobody there')))],
      [sweep('test.sweep', { everyMs: 3_600_000, does: 'nothing', run: async () => undefined })],
      { concurrency: 1, scheduled: true },
    );
    await queue.add(greet, { workspaceId: 'T1', id: 'U1' });
    expect(await failure()).toMatchObject({
      name: 'test.greet',
      data: { workspaceId: 'T1', id: 'U1' },
      failedReason: 'Error nobody there',
    });
    await seen(`/queues/api/queues/hearth/${(await failure()).id}`);
    expect((await seen('/queues/api/job-schedulers')).schedulers).toMatchObject([{ id: 'test.sweep' }]);
    await seen('/queues/api/redis/stats');
  });

  test('a failed job does not keep the values that a database error quotes', async () => {
    const typed = 'what somebody typed';
    const error = new DrizzleQueryError('insert …', [typed], Object.assign(new Error(typed), { code: '22P02' }));
    await queue.work([work(greet, async () => Promise.reject(error))], [], { concurrency: 1, scheduled: false });
    await queue.add(greet, { workspaceId: 'T1', id: 'U1' });
    const kept = JSON.stringify(await failure());
    expect(kept).not.toContain(typed);
    expect(kept).toContain('dashboard.test');
  });

  test('the dashboard is read-only', async () => {
    await queue.add(greet, { workspaceId: 'T1', id: 'U1' });
    const before = await queue.pending();
    expect((await get('/queues/api/queues/hearth/empty', 'PUT')).status).toBe(405);
    expect((await get('/queues/api/queues/hearth/add', 'POST')).status).toBe(405);
    expect(await queue.pending()).toBe(before);
  });
});
