import { z } from 'zod';
import { copy } from './copy.js';
import { communityOfChannel, currentCommunity } from './core/communities.js';
import type { Tx } from './core/database/database.js';
import { isOn } from './core/feature-switches.js';
import { administers, type Standing, standingsOf } from './core/roles.js';
import type { Act, Deps, Feature, Optional } from './feature.js';
import { section } from './slack/blocks/blocks.js';
import { md } from './slack/blocks/mrkdwn.js';
import { button, command, shortcut } from './slack/interactions/contracts.js';
import type { Actor, Listen } from './slack/interactions/listen.js';
import { anyone } from './slack/interactions/permissions.js';
import { type HandlerResponse, infoModal, open, refuse, replace, say } from './slack/interactions/responses.js';

export const hearthCommand = command('/hearth');
export const doSomething = shortcut('acts.shortcut');
export const runAct = button('acts.run', z.object({ word: z.string().max(40), communityId: z.uuid().nullable() }));

/** An act, and the switch of the feature that it belongs to. */
interface Offer extends Act {
  readonly optional: Optional | undefined;
}

/** `/hearth` and the global shortcut "Do something…", put together from what features declare. `more` belongs to no feature. */
export function listenForActs(on: Listen, features: readonly Feature[], more: readonly Act[], deps: Deps): void {
  const offers: Offer[] = [
    ...features.flatMap(({ acts = [], optional }) => acts.map((act) => ({ ...act, optional }))),
    ...more.map((act) => ({ ...act, optional: undefined })),
  ].sort((a, b) => place(a) - place(b));

  on.command(hearthCommand, async ({ text, channelId, ...actor }) => {
    const typed = text.trim().toLowerCase();
    const offer = offers.find((it) => (typed === '' ? it.byDefault : it.word === typed));
    if (offer) return run(offer, actor, deps, { channelId });
    const help = offers.map((it) =>
      it.byDefault ? md`${copy.helpBare(it.help)}` : md`${copy.helpWord(it.word, it.help)}`,
    );
    const lines = [...help, md`${copy.helpWord('help', copy.helpHelp)}`];
    return typed === 'help' ? say(...lines) : say(md`${copy.unknownWord(text.trim())}`, ...lines);
  });

  on.shortcut(doSomething, ({ person }) =>
    deps.db.inWorkspace(person.workspaceId, async (tx) => {
      const standing = await standingMeant(tx, person, {});
      const communityId = standing?.community.id ?? null;
      const may = [];
      for (const offer of offers) if (!(await refusal(tx, offer, person, standing))) may.push(offer);
      return open(
        infoModal(
          copy.doSomething,
          may.map(({ word, label, help }) => section(md`${help}`, runAct.element(label, { word, communityId }))),
        ),
      );
    }),
  );

  on.press(runAct, anyone, async ({ carry: { word, communityId }, ...actor }) => {
    const offer = offers.find((it) => it.word === word);
    if (!offer) return refuse(copy.unknownWord(word), 'no such act');
    const response = await run(offer, actor, deps, communityId ? { communityId } : {});
    // In place of the list: Slack stacks three modals at most.
    return response?.kind === 'open' ? replace(response.view) : response;
  });
}

/** The community in which somebody does something: of the channel they typed in, the one they chose, or the one on their Home. */
type Where = { readonly channelId?: string; readonly communityId?: string };

async function standingMeant(tx: Tx, person: Actor['person'], where: Where): Promise<Standing | undefined> {
  const standings = await standingsOf(tx, person.userId);
  const here = where.channelId ? (await communityOfChannel(tx, where.channelId))?.id : where.communityId;
  const current = currentCommunity(
    person,
    standings.map((it) => it.community),
  );
  return standings.find((it) => it.community.id === here) ?? standings.find((it) => it.community === current);
}

async function run(offer: Offer, actor: Actor, deps: Deps, where: Where): Promise<HandlerResponse> {
  const { person } = actor;
  const { standing, refused } = await deps.db.inWorkspace(person.workspaceId, async (tx) => {
    const standing = await standingMeant(tx, person, where);
    return { standing, refused: await refusal(tx, offer, person, standing) };
  });
  return refused ?? offer.run({ ...actor, community: standing?.community }, deps);
}

/** Why this person may not do it; undefined when they may. */
async function refusal(
  tx: Tx,
  { for: needed, optional }: Offer,
  person: Actor['person'],
  standing: Standing | undefined,
): Promise<HandlerResponse> {
  if (needed === 'administrator') {
    return (await administers(tx, person)) ? undefined : refuse(copy.onlyAdministrators, 'no rights in the workspace');
  }
  if (needed !== 'anyone' && !standing) return say(md`${copy.noCommunity}`);
  if (needed === 'organizer' && !standing?.roles.includes('organizer'))
    return refuse(copy.onlyOrganizers, 'no organizer');
  if (!optional || !standing || (await isOn(tx, standing.community.id, optional.by))) return undefined;
  return say(md`${copy.switchedOff(standing.community.name)}`);
}

/** What `/hearth` does by itself stands first, and what few people may do last. */
function place({ byDefault, for: needed }: Act): number {
  return byDefault ? 0 : ['anyone', 'member'].includes(needed) ? 1 : 2;
}
