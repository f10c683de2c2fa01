import { createMetrics } from '../../src/core/metrics.js';

test('a scrape returns the counters by name, and a failing collector does not break it', async () => {
  const metrics = createMetrics();
  const other = createMetrics();
  metrics.deliveries.inc({ kind: 'checkins.ask', outcome: 'sent' });
  metrics.onScrape(() => metrics.eventsWaiting.set(3));
  metrics.onScrape(async () => Promise.reject(new Error('the database is away')));
  const scraped = await metrics.scrape();
  expect(scraped).toContain('hearth_deliveries_total{kind="checkins.ask",outcome="sent"} 1');
  expect(scraped).toContain('hearth_events_waiting 3');
  expect(await other.scrape()).not.toContain('checkins.ask');
});

test('no label identifies a workspace, a person or a channel', async () => {
  const labels = Object.values(createMetrics()).flatMap((it) =>
    typeof it === 'object' && 'labelNames' in it ? (it.labelNames as string[]) : [],
  );
  expect([...new Set(labels)].sort()).toEqual([
    'feature',
    'job',
    'kind',
    'method',
    'outcome',
    'pool',
    'reason',
    'state',
    'status',
    'sweep',
  ]);
});
