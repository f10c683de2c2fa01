import type { DrivenPerson } from '../../local-slack/driver/person.js';
import { interact } from '../../local-slack/person/interact.js';
import { newTrigger } from '../../local-slack/world/triggers.js';
import { dropModals, modalsOf } from '../../local-slack/world/views.js';
import type { Message } from '../../local-slack/world/workspace.js';
import { addDays } from '../../src/core/calendar.js';
import { openDatabase } from '../../src/core/database/database.js';
import { createLog } from '../../src/core/log.js';
import { features } from '../../src/features/index.js';
import { settingsAct } from '../../src/settings.js';
import { type Contract, contractsOfFeatures, type Ids, payloadOf } from '../support/contracts.js';
import { MOST_STEPS, usesEverything } from '../support/crawl.js';
import { guidelinesArePublished } from '../support/guidelines.js';
import { FOR_THE_ADMIN, hasPrivateCommunity, SECRETS } from '../support/private-community.js';
import { allRows, idsIn, rowsOf } from '../support/rows.js';
import { scopeOf } from '../support/scope.js';
import { reachedBy } from '../support/sent.js';
import { MONDAY, type Story, story } from '../support/story.js';

const contracts = await contractsOfFeatures();
const ACTS = [...features.flatMap(({ acts = [] }) => acts), settingsAct(features)];
const WORDS = ['', 'help', 'nonsense', ...ACTS.map(({ word }) => word)];

type Private = Awaited<ReturnType<typeof hasPrivateCommunity>>;

interface Attempt {
  readonly contract: Contract;
  readonly ids: Ids;
}

/** Returns every button and modal with each id of the private community that it accepts. */
async function attemptsOn(it: Story, { communityId, channel, kim }: Private): Promise<Attempt[]> {
  const { workspace, databaseUrl } = it;
  const db = openDatabase(databaseUrl, 1, createLog('silent'));
  const rows = Object.entries(await rowsOf(databaseUrl, workspace.id)).map(([table, all]) => [
    table,
    all.filter((row) => JSON.stringify(row).includes(communityId)),
  ]);
  const uuids = [communityId, ...idsIn(Object.fromEntries(rows)).map(([, id]) => id)];
  const names = new Map([[communityId, SECRETS.name]]);
  const attempts: Attempt[] = [];
  for (const contract of contracts) {
    for (const uuid of new Set(uuids)) {
      const ids = { uuid, user: kim.id, channel: channel.id };
      if ((await scopeOf(db, workspace.id, names, contract, ids)) === 'none') continue;
      if (!payloadOf(contract, ids, '').hasId) break;
      attempts.push({ contract, ids });
    }
  }
  await db.close();
  return attempts;
}

/** This person sends all these requests, however they came to know the ids. */
async function forges(
  { slack, workspace }: Story,
  { user }: DrivenPerson,
  attempts: readonly Attempt[],
): Promise<void> {
  const person = { world: slack.world, workspace: workspace.workspace, user };
  for (const { contract, ids } of attempts) {
    const { payload } = payloadOf(contract, ids, newTrigger(slack.world, workspace.workspace, user.id));
    await interact(person, contract.id, payload);
    dropModals(slack.world, workspace.workspace, user.id, modalsOf(workspace.workspace, user.id));
  }
}

/** A message as an attacker would forge it: with the place of a real one, which they can't read. */
function forged(message: Message): Message {
  return { ...message, text: 'Forged', blocks: [] };
}

/** Returns the secrets in a text. An admin may read what a member reported to them, and whom it is about. */
function secretsIn(text: string, isJudge: boolean): string[] {
  const all = [...Object.values(SECRETS), FOR_THE_ADMIN];
  const secret = isJudge ? all.filter((word) => word !== FOR_THE_ADMIN && word !== SECRETS.organizer) : all;
  return secret.filter((word) => text.includes(word));
}

/** The people outside, by what they are. */
interface Outsiders {
  readonly member: DrivenPerson;
  readonly organizer: DrivenPerson;
  readonly guest: DrivenPerson;
  readonly installer: DrivenPerson;
  readonly admin: DrivenPerson;
}

async function withOutsiders(it: Story): Promise<Outsiders> {
  const { noor, ann, makers, hearth, databaseUrl } = it;
  await guidelinesArePublished(it);
  const all = {
    member: ann,
    organizer: noor,
    guest: it.person('Gus Guest', { isRestricted: true }),
    installer: it.person('Ida Installer'),
    admin: it.person('Zed Outside', { isAdmin: true }),
  };
  await all.guest.joins(makers);
  await allRows(databaseUrl, `update workspaces set installer_id = '${all.installer.id}'`);
  for (const one of Object.values(all)) await one.opensHome();
  await hearth.settles();
  return all;
}

/** Lets these people use everything, send forged requests, and wait for what Hearth sends them in a week. */
async function usesAll(it: Story, people: readonly DrivenPerson[], inside: Private): Promise<void> {
  const { makers, hearth } = it;
  const attempts = await attemptsOn(it, inside);
  const picks = { user: inside.kim.id, channel: inside.channel.id, text: 'Some words' };
  for (const one of people) {
    const own = makers.members.has(one.id) ? [await one.posts(makers, 'Good morning')] : [];
    const messages = [...own, ...makers.messages.slice(0, 1), forged(inside.message)];
    const starts = { words: WORDS, channels: [makers, inside.channel], messages };
    const meanwhile = () => forges(it, one, attempts);
    const used = await usesEverything(it, one, { starts, picks, meanwhile });
    expect(used.length).toBeLessThan(MOST_STEPS);
    for (const id of used) reached.add(id.split(' ')[1] ?? '');
  }
  for (const days of [1, 4, 8]) await it.itIs(addDays(MONDAY, days), '10:35');
  await hearth.settles();
}

for (const some of [
  ['organizer', 'guest'],
  ['member', 'installer', 'admin'],
] as const) {
  const title = `nothing of a private community reaches the ${some.join(' and the ')} of elsewhere`;
  story(title, async (it) => {
    const outsiders = await withOutsiders(it);
    const inside = await hasPrivateCommunity(it, outsiders.admin);
    await usesAll(
      it,
      some.map((one) => outsiders[one]),
      inside,
    );
    const all = Object.values(outsiders);
    const leaks = reachedBy(it, all).flatMap(({ userId, by, text }) =>
      secretsIn(text, userId === outsiders.admin.id).map((word) => {
        const [before = '', after = ''] = text.split(word);
        return `${by} to ${all.find(({ id }) => id === userId)?.name}: ${before.slice(-100)}${word}${after.slice(0, 100)}`;
      }),
    );
    expect(leaks).toEqual([]);
    expect(secretsIn(JSON.stringify(it.hearth.log), false)).toEqual([]);
  });
}

/** The buttons, lists and modals that somebody outside has used without forging anything. */
const reached = new Set<string>();

test('the people outside have used most of Hearth', () => {
  expect(contracts.filter(({ id }) => reached.has(id)).length).toBeGreaterThan(70);
});
