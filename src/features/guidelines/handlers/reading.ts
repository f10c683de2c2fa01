import type { Button } from '@slack/types';
import { dayIn, dayInWords } from '../../../core/calendar.js';
import { type Community, currentCommunity } from '../../../core/communities.js';
import type { Tx } from '../../../core/database/database.js';
import { namesOf, type Person } from '../../../core/people.js';
import { holdersOf } from '../../../core/roles.js';
import type { Act, Deps } from '../../../feature.js';
import { md } from '../../../slack/blocks/mrkdwn.js';
import type { Listen } from '../../../slack/interactions/listen.js';
import { showPage, turningBlocks } from '../../../slack/interactions/pages.js';
import { type HandlerResponse, open, say } from '../../../slack/interactions/responses.js';
import { openEarlier, readGuidelines, readShortcut, showVersion } from '../contracts.js';
import { copy } from '../copy.js';
import {
  currentVersion,
  stateFor,
  type VersionRow,
  versionById,
  versionByNumber,
  versionsOf,
} from '../store/versions.js';
import { readButton } from '../views/home.js';
import { type Reading, readingView } from '../views/reading.js';
import { type Dated, earlierView, versionView } from '../views/versions.js';
import { toRead, toReadVersion } from './access.js';

/** The most versions on a page of their list. */
const VERSIONS = 50;

/** Registers handlers with which members read the guidelines and their earlier versions. */
export function listenForReading(on: Listen, deps: Deps): void {
  const { db, clock } = deps;
  on.press(readGuidelines, toRead, ({ person, community }) =>
    db.inWorkspace(person.workspaceId, (tx) => read(tx, deps, person, community, clock())),
  );

  on.shortcut(readShortcut, 'guidelines.read', async ({ person, communities }) => {
    const community = currentCommunity(person, communities);
    if (!community) return say(md`${copy.noCommunity}`);
    return db.inWorkspace(person.workspaceId, (tx) => read(tx, deps, person, community, clock()));
  });

  on.press(openEarlier, toRead, ({ person, community: { id: communityId }, carry }) =>
    db.inWorkspace(person.workspaceId, async (tx) => {
      const at = carry.page ?? 0;
      const { rows, of } = await versionsOf(tx, communityId, { from: at * VERSIONS, most: VERSIONS });
      const turn = (label: string, page: number) => openEarlier.element(label, { communityId, page });
      const turning = turningBlocks({ from: at * VERSIONS, shown: rows.length, of, at, turn });
      return showPage(earlierView(await dated(tx, person, rows), turning), carry.page);
    }),
  );

  on.press(showVersion, toReadVersion, ({ person, community, carry }) =>
    db.inWorkspace(person.workspaceId, async (tx) => {
      const version = await versionById(tx, carry.versionId);
      const [shown] = await dated(tx, person, version ? [version] : []);
      if (!shown) return undefined;
      const before = await versionByNumber(tx, community.id, shown.number - 1);
      return open(versionView(community, shown, before?.sections));
    }),
  );
}

/** The act of reading the guidelines, for `/hearth` and "Do something…". */
export const readAct: Act = {
  word: 'guidelines',
  label: copy.title,
  help: copy.act,
  act: 'guidelines.read',
  offered: async (tx, { community, person }) =>
    community !== undefined && (await stateFor(tx, community.id, person.userId)) !== undefined,
  run: async ({ person, community }, deps) =>
    community && deps.db.inWorkspace(person.workspaceId, (tx) => read(tx, deps, person, community, deps.clock())),
};

async function read(
  tx: Tx,
  deps: Pick<Deps, 'reporting'>,
  person: Person,
  community: Community,
  now: Date,
): Promise<HandlerResponse> {
  const reading = await readingOf(tx, deps, person, community, now);
  return reading ? open(readingView(reading)) : say(md`${copy.notYet(community.name)}`);
}

/** Returns a button to read the guidelines of a community; none if it has published none. */
export async function readButtonIn(tx: Tx, community: Community): Promise<Button[]> {
  return (await currentVersion(tx, community.id)) ? [readButton(community)] : [];
}

/** Returns what this member reads; undefined if nothing is published. */
export async function readingOf(
  tx: Tx,
  deps: Pick<Deps, 'reporting'>,
  person: Person,
  community: Community,
  now: Date,
): Promise<Reading | undefined> {
  const state = await stateFor(tx, community.id, person.userId);
  if (!state) return undefined;
  const { current, acknowledged } = state;
  const isOlder = acknowledged !== null && acknowledged < current.number;
  return {
    ...{ community, state, locale: person.locale },
    organizers: (await holdersOf(tx, community.id, ['organizer'], now)).map((it) => it.userId),
    reporting: await deps.reporting(tx, community, now),
    readLast: isOlder ? await versionByNumber(tx, community.id, acknowledged) : undefined,
    day: dayIn(person.zone, current.publishedAt),
  };
}

/** Returns these versions with the names of their authors, and their days in the reader's words. */
async function dated(tx: Tx, { zone, locale }: Person, rows: readonly VersionRow[]): Promise<Dated[]> {
  const names = await namesOf(
    tx,
    rows.flatMap(({ publishedBy }) => publishedBy ?? []),
  );
  return rows.map((row) => ({
    ...row,
    day: dayInWords(dayIn(zone, row.publishedAt), locale),
    author: names.get(row.publishedBy ?? '') ?? copy.formerOrganizer,
  }));
}
