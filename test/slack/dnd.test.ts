import { WebClient } from '@slack/web-api';
import { createClock } from '../../local-slack/clock.js';
import { startSlack } from '../../local-slack/slack.js';
import { DAY, MINUTE } from '../../src/core/durations.js';
import { dndUntil } from '../../src/slack/dnd.js';
import { manifest } from '../support/manifest.js';

const now = new Date('2026-11-23T08:00:00Z');

test('Do Not Disturb holds messages back for a day at most before Hearth looks again', async () => {
  const slack = await startSlack({ manifest, clock: createClock({ start: now }) });
  const club = slack.workspace({ name: 'Chess Club' });
  const client = new WebClient(club.botToken, { slackApiUrl: slack.apiUrl });
  const ann = club.person({ name: 'Ann' });
  const heldFor = async () => ((await dndUntil(client, ann.id, now))?.getTime() ?? now.getTime()) - now.getTime();
  const held = [await heldFor()];
  for (const minutes of [30, 31 * 365 * 24 * 60]) {
    await ann.snoozes({ minutes });
    held.push(await heldFor());
  }
  expect(held).toEqual([0, 30 * MINUTE, DAY]);
  await slack.close();
});
