import type { DrivenPerson } from '../../local-slack/driver/person.js';
import { newTrigger } from '../../local-slack/world/triggers.js';
import { openDatabase } from '../../src/core/database/database.js';
import { createLog } from '../../src/core/log.js';
import { type ActName, permissions, type Who } from '../../src/core/permissions.js';
import { ROLES } from '../../src/core/schema.js';
import { features } from '../../src/features/index.js';
import { settingsAct } from '../../src/settings.js';
import { type Contract, contractsOfFeatures, type Ids, payloadOf } from '../support/contracts.js';
import { forgeHome } from '../support/forge.js';
import type { LogLine } from '../support/hearth.js';
import { registeredListeners } from '../support/listening.js';
import { setsUp } from '../support/opening.js';
import { allRows, idsIn, oneValue, rowsOf } from '../support/rows.js';
import { accesses, scopeOf, whoMay } from '../support/scope.js';
import { FORM, postSigned } from '../support/signed.js';
import { MONDAY, type Story, story } from '../support/story.js';

const contracts = await contractsOfFeatures();

test('every button, modal, shortcut and command names its act, and every act in the table has a use', () => {
  const listeners = registeredListeners().filter(({ kind }) => kind !== 'event');
  expect(listeners.filter(({ act }) => act === undefined)).toEqual([]);
  const used = new Set<string>(
    [
      ...listeners.flatMap(({ act, access }) => [
        act,
        access && 'inWorkspace' in access ? access.inWorkspace : undefined,
      ]),
      ...features.flatMap(({ acts = [] }) => acts.map(({ act }) => act)),
      ...ON_HOME,
    ].filter((it) => it !== undefined),
  );
  expect(Object.keys(permissions).filter((act) => !used.has(act))).toEqual([]);
});

/** Acts that no button stands for: they decide on what Home shows, and on which quiet members a button may claim. */
const ON_HOME: readonly ActName[] = ['community.see-needs', 'newcomers.see-waiting', 'nudges.say-hello-unasked'];

/** Returns true if the permission check logged that it refused a request for this reason. */
function isByPermission(why: unknown): boolean {
  return /^(may not|not a member|no such thing in this workspace)/.test(String(why));
}

interface Actor {
  readonly person: DrivenPerson;
  readonly is: string;
  /** What the table may call them, by scope. */
  readonly as: Readonly<Record<string, readonly Who[]>>;
}

/** A community besides #makers and #others, whose organizer has left. */
const ORPHANS = `with orphans as (insert into communities
    (workspace_id, channel_id, name, problem, audience, outcome, checkin_days, checkin_time, checkin_deadline, rhythm_since, created_by, created_at, opened_at, announced_at)
    select workspace_id, 'C0ORPHANS', 'Orphans', problem, audience, outcome, checkin_days, checkin_time, checkin_deadline, rhythm_since, created_by, created_at, opened_at, announced_at
    from communities where name = 'Makers' returning workspace_id, id, created_at)
  insert into members select workspace_id, id, $1, created_at from orphans`;

/** A challenge in #makers in which this member has logged something, and a template. */
const CHALLENGE = `with makers as (select workspace_id, id from communities where name = 'Makers'),
  run as (insert into challenges
    (workspace_id, community_id, state, template, name, task, measure, rhythm, first_day, last_day, target, grace_days, zone, created_by, created_at)
    select workspace_id, id, 'running', 'blank', 'Write', '', 'days', 'daily', '${MONDAY}', '2026-12-06', 10, 3, 'UTC', $1, now()
    from makers returning workspace_id, id),
  taking as (insert into challenge_participants (workspace_id, challenge_id, user_id, joined_at, target, reminder, is_named)
    select workspace_id, id, $1, now(), 10, 'never', true from run returning workspace_id, challenge_id, id),
  template as (insert into challenge_templates (workspace_id, community_id, plan, created_at)
    select workspace_id, id, '{}', now() from makers),
  switched as (insert into feature_switches (workspace_id, community_id, feature, is_on)
    select workspace_id, id, 'challenges', true from communities)
  insert into challenge_logs (workspace_id, id, challenge_id, participant_id, user_id, day, amount, logged_at)
    select workspace_id, gen_random_uuid(), challenge_id, id, $1, '${MONDAY}', 1, now() from taking`;

