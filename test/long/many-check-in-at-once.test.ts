import { checksIn } from '../support/checking-in.js';
import { answerOfMany, dayPost, edits } from '../support/day-post.js';
import { MONDAY, type Story, type StorySettings, story } from '../support/story.js';

const MANY = 200;

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
const onRedis: StorySettings | undefined = redisUrl ? { queueStore: { redisUrl } } : undefined;

story('the post is edited a few times, and is right at the end, when 200 members answer within a minute', manyAnswer);
if (onRedis) story('and so it is with the queue in Redis', manyAnswer, onRedis);
