import type { Proactive } from '../../src/attention/proactive.js';
import { propose } from '../../src/attention/proposals.js';
import { instantAt } from '../../src/core/calendar.js';
import { HOUR } from '../../src/core/durations.js';
import { activityKind, memberActed } from '../../src/core/members.js';
import type { Deps, Feature } from '../../src/feature.js';
import { evaluate } from '../../src/features/nudges/jobs/evaluate.js';
import { section } from '../../src/slack/blocks/blocks.js';
import { md } from '../../src/slack/blocks/mrkdwn.js';
import { ASKED, begins, FOUND, LAST, roundOf, words } from '../support/quiet.js';
import { allRows } from '../support/rows.js';
import { type Story, story } from '../support/story.js';

let deps: Deps;
/** What happens while a message is being put together that stands before the word to Ann. */
let meanwhile: () => Promise<void>;

const first: Proactive<Deps> = {
  name: 'news.first',
  label: 'News',
  topic: 'news',
  topicGroup: 'community',
  weight: 'notice',
  whenHeld: 'later',
  patienceMs: HOUR,
  compose: async () => {
    await meanwhile();
    return { blocks: [section(md`News.`)], buttons: [], why: { rule: 'News.', facts: 'New.' } };
  },
};

/** A feature that has something to say in the same message. */
const news: Feature = {
  name: 'news',
  on: (it) => {
    deps = it;
    return [];
  },
  proactive: [first],
};

function sign(title: string, tell: (it: Story) => Promise<void>): void {
  const begun = async (it: Story) => {
    meanwhile = async () => undefined;
    await begins(it);
    await tell(it);
  };
  story(title, begun, { more: [news] });
}

/** Ann takes part, as far as the database is concerned: in one transaction. */
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

/** The look at Ann that the sweep of that day asks for, before the queue has it done. */
async function looksAtAnn(it: Story, day: string): Promise<void> {
  const at = { ...deps, clock: () => instantAt(day, '10:00', 'Europe/Berlin') };
  await evaluate(at, it.workspace.id, await roundOf(it, it.ann));
}

const waiting = (it: Story) =>
  allRows(
    it.databaseUrl,
    `select kind from attention_proposals where user_id = '${it.ann.id}' and look_at is not null`,
  );

sign('activity before the sweep cancels the nudge', async (it) => {
  await it.itIs(FOUND, '09:50');
  await it.ann.posts(it.makers, 'Good morning');
  await it.hearth.settles();
  await it.itIs(FOUND, '10:00');
  await it.itIs(ASKED, '09:59');
  expect(words(it.ann)).toEqual([]);
});

sign('activity between the sweep and its job cancels the nudge', async (it) => {
  await it.itIs(FOUND, '09:50');
  await annActs(it);
  await looksAtAnn(it, FOUND);
  expect(await waiting(it)).toEqual([]);
});

sign('activity between the job and the attention gate cancels the nudge', async (it) => {
  await it.itIs(FOUND, '09:50');
  await looksAtAnn(it, FOUND);
  expect(await waiting(it)).toEqual([{ kind: 'nudges.hello' }]);
  await annActs(it);
  await it.itIs(FOUND, '10:00');
  expect([words(it.ann), await waiting(it)]).toEqual([[], []]);
});

sign('activity cancels a nudge that has waited for days for a working day', async (it) => {
  await it.itIs(FOUND, '09:50');
  await allRows(
    it.databaseUrl,
    `insert into attention_preferences (workspace_id, user_id, working_days) values ('${it.workspace.id}', '${it.ann.id}', '{5}')`,
  );
  await it.itIs(FOUND, '10:00');
  expect(await waiting(it)).toEqual([{ kind: 'nudges.hello' }]);
  await it.ann.reacts(await it.ben.posts(it.makers, 'Shipped it'), 'tada');
  await it.hearth.settles();
  await it.itIs('2026-12-04', '10:00');
  expect([words(it.ann), await waiting(it)]).toEqual([[], []]);
});

sign('activity while the message is being composed leaves the nudge out of it', async (it) => {
  await it.itIs(FOUND, '09:50');
  await looksAtAnn(it, FOUND);
  const workspaceId = it.workspace.id;
  await deps.db.inWorkspace(workspaceId, (tx) =>
    propose(tx, {
      workspaceId,
      userId: it.ann.id,
      kind: first,
      id: '1',
      dueAt: instantAt(FOUND, '10:00', 'Europe/Berlin'),
    }),
  );
  meanwhile = () => annActs(it);
  await it.itIs(FOUND, '10:00');
  expect(words(it.ann)).toEqual(['News.\n[Snooze] [Stop these] [Why this?]\n· Why this: News. New.']);
});

sign('activity after the first message cancels the request to another member', async (it) => {
  await it.itIs(FOUND, '10:00');
  await it.itIs('2026-12-02', '12:00');
  await it.ann.posts(it.makers, 'Here I am');
  await it.hearth.settles();
  const before = words(it.noor).length;
  await it.itIs(ASKED, '10:00');
  expect(
    words(it.noor)
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

sign('activity after another member was asked cancels the last question', async (it) => {
  await it.itIs(FOUND, '10:00');
  await it.itIs(ASKED, '10:00');
  await it.ann.opensHome();
  await it.hearth.settles();
  const before = words(it.ann).length;
  await it.itIs(LAST, '10:00');
  expect(words(it.ann)).toHaveLength(before);
});