async function triesEverything(it: Story, isTried: (one: Actor) => boolean): Promise<void> {
  const { noor, ann, makers, workspace, hearth, slack } = it;
  const named = (name: string, more = {}) => {
    const person = it.person(name, more);
    makers.members.add(person.id);
    return person;
  };
  const [gus, dora, lea] = [named('Gus Guest', { isRestricted: true }), named('Dora Demoted'), named('Lea Left')];
  const holders = ROLES.filter((role) => role !== 'organizer').map((role) => [role, named(`Holder ${role}`)] as const);
  await it.settlesIn();
  await it.itIs(MONDAY, '09:00');
  const give = (role: string, { id }: DrivenPerson) =>
    allRows(
      it.databaseUrl,
      `insert into community_roles (workspace_id, community_id, user_id, role, topic, granted_at)
       select workspace_id, id, '${id}', '${role}', '${role === 'topic_leader' ? 'Prices' : ''}', now() from communities`,
    );
  for (const [role, person] of holders) await give(role, person);
  // Dora and Lea were organizers when they opened the modals that they submit below.
  for (const person of [dora, lea]) await give('organizer', person);
  await allRows(
    it.databaseUrl,
    `update community_roles set ends_at = timestamptz '${MONDAY} 07:30Z' where user_id = '${dora.id}'`,
  );
  await lea.leaves(makers);
  const ada = it.person('Ada Admin', { isAdmin: true });
  await ada.joins(makers);
  const zed = it.person('Zed Outside', { isAdmin: true });
  const eve = it.person('Eve Elsewhere');
  workspace.channel({ name: 'others', members: [zed, eve] });
  await setsUp(zed, '#others');
  await hearth.settles();
  await allRows(it.databaseUrl, ORPHANS.replace('$1', `'${eve.id}'`));

  const anAdmin = { workspace: ['administrator'], Orphans: ['administrator while nobody organizes'] } as const;
  const everyone: Actor[] = [
    { person: noor, is: 'the organizer, an admin', as: { ...anAdmin, Makers: ['member', 'organizer', IN_CHANNEL] } },
    { person: ann, is: 'a member', as: { Makers: ['member'] } },
    { person: gus, is: 'a guest', as: { Makers: ['member'] } },
    ...holders.map(([role, person]) => ({ person, is: `a ${role}`, as: { Makers: ['member', role] as const } })),
    { person: dora, is: 'somebody who was an organizer', as: { Makers: ['member'] } },
    { person: lea, is: 'an organizer who has left the channel', as: {} },
    { person: ada, is: 'an admin who joined later', as: { ...anAdmin, Makers: ['member', IN_CHANNEL] } },
    {
      person: zed,
      is: 'an admin outside the channel',
      as: { ...anAdmin, Others: ['member', 'organizer', IN_CHANNEL] },
    },
    { person: eve, is: 'a member of another community', as: { Others: ['member'], Orphans: ['member'] } },
  ];
  const actors = everyone.filter(isTried);
  const db = openDatabase(it.databaseUrl, 1, createLog('silent'));
  const idsOf = (uuid: string): Ids => ({ uuid, user: ann.id, channel: makers.id });
  // A report in #makers, about nobody in particular, and a warning.
  await allRows(
    it.databaseUrl,
    `with added as (insert into moderation_cases (workspace_id, community_id, opened_at) select workspace_id, id, now() from communities where name = 'Makers'
       returning workspace_id, id, community_id)
     insert into moderation_warnings (workspace_id, id, case_id, community_id, user_id, given_at, expires_at)
       select workspace_id, gen_random_uuid(), id, community_id, '${ann.id}', now(), now() from added`,
  );
  await allRows(it.databaseUrl, CHALLENGE.replaceAll('$1', `'${ann.id}'`));
  // A planned check-in goes away as soon as its member stops check-ins, which they do below.
  await allRows(it.databaseUrl, 'delete from checkin_occurrences where asked_at is null');
  const before = await rowsOf(it.databaseUrl, workspace.id);
  const communities = await allRows(it.databaseUrl, 'select id, name from communities');
  const names = new Map(communities.map(({ id, name }) => [String(id), String(name)]));
  const uuids = [...idsIn(before).map(([, id]) => id), ...names.keys()];
  const attempts = async () => {
    const all: { contract: Contract; ids: Ids; scope: string }[] = [];
    for (const contract of contracts) {
      for (const uuid of uuids) {
        const scope = await scopeOf(db, workspace.id, names, contract, idsOf(uuid));
        const known = all.some((one) => one.contract === contract && one.scope === scope);
        if (!known) all.push({ contract, ids: idsOf(uuid), scope });
      }
    }
    return all;
  };
  const allows = ({ as }: Actor, { contract, scope }: { contract: Contract; scope: string }) => {
    const access = accesses.get(contract.id);
    if (!access || scope === 'anyone') return true;
    const act =
      scope === 'workspace' && 'inWorkspace' in access && access.inWorkspace ? access.inWorkspace : access.act;
    return whoMay(act).some((who) => as[scope]?.includes(who));
  };
  /** Returns true if the permission check refuses the attempt. */
  const isRefused = async ({ person }: Actor, { contract, ids }: { contract: Contract; ids: Ids }) => {
    const logged = hearth.log.length;
    const { payload } = payloadOf(contract, ids, newTrigger(slack.world, workspace.workspace, person.id));
    const who = { team: { id: workspace.id }, user: { id: person.id, team_id: workspace.id } };
    const body = new URLSearchParams({ payload: JSON.stringify({ ...payload, ...who }) }).toString();
    await postSigned(hearth.url, body, { secret: slack.app.signingSecret, type: FORM });
    await person.closesAll();
    const isTheirs = (line: LogLine) => (contract.isConfidential ? line.on === contract.id : line.userId === person.id);
    return hearth.log.slice(logged).some((line) => isTheirs(line) && isByPermission(line.why));
  };

  const tries = (await attempts()).flatMap((attempt) =>
    triedBy(actors, attempt.scope).map((one) => ({ attempt, one, may: allows(one, attempt) })),
  );
  const wrong: string[] = [];
  const judge = async ({ one, attempt, may }: (typeof tries)[number]) => {
    if ((await isRefused(one, attempt)) === may)
      wrong.push(`${attempt.contract.id} (${attempt.scope}) as ${one.is}: ${may ? 'refused' : 'let in'}`);
  };
  /** Runs the attempts of all people in parallel, and those of each person one after the other. */
  const attempt = async (all: typeof tries) => {
    const isUnnamed = (it: (typeof tries)[number]) => it.attempt.contract.isConfidential === true;
    await Promise.all(
      actors.map(async (person) => {
        for (const it of all) if (it.one === person && !isUnnamed(it)) await judge(it);
      }),
    );
    // The log does not say who made these.
    for (const it of all.filter(isUnnamed)) await judge(it);
  };
  await attempt(tries.filter(({ may }) => !may));
  expect(wrong).toEqual([]);
  expect({ ...(await rowsOf(it.databaseUrl, workspace.id)), once: [] }).toEqual({ ...before, once: [] });
  // These come last, because some people have other rights afterwards.
  const place = ({ attempt }: (typeof tries)[number]) => LAST.indexOf(attempt.contract.id);
  const allowed = tries.filter(({ may }) => may).sort((a, b) => place(a) - place(b));
  await attempt(allowed.filter((one) => place(one) < 0));
  for (const one of allowed.filter((it) => place(it) >= 0)) await attempt([one]);
  expect(wrong).toEqual([]);
  for (const { one, attempt, may } of tries) {
    const { act } = accesses.get(attempt.contract.id) ?? {};
    if (!may || !act) continue;
    for (const who of whoMay(act)) if (who === 'anyone' || one.as[attempt.scope]?.includes(who)) seen.add(who);
  }
  await db.close();
}

