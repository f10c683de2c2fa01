import { percentile, spread } from './figures.js';
import { type Place, populate } from './place.js';
import { scope } from './scope.js';

const LIMIT_MS = 500;
/** Of 200 who check in at once: Slack gives up on an acknowledgement, and people on the modal. */
const SLACK_WAITS_MS = 3000;
const PEOPLE_WAIT_MS = 10_000;

/** How long Home takes from the click to what is shown, in a small and in a large community, and with 200 opening it at once. */
export async function benchHome(): Promise<string[]> {
  const lines: string[] = [];
  for (const size of [20, 500]) {
    await scope(async (defer) => {
      const place = await populate(defer, size);
      const shown: number[] = [];
      for (let i = 0; i < 60; i += 1) shown.push(await opening(place, i % size));
      lines.push(
        `${String(size).padStart(3)} members: from opening Home until it is published, ${spread(shown.slice(10))}`,
      );
      if (size === 500) lines.push(await crowd(place), await crowd(place), await checkIns(place));
    });
  }
  return lines;
}

async function opening({ slack, people, called }: Place, who: number): Promise<number> {
  const before = slack.calls('views.publish').length;
  const start = performance.now();
  await people[who]?.opensHome();
  await called('views.publish', before + 1);
  return performance.now() - start;
}

async function crowd({ slack, people, called }: Place): Promise<string> {
  const [deliveries, published] = [slack.deliveries().length, slack.calls('views.publish').length];
  const start = performance.now();
  await Promise.all(people.slice(0, 200).map((person) => person.opensHome()));
  const acknowledged = slack
    .deliveries()
    .slice(deliveries)
    .map((sent) => sent.ackMs);
  await called('views.publish', published + 200);
  const all = Math.round(performance.now() - start);
  const verdict = judge(percentile(acknowledged, 1), LIMIT_MS);
  return `200 at once: acknowledged ${spread(acknowledged)} (${verdict}); all published after ${all} ms`;
}

function judge(ms: number, limit: number): string {
  return ms > limit ? `OVER ${limit} ms` : `within ${limit} ms`;
}

/** 200 people open Home, press "Check in", fill the modal and share, all at once. */
async function checkIns({ slack, people }: Place): Promise<string> {
  const before = slack.deliveries().length;
  const start = performance.now();
  await Promise.all(
    people.slice(0, 200).map(async (person) => {
      await person.opensHome();
      await person.sees('Home', /Check in/);
      await person.presses('Check in');
      await person.fills({ 'What will you do next?': 'Ship it' }).submits();
    }),
  );
  const all = Math.round(performance.now() - start);
  const acknowledged = slack
    .deliveries()
    .slice(before)
    .map((sent) => sent.ackMs);
  const verdict = judge(percentile(acknowledged, 1), SLACK_WAITS_MS);
  const end = judge(all, PEOPLE_WAIT_MS);
  return `200 open Home, check in and share: acknowledged ${spread(acknowledged)} (${verdict}); all shared after ${all} ms (${end})`;
}
