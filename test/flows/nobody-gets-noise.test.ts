import type { Deps, Feature, ProactiveKind } from '../../src/feature.js';
import { section } from '../../src/slack/blocks.js';
import { linkButton } from '../../src/slack/contract.js';
import { md } from '../../src/slack/mrkdwn.js';
import { MONDAY, type Story, story } from '../support/story.js';

const HOUR_MS = 3_600_000;

let deps: Deps;
/** What the feature below finds out again right before it sends. */
let wanted: (kind: string) => boolean;

const kind = (name: 'news.hello' | 'news.event', more: Partial<ProactiveKind> = {}): ProactiveKind => ({
  name,
  label: { 'news.hello': 'A word when I have been quiet', 'news.event': 'Upcoming events' }[name],
  topic: name,
  weight: 'notice',
  whenHeld: 'later',
  patienceMs: 48 * HOUR_MS,
  compose: async (_, { id, person }) =>
    wanted(name)
      ? {
          blocks: [section(md`${person.name}, there is news about ${id}.`)],
          buttons: [linkButton('Open', 'https://example.com/')],
          why: { rule: 'You asked for news.', facts: 'There is one.' },
        }
      : undefined,
  ...more,
});

/** A feature that sends what a test asks for. */
const news: Feature = {
  name: 'news',
  proactive: (it) => {
    deps = it;
    return [kind('news.hello', { weight: 'nudge' }), kind('news.event')];
  },
};

function noise(title: string, tell: (it: Story) => Promise<void>): void {
  story(
    title,
    async (it) => {
      wanted = () => true;
      await it.settlesIn();
      await tell(it);
    },
    { more: [news] },
  );
}

async function propose(it: Story, name: ProactiveKind['name'], ...ids: string[]): Promise<void> {
  const workspaceId = it.workspace.id;
  await deps.db.inWorkspace(workspaceId, async (tx) => {
    for (const id of ids)
      await deps.attention.propose(tx, { workspaceId, userId: it.ann.id, kind: name, id, dueAt: deps.clock() });
  });
  await deps.attention.flush(workspaceId, [it.ann.id]);
  await it.hearth.settles();
}

const news1 = 'Hearth: Ann Berger, there is news about 1.\n[Open]\n· You asked for news. There is one.';

noise('what is asked for is sent, once', async (it) => {
  await it.itIs(MONDAY, '08:30');
  await propose(it, 'news.event', '1');
  await propose(it, 'news.event', '1');
  expect(it.ann.directMessages()).toEqual([news1]);
});