/**
 * Returns the people who try a contract in that scope: everyone in #makers; elsewhere, those who are something there, and
 * one who isn't. A member is enough for what anyone may do, and for what no longer exists.
 */
function triedBy(actors: readonly Actor[], scope: string): readonly Actor[] {
  if (scope === 'Makers') return actors;
  if (scope === 'anyone' || scope === 'none') return actors.filter(({ is }) => is === 'a member');
  const outsider = actors.find(({ as }) => !as[scope]);
  return [...actors.filter(({ as }) => as[scope]), ...(outsider ? [outsider] : [])];
}

/** The people in the table who were let in by it. */
const seen = new Set<Who>();

const isAdmin = ({ as }: Actor) => as.workspace !== undefined;
const holdsRole = ({ as }: Actor) => (as.Makers?.length ?? 0) > 1;

for (const [who, isTried] of [
  ['who is an admin', isAdmin],
  ['with a role', (one: Actor) => holdsRole(one) && !isAdmin(one)],
  ['without a role', (one: Actor) => !holdsRole(one) && !isAdmin(one)],
] as const) {
  const title = `a person ${who} can do with a button or a modal exactly what the table says, whatever it carries`;
  story(title, (it) => triesEverything(it, isTried));
}

test('everyone in the table was let in by it', () => {
  const inTable = new Set(Object.values(permissions).flatMap(({ by }): readonly Who[] => by));
  expect([...inTable].filter((who) => !seen.has(who))).toEqual([]);
});

