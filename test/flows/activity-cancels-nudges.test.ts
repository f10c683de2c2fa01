import type { Proactive } from '../../src/attention/proactive.js';
import { propose } from '../../src/attention/proposals.js';
import { instantAt } from '../../src/core/calendar.js';
import { HOUR } from '../../src/core/durations.js';
import { activityKind, memberActed } from '../../src/core/member-acts.js';
import type { Deps, Feature } from '../../src/feature.js';
import { evaluate } from '../../src/features/nudges/jobs/evaluate.js';
import { section } from '../../src/slack/blocks/blocks.js';
import { md } from '../../src/slack/blocks/mrkdwn.js';
import { ASK_DAY, caseIdOf, HELLO_DAY, LAST_QUESTION_DAY, proactiveMessages, startNudges } from '../support/quiet.js';
import { allRows } from '../support/rows.js';
import { type Story, story } from '../support/story.js';

let deps: Deps;
/** Runs while the news is composed, which precedes the nudge in the same message to Ann. */
let duringCompose: () => Promise<void>;

const first: Proactive<Deps> = {
  name: 'news.first',
  label: 'News',
  topic: 'news',
  topicGroup: 'community',
  weight: 'notice',
  whenHeld: 'later',
  patienceMs: HOUR,
  compose: async () => {
    await duringCompose();
    return { blocks: [section(md`News.`)], buttons: [], why: { rule: 'News.', facts: 'New.' } };
  },
};

/** A feature whose news shares a message with the nudge. */
const news: Feature = {
  name: 'news',
  on: (it) => {
    deps = it;
    return [];
  },
  proactive: [first],
};

function nudgeStory(title: string, tell: (it: Story) => Promise<void>): void {
  const withNudges = async (it: Story) => {
    duringCompose = async () => undefined;
    await startNudges(it);
    await tell(it);
  };
  story(title, withNudges, { more: [news] });
}

/** Records activity of Ann in one transaction, without Slack or the queue. */
async function annActs(it: Story): Promise<void> {
  const workspaceId = it.workspace.id;
  await deps.db.inWorkspace(workspaceId, async (tx) => {
    const [row] = await allRows(it.databaseUrl, 'select id from communities');
    const communityId = String(row?.id);
    await deps.tell(tx, memberActed, {
      workspaceId,
      communityId,
      userId: it.ann.id,
      kind: activityKind('news.read', 0),
      at: deps.clock(),
    });
  });
}

/** Runs the job that the sweep of that day would enqueue for Ann, without waiting for the queue. */
async function evaluatesAnn(it: Story, day: string): Promise<void> {
  const at = { ...deps, clock: () => instantAt(day, '10:00', 'Europe/Berlin') };
  const id = await caseIdOf(it, it.ann);
  await deps.db.inWorkspace(it.workspace.id, (tx) => evaluate(tx, at, id));
}

const waiting = (it: Story) =>
  allRows(
    it.databaseUrl,
    `select kind from attention_proposals where user_id = '${it.ann.id}' and look_at is not null`,
  );

nudgeStory('activity before the sweep cancels the nudge', async (it) => {
  await it.itIs(HELLO_DAY, '09:50');
  await it.ann.posts(it.makers, 'Good morning');
  await it.hearth.settles();
  await it.itIs(HELLO_DAY, '10:00');
  await it.itIs(ASK_DAY, '09:59');
  expect(proactiveMessages(it.ann)).toEqual([]);
});

nudgeStory('activity between the sweep and its job cancels the nudge', async (it) => {
  await it.itIs(HELLO_DAY, '09:50');
  await annActs(it);
  await evaluatesAnn(it, HELLO_DAY);
  expect(await waiting(it)).toEqual([]);
});

nudgeStory('activity between the job and the attention gate cancels the nudge', async (it) => {
  await it.itIs(HELLO_DAY, '09:50');
  await evaluatesAnn(it, HELLO_DAY);
  expect(await waiting(it)).toEqual([{ kind: 'nudges.hello' }]);
  await annActs(it);
  await it.itIs(HELLO_DAY, '10:00');
  expect([proactiveMessages(it.ann), await waiting(it)]).toEqual([[], []]);
});

nudgeStory('activity cancels a nudge that has waited for days for a working day', async (it) => {
  await it.itIs(HELLO_DAY, '09:50');
  await allRows(
    it.databaseUrl,
    `insert into attention_preferences (workspace_id, user_id, working_days) values ('${it.workspace.id}', '${it.ann.id}', '{5}')`,
  );
  await it.itIs(HELLO_DAY, '10:00');
  expect(await waiting(it)).toEqual([{ kind: 'nudges.hello' }]);
  await it.ann.reacts(await it.ben.posts(it.makers, 'Shipped it'), 'tada');
  await it.hearth.settles();
  await it.itIs('2026-12-04', '10:00');
  expect([proactiveMessages(it.ann), await waiting(it)]).toEqual([[], []]);
});

nudgeStory('activity while the message is being composed leaves the nudge out of it', async (it) => {
  await it.itIs(HELLO_DAY, '09:50');
  await evaluatesAnn(it, HELLO_DAY);
  const workspaceId = it.workspace.id;
  await deps.db.inWorkspace(workspaceId, (tx) =>
    propose(tx, {
      workspaceId,
      userId: it.ann.id,
      kind: first,
      id: '1',
      dueAt: instantAt(HELLO_DAY, '10:00', 'Europe/Berlin'),
    }),
  );
  duringCompose = () => annActs(it);
  await it.itIs(HELLO_DAY, '10:00');
  expect(proactiveMessages(it.ann)).toEqual(['News.\n[… Snooze | Stop these | Why this?]']);
});

nudgeStory('activity after the first message cancels the request to another member', async (it) => {
  await it.itIs(HELLO_DAY, '10:00');
  await it.itIs('2026-12-02', '12:00');
  await it.ann.posts(it.makers, 'Here I am');
  await it.hearth.settles();
  const before = proactiveMessages(it.noor).length;
  await it.itIs(ASK_DAY, '10:00');
  expect(
    proactiveMessages(it.noor)
      .slice(before)
      .filter((text) => text.includes('Ann')),
  ).toEqual([]);
  expect(
    await allRows(
      it.databaseUrl,
      `select outcome, returned from nudge_rounds where user_id = '${it.ann.id}' and look_at is null`,
    ),
  ).toEqual([{ outcome: 'returned', returned: true }]);
});

nudgeStory('activity after another member was asked cancels the last question', async (it) => {
  await it.itIs(HELLO_DAY, '10:00');
  await it.itIs(ASK_DAY, '10:00');
  await it.ann.opensHome();
  await it.hearth.settles();
  const before = proactiveMessages(it.ann).length;
  await it.itIs(LAST_QUESTION_DAY, '10:00');
  expect(proactiveMessages(it.ann)).toHaveLength(before);
});
