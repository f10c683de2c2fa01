import { guidelinesArePublished, postsAboutGuidelines } from '../support/guidelines.js';
import { type Story, type StorySettings, story } from '../support/story.js';

const manyRead = async (it: Story, many: number): Promise<void> => {
  const { slack, clock, makers } = it;
  const readers = Array.from({ length: many - 3 }, (_, i) => it.person(`Member ${i}`));
  for (const { id } of readers) makers.members.add(id);
  await guidelinesArePublished(it, { withCheckins: false });
  const edits = () => slack.calls('chat.update').filter((call) => call.arguments.channel === makers.id).length;
  const homes = () => slack.calls('views.publish').length;
  const [editsBefore, homesBefore] = [edits(), homes()];
  for (let at = 0; at < readers.length; at += 25) {
    await Promise.all(readers.slice(at, at + 25).map((person) => person.presses('Got it', { in: makers })));
    await clock.advance({ seconds: 3 });
  }
  await clock.advance({ seconds: 10 });
  expect(postsAboutGuidelines(it)[0]).toContain(`${many - 2} of ${many} have read them.`);
  expect(homes() - homesBefore).toBe(readers.length);
  expect(edits() - editsBefore).toBeGreaterThan(1);
  expect(edits() - editsBefore).toBeLessThanOrEqual(7);
};

const { TEST_REDIS_URL: redisUrl } = process.env;
const onRedis: StorySettings | undefined = redisUrl ? { redisUrl } : undefined;

story('120 members read the guidelines within a minute: exact, a Home for each, and a few edits', (it) =>
  manyRead(it, 120),
);
if (onRedis) story('and so do 500, with the queue in Redis', (it) => manyRead(it, 500), onRedis);
