import { z } from 'zod';
import { copy } from './copy.js';
import { administers } from './core/administrators.js';
import { communityOfChannel, currentCommunity } from './core/communities.js';
import type { Tx } from './core/database/database.js';
import { isOn } from './core/feature-switches.js';
import { may, outside, scopeOf } from './core/permissions.js';
import { type Standing, standingsOf } from './core/roles.js';
import type { Act, Deps, Feature, Optional } from './feature.js';
import { section } from './slack/blocks/blocks.js';
import { md } from './slack/blocks/mrkdwn.js';
import { button, command, confidential, shortcut } from './slack/interactions/contracts.js';
import type { Actor, Listen } from './slack/interactions/listen.js';
import { refusalOf } from './slack/interactions/permissions.js';
import { type HandlerResponse, infoModal, open, refuse, replace, say } from './slack/interactions/responses.js';
import { upToDate } from './slack/load-person.js';

export const hearthCommand = command('/hearth');
export const doSomething = shortcut('acts.shortcut');
export const runAct = confidential(
  button('acts.run', z.object({ word: z.string().max(40), communityId: z.uuid().nullable() })),
);

/** An act, with the switch of its feature if that is optional. */
interface Offer extends Act {
  readonly optional: Optional | undefined;
}

/** Registers `/hearth` and the shortcut "Do something…" with the acts of all features and `more`, the app's own. */
export function listenForActs(on: Listen, features: readonly Feature[], more: readonly Act[], deps: Deps): void {
  const offers: Offer[] = [
    ...features.flatMap(({ acts = [], optional }) => acts.map((act) => ({ ...act, optional }))),
    ...more.map((act) => ({ ...act, optional: undefined })),
  ].sort((a, b) => place(a) - place(b));

  async function allowed(tx: Tx, person: Actor['person'], standing: Standing | undefined): Promise<Offer[]> {
    const theirs = [];
    for (const offer of offers) if (!(await refusal(tx, offer, person, standing))) theirs.push(offer);
    return theirs;
  }

  const isConfidential = (text: string) => offers.some((it) => it.isConfidential && isCalled(it, text.toLowerCase()));
  on.command({ ...hearthCommand, isConfidential }, 'acts.start', async ({ text, channelId, person, slack }) => {
    const typed = text.toLowerCase();
    const [first, rest] = split(text);
    const offer =
      offers.find((it) => (typed === '' ? it.byDefault : isCalled(it, typed))) ??
      offers.find((it) => it.takesText && it.word === first);
    if (offer) return run(offer, { person, slack }, deps, { channelId, text: offer.takesText ? rest : '' });
    const theirs = await deps.db.inWorkspace(person.workspaceId, async (tx) =>
      allowed(tx, person, await standingFor(tx, deps, person, { channelId })),
    );
    const help = theirs.map((it) =>
      it.byDefault ? md`${copy.helpBare(it.help)}` : md`${copy.helpWord(it.word, it.help)}`,
    );
    const lines = [...help, md`${copy.helpWord('help', copy.helpHelp)}`];
    return typed === 'help' ? say(...lines) : say(md`${copy.unknownWord(text)}`, ...lines);
  });

  on.shortcut(doSomething, 'acts.start', ({ person }) =>
    deps.db.inWorkspace(person.workspaceId, async (tx) => {
      const standing = await standingFor(tx, deps, person, {});
      const communityId = standing?.community.id ?? null;
      const it = { person, community: standing?.community, now: deps.clock() };
      const theirs = [];
      for (const offer of await allowed(tx, person, standing))
        if (!offer.offered || (await offer.offered(tx, it))) theirs.push(offer);
      return open(
        infoModal(
          copy.doSomething,
          theirs.map(({ word, label, help }) => section(md`${help}`, runAct.element(label, { word, communityId }))),
        ),
      );
    }),
  );

  on.press(runAct, { act: 'acts.start' }, async ({ carry: { word, communityId }, person, slack }) => {
    const offer = offers.find((it) => isCalled(it, word));
    if (!offer) return refuse(copy.nothingThere, 'no such act');
    const response = await run(offer, { person, slack }, deps, communityId ? { communityId } : {});
    // Replaces the list, because Slack stacks at most three modals.
    return response?.kind === 'open' ? replace(response.view) : response;
  });
}

function isCalled({ word, formerly }: Act, typed: string): boolean {
  return typed === word || typed === formerly;
}

/** Returns the first word of what was typed, and the rest of it. */
function split(text: string): [word: string, rest: string] {
  const [, first = '', rest = ''] = /^(\S*)\s*([\s\S]*)$/.exec(text) ?? [];
  return [first.toLowerCase(), rest];
}

/** The place from which an act was started: the channel of a command, with what follows its word, or the community of a button. */
type Origin = { readonly channelId?: string; readonly communityId?: string; readonly text?: string };

/**
 * Returns the person's standing in the community of the button or the channel, or else in one in which something is due,
 * or else in the current one on their Home.
 */
async function standingFor(
  tx: Tx,
  { dueIn, clock }: Deps,
  person: Actor['person'],
  origin: Origin,
): Promise<Standing | undefined> {
  const standings = await standingsOf(tx, person, clock());
  if (origin.communityId) return standings.find((it) => it.community.id === origin.communityId);
  const here = origin.channelId && (await communityOfChannel(tx, origin.channelId))?.id;
  const ofChannel = standings.find((it) => it.community.id === here);
  if (ofChannel || standings.length < 2) return ofChannel ?? standings[0];
  const due = await dueIn(tx, person, clock());
  const current = currentCommunity(
    person,
    standings.map((it) => it.community),
  );
  return standings.find((it) => due.includes(it.community.id)) ?? standings.find((it) => it.community === current);
}

async function run(offer: Offer, actor: Actor, deps: Deps, origin: Origin): Promise<HandlerResponse> {
  const person = await upToDate(deps, actor.slack, actor.person, offer.act);
  const { standing, refused } = await deps.db.inWorkspace(person.workspaceId, async (tx) => {
    const standing = await standingFor(tx, deps, person, origin);
    const isFromElsewhere = origin.communityId && !standing && scopeOf(offer.act) === 'community';
    const refused = isFromElsewhere
      ? refuse(copy.nothingThere, 'not a member')
      : await refusal(tx, offer, person, standing);
    return { standing, refused };
  });
  return (
    refused ??
    offer.run(
      { ...actor, person, community: standing?.community, channelId: origin.channelId, text: origin.text ?? '' },
      deps,
    )
  );
}

/** Returns the response that refuses the act; undefined when the person may perform it. */
async function refusal(
  tx: Tx,
  { act, optional }: Offer,
  person: Actor['person'],
  standing: Standing | undefined,
): Promise<HandlerResponse> {
  if (scopeOf(act) === 'community' && !standing) return say(md`${copy.noCommunity}`);
  const facts = standing ?? outside(await administers(tx, person));
  if (!may(act, facts)) return refusalOf(act, facts);
  if (!optional || !standing || (await isOn(tx, standing.community.id, optional.by))) return undefined;
  return say(md`${copy.switchedOff(standing.community.name)}`);
}

/** Returns the sort position: the act that `/hearth` runs by default is first, acts for only a few people are last. */
function place({ byDefault, act }: Act): number {
  return byDefault ? 0 : scopeOf(act) === 'anyone' || may(act, { ...outside(false), member: true }) ? 1 : 2;
}
