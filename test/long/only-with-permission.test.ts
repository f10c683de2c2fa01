import type { DrivenPerson } from '../../local-slack/driver/person.js';
import { newTrigger } from '../../local-slack/world/triggers.js';
import { type Database, openDatabase } from '../../src/core/database/database.js';
import { createLog } from '../../src/core/log.js';
import { type Contract, contractsOfFeatures, type Ids, payloadOf } from '../support/contracts.js';
import { forgeHome } from '../support/forge.js';
import { registeredListeners } from '../support/listening.js';
import { setsUp } from '../support/opening.js';
import { allRows, idsIn, oneValue, rowsOf } from '../support/rows.js';
import { FORM, postSigned } from '../support/signed.js';
import { MONDAY, story } from '../support/story.js';

const contracts = await contractsOfFeatures();

/** The access that each listener declares, by the contract's id. */
const accesses = new Map(registeredListeners().flatMap(({ id, access }) => (access ? [[id, access] as const] : [])));

/** The reasons with which the permission check logs a refusal. */
const BY_PERMISSION = ['no such thing in this workspace', 'not a member', 'no organizer', 'no rights in the workspace'];

test('every button and every modal declares who may use it', () => {
  expect(contracts.map(({ id }) => id).filter((id) => !accesses.has(id))).toEqual([]);
});

/** Returns the scope of a contract that carries these ids: a community's name, `workspace`, `none` or `anyone`. */
async function scopeOf(
  db: Database,
  workspaceId: string,
  names: ReadonlyMap<string, string>,
  contract: Contract,
  ids: Ids,
): Promise<string> {
  const access = accesses.get(contract.id);
  if (!access || access.for === 'anyone') return 'anyone';
  if (typeof access.of === 'symbol') return 'workspace';
  const { of } = access;
  const { carry, form } = payloadOf(contract, ids, '');
  const found = await db.inWorkspace(workspaceId, async (tx) => of(tx, carry as never, form as never));
  return typeof found === 'symbol' ? 'workspace' : (names.get(String(found)) ?? 'none');
}

interface Actor {
  readonly person: DrivenPerson;
  readonly is: string;
  /** The roles that the permission check should find for them, by scope. */
  readonly may: Readonly<Record<string, readonly ('member' | 'organizer')[]>>;
}

const MEMBER = ['member'] as const;
const ORGANIZER = ['member', 'organizer'] as const;