const IN_CHANNEL = 'administrator in the channel';

/** The contracts after which people have other rights, in the order in which they are tried. */
const LAST = [
  'roles.appoint',
  'roles.give',
  'roles.change-end',
  'community.name-organizers',
  'newcomers.save',
  'roles.take',
  'roles.step-down',
  'preferences.erase',
];

story('/hearth does exactly what the table says', async (it) => {
  const { noor, ann, hearth, workspace } = it;
  await it.settlesIn();
  const ada = it.person('Ada Admin', { isAdmin: true });
  await ada.joins(it.makers);
  const zed = it.person('Zed Outside', { isAdmin: true });
  const eve = it.person('Eve Elsewhere');
  const others = workspace.channel({ name: 'others', members: [zed, eve] });
  await hearth.settles();
  const people: readonly [DrivenPerson, readonly Who[]][] = [
    [noor, ['anyone', 'member', 'organizer', IN_CHANNEL, 'administrator']],
    [ann, ['anyone', 'member']],
    [ada, ['anyone', 'member', IN_CHANNEL, 'administrator']],
    [zed, ['anyone', 'administrator']],
    [eve, ['anyone']],
  ];
  const acts = [...features.flatMap(({ acts = [] }) => acts), settingsAct(features)];
  const wrong: string[] = [];
  for (const { word, act } of acts) {
    for (const [person, is] of people) {
      const logged = hearth.log.length;
      const said = await person.types(`/hearth ${word}`, { in: others });
      const refused = hearth.log.slice(logged).some((line) => isByPermission(line.why));
      if ((refused || said.includes('You’re not in a community')) === is.some((who) => whoMay(act).includes(who)))
        wrong.push(`${word} as ${person.name}`);
      await person.closesAll();
    }
  }
  expect(wrong).toEqual([]);
});

story('a check-in that was open when its member left the channel is not shared there', async (it) => {
  await it.settlesIn();
  await it.itIs(MONDAY, '09:00');
  await it.ann.uses('Check in');
  await it.ann.fills({ 'What will you do next?': 'Ship it' });
  await it.ann.leaves(it.makers);
  await it.hearth.settles();
  await it.ann.submits();
  expect(Object.values(it.ann.errors())).toEqual(['That’s for members of the community. Join its channel first.']);
  await it.hearth.settles();
  expect(it.noor.reads(it.makers)).not.toContain('Ship it');
});

story('an admin who is not in the channel sees nothing of its community', async (it) => {
  const zed = it.person('Zed Outside', { isAdmin: true });
  await it.settlesIn();
  const communityId = await oneValue(it.databaseUrl, 'select id::text as value from communities');
  await zed.opensHome();
  await it.hearth.settles();
  for (const id of [
    'nudges.quiet',
    'nudges.settings',
    'community.settings',
    'activity.channels',
    'newcomers.settings',
  ]) {
    forgeHome(zed, { communityId }, id);
    await zed.presses('Set up your first community');
    expect(zed.reads('modal')).toContain('That’s for members of the community.');
    await zed.closesAll();
  }
});
