import { CALL_EVERY_MS } from '../../src/slack/outbound/limited.js';
import { checksIn } from '../support/checking-in.js';
import { answerOfMany, dayPost, edits } from '../support/day-post.js';
import { MONDAY, type Story, type StorySettings, story } from '../support/story.js';

const MANY = 200;
const FAST = 30;

const manyAnswer = async (it: Story): Promise<void> => {
  const { ann, clock, hearth } = it;
  await it.settlesIn();
  await it.itIs(MONDAY, '09:00');
  await checksIn(it, ann);
  for (let at = 0; at < MANY; at += 50) {
    await answerOfMany(it, at, at + 50);
    await hearth.settles();
    await clock.advance({ seconds: 15 });
  }
  await clock.advance({ seconds: 10 });
  expect(dayPost(it)).toBe(`Hearth: *Monday’s check-ins: ${MANY + 1} so far* · latest: Ann Berger [Check in]`);
  expect(edits(it)).toBeGreaterThan(2);
  expect(edits(it)).toBeLessThanOrEqual(7);
};

const { TEST_REDIS_URL: redisUrl } = process.env;
const onRedis: StorySettings | undefined = redisUrl ? { redisUrl } : undefined;

story('the post is edited a few times, and is right at the end, when 200 members answer within a minute', manyAnswer);
if (onRedis) story('and so it is with the queue in Redis', manyAnswer, onRedis);

story(
  'no shared answer is refused by a Slack that takes one post a second, and no DM waits for them',
  async (it) => {
    const { ann, ben, slack, makers } = it;
    await it.settlesIn();
    await it.itIs(MONDAY, '09:00');
    await checksIn(it, ann);
    await answerOfMany(it, 0, FAST, true);
    await it.itIs(MONDAY, '17:00');
    const thread = await ben.sees(makers, /Monday’s check-ins/);
    for (let n = 0; n < FAST; n += 1) await ben.sees(thread, `Hearth: *Member ${n}*`, { within: 100_000 });
    await ben.sees(thread, /Ship it/, { within: 100_000 });
    const posts = slack.calls('chat.postMessage');
    const answers = posts.filter(({ arguments: it }) => it.thread_ts && it.channel === makers.id);
    expect(answers.map(({ status }) => status)).toEqual(Array.from({ length: FAST + 1 }, () => 200));
    const reminder = posts.findIndex(({ arguments: it }) => /your check-in is due/.test(String(it.text)));
    expect(reminder).toBeGreaterThan(0);
    expect(reminder).toBeLessThan(posts.findLastIndex((it) => answers.includes(it)) - FAST / 3);
  },
  { rateLimits: true, callEveryMs: CALL_EVERY_MS },
);