story('only people with the required role can press a button or submit a modal, whatever it carries', async (it) => {
  const { noor, ann, makers, workspace, hearth, slack } = it;
  const gus = it.person('Gus Guest', { isRestricted: true });
  const dora = it.person('Dora Demoted');
  const lea = it.person('Lea Left');
  for (const one of [gus, dora, lea]) makers.members.add(one.id);
  await it.settlesIn();
  await it.itIs(MONDAY, '09:00');
  // Dora and Lea were organizers when they opened the modals that they submit below.
  for (const { id } of [dora, lea])
    await allRows(
      it.databaseUrl,
      `insert into community_roles (workspace_id, community_id, user_id, role, granted_at) select workspace_id, id, '${id}', 'organizer', now() from communities`,
    );
  await allRows(it.databaseUrl, `delete from community_roles where user_id = '${dora.id}'`);
  await lea.leaves(makers);
  const ada = it.person('Ada Admin', { isAdmin: true });
  await ada.joins(makers);
  const zed = it.person('Zed Outside', { isAdmin: true });
  const eve = it.person('Eve Elsewhere');
  workspace.channel({ name: 'others', members: [zed, eve] });
  await setsUp(zed, '#others');
  await hearth.settles();

  const actors: Actor[] = [
    { person: noor, is: 'the organizer, an admin', may: { Makers: ORGANIZER, workspace: ORGANIZER } },
    { person: ann, is: 'a member', may: { Makers: MEMBER } },
    { person: gus, is: 'a guest', may: { Makers: MEMBER } },
    { person: dora, is: 'somebody who was an organizer', may: { Makers: MEMBER } },
    { person: lea, is: 'an organizer who has left the channel', may: {} },
    { person: ada, is: 'an admin who joined later', may: { Makers: MEMBER, workspace: ORGANIZER } },
    { person: zed, is: 'an admin outside the channel', may: { Others: ORGANIZER, workspace: ORGANIZER } },
    { person: eve, is: 'a member of another community', may: { Others: MEMBER } },
  ];
  const db = openDatabase(it.databaseUrl, 1, createLog('silent'));
  const idsOf = (uuid: string): Ids => ({ uuid, user: ann.id, channel: makers.id });
  // A planned check-in goes away as soon as its member stops check-ins, which they do below.
  await allRows(it.databaseUrl, 'delete from checkin_occurrences where asked_at is null');
  const before = await rowsOf(it.databaseUrl, workspace.id);
  const named = await allRows(it.databaseUrl, 'select id, name from communities');
  const names = new Map(named.map(({ id, name }) => [String(id), String(name)]));
  const attempts = async () => {
    const all: { contract: Contract; ids: Ids; scope: string }[] = [];
    for (const contract of contracts) {
      for (const [, uuid] of idsIn(before)) {
        const scope = await scopeOf(db, workspace.id, names, contract, idsOf(uuid));
        const known = all.some((one) => one.contract === contract && one.scope === scope);
        if (!known) all.push({ contract, ids: idsOf(uuid), scope });
      }
    }
    return all;
  };
  const allows = ({ may }: Actor, { contract, scope }: { contract: Contract; scope: string }) => {
    const needed = accesses.get(contract.id)?.for ?? 'anyone';
    return needed === 'anyone' || (may[scope] ?? []).some((one) => one === needed);
  };
  /** Returns true if the permission check refuses the attempt. */
  const isRefused = async ({ person }: Actor, { contract, ids }: { contract: Contract; ids: Ids }) => {
    const logged = hearth.log.length;
    const { payload } = payloadOf(contract, ids, newTrigger(slack.world, workspace.workspace, person.id));
    const who = { team: { id: workspace.id }, user: { id: person.id, team_id: workspace.id } };
    const body = new URLSearchParams({ payload: JSON.stringify({ ...payload, ...who }) }).toString();
    await postSigned(hearth.url, body, { secret: slack.app.signingSecret, type: FORM });
    await person.closesAll();
    return hearth.log
      .slice(logged)
      .some((line) => line.userId === person.id && BY_PERMISSION.includes(String(line.why)));
  };

  const tries = (await attempts()).flatMap((attempt) =>
    // One person is enough for contracts that anyone may use.
    (attempt.scope === 'anyone' ? actors.slice(0, 1) : actors).map((one) => ({
      attempt,
      one,
      may: allows(one, attempt),
    })),
  );
  const wrong: string[] = [];
  /** Runs the attempts of all people in parallel, and those of each person one after the other. */
  const attempt = (all: typeof tries) =>
    Promise.all(
      actors.map(async (person) => {
        for (const { attempt, one, may } of all.filter((it) => it.one === person)) {
          if ((await isRefused(one, attempt)) === may)
            wrong.push(`${attempt.contract.id} (${attempt.scope}) as ${one.is}: ${may ? 'refused' : 'let in'}`);
        }
      }),
    );
  await attempt(tries.filter(({ may }) => !may));
  expect(wrong).toEqual([]);
  expect({ ...(await rowsOf(it.databaseUrl, workspace.id)), once: [] }).toEqual({ ...before, once: [] });
  // These come last, because some people have no rights afterwards.
  const last = ['community.name-organizers', 'preferences.erase'];
  const place = ({ attempt }: (typeof tries)[number]) => last.indexOf(attempt.contract.id);
  const allowed = tries.filter(({ may }) => may).sort((a, b) => place(a) - place(b));
  await attempt(allowed);
  expect(wrong).toEqual([]);
  const kinds = tries.map(({ attempt, may }) => `${accesses.get(attempt.contract.id)?.for} ${may}`);
  expect([...new Set(kinds)].sort()).toEqual([
    'anyone true',
    'member false',
    'member true',
    'organizer false',
    'organizer true',
  ]);
  await db.close();
});

story('/hearth does only what the user has permission for', async (it) => {
  const { noor, ann, hearth, workspace } = it;
  await it.settlesIn();
  const ada = it.person('Ada Admin', { isAdmin: true });
  await ada.joins(it.makers);
  const zed = it.person('Zed Outside', { isAdmin: true });
  const eve = it.person('Eve Elsewhere');
  const others = workspace.channel({ name: 'others', members: [zed, eve] });
  await hearth.settles();
  const may: Record<string, string[]> = {};
  for (const [name, person] of Object.entries({ noor, ann, ada, zed, eve })) {
    for (const word of ['checkin', 'setup', 'settings']) {
      const said = await person.types(`/hearth ${word}`, { in: others });
      if (person.modal && said === '') may[word] = [...(may[word] ?? []), name];
      await person.closesAll();
    }
  }
  expect(may).toEqual({ checkin: ['noor', 'ann', 'ada'], setup: ['noor', 'ada', 'zed'], settings: ['noor'] });
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
