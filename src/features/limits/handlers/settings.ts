import type { WebClient } from '@slack/web-api';
import type { Community } from '../../../core/communities.js';
import type { Tx } from '../../../core/database/database.js';
import { currentWorkspace } from '../../../core/workspaces.js';
import type { Deps, SettingsEntry } from '../../../feature.js';
import { absentFrom, joinChannel } from '../../../slack/channels.js';
import type { FormOf } from '../../../slack/interactions/contracts.js';
import type { Listen, Typed } from '../../../slack/interactions/listen.js';
import { here } from '../../../slack/interactions/permissions.js';
import { fieldErrors, type HandlerResponse, replace } from '../../../slack/interactions/responses.js';
import { limitsModal, limitsShape, openLimits, tryLimits } from '../contracts.js';
import { copy } from '../copy.js';
import { type Choices, canHear, choicesFor, limitsFrom, setBy } from '../domain/set.js';
import { trialOf } from '../domain/trial.js';
import { hostsIn, setHosts } from '../store/hosts.js';
import { type LimitsRow, limitsOf, saveLimits } from '../store/limits.js';
import { countedChannels, postsToTry } from '../store/trial.js';
import { deafView, limitsView, summaryOf } from '../views/settings.js';

const toChange = here('limits.change');

/** Registers the modal in which organizers set limits. Each change of it shows what the limits would have done. */
export function listenForLimits(on: Listen, { db, clock, refreshHome }: Deps): void {
  on.press(openLimits, toChange, ({ person, community }) =>
    db.inWorkspace(person.workspaceId, async (tx) => {
      const set = await limitsOf(tx, community.id);
      if (!canHear((await currentWorkspace(tx)).scopes)) return replace(deafView(isSet(set)));
      const choices = choicesFor(community.channelId, set);
      return showForm(tx, community, { choices, isExempt: set?.organizersExempt ?? true }, clock());
    }),
  );

  on.press(tryLimits, toChange, ({ person, community, typed }) =>
    db.inWorkspace(person.workspaceId, async (tx) => {
      const set = await limitsOf(tx, community.id);
      return showForm(tx, community, withTyped(choicesFor(community.channelId, set), typed), clock());
    }),
  );

  on.submit(limitsModal, toChange, async ({ person: { workspaceId, userId }, slack, community, form }) => {
    const ours = await db.inWorkspace(workspaceId, (tx) => knownChannels(tx, community));
    const errors = await channelErrors(slack, userId, form, ours);
    if (Object.keys(errors).length > 0) return fieldErrors(errors);
    await db.inWorkspace(workspaceId, async (tx) => {
      const communityId = community.id;
      const now = clock();
      const set = setBy(form, await limitsOf(tx, communityId), now);
      await saveLimits(tx, { workspaceId, communityId, ...set, organizersExempt: form.exempt.includes('exempt') });
      await setHosts(tx, { workspaceId, communityId }, form.hosts, now);
    });
    await refreshHome(workspaceId, [userId]);
    return undefined;
  });
}

/** The entry in "Community settings". */
export const limitsSettings: SettingsEntry = {
  label: copy.title,
  summary: async (tx, { id, channelId }) => {
    const set = await limitsOf(tx, id);
    if (!set || !isSet(set)) return copy.off;
    return canHear((await currentWorkspace(tx)).scopes) ? summaryOf(limitsFrom(channelId, set)) : copy.deaf;
  },
  open: openLimits,
};

/** Returns true if a limit is set. */
export function isSet(set: LimitsRow | undefined): boolean {
  return Boolean(set?.postsChannelId ?? set?.promotionChannelId);
}

interface Filled {
  readonly choices: Choices;
  readonly isExempt: boolean;
}

async function showForm(tx: Tx, community: Community, filled: Filled, now: Date): Promise<HandlerResponse> {
  const { choices, isExempt } = filled;
  const limits = limitsFrom(community.channelId, setBy(choices, undefined, now));
  const chosen = [limits.posts, limits.promotion].flatMap((it) => it?.channelId ?? []);
  const counted = await knownChannels(tx, community);
  const trial = chosen.length > 0 ? trialOf(limits, await postsToTry(tx, community, isExempt, now)) : undefined;
  const hosts = await hostsIn(tx, community.id);
  const isCounted = chosen.every((it) => counted.includes(it));
  return replace(limitsView({ community, choices, hosts, isExempt, trial, isCounted }));
}

/** Returns the choices with what is filled in so far. */
function withTyped(choices: Choices, typed: Typed): Filled {
  const { posts, postsChannel, promotion, promotionChannel, exempt } = limitsShape;
  return {
    choices: {
      posts: posts.catch(choices.posts).parse(typed.posts),
      postsChannel: postsChannel.catch(null).parse(typed.postsChannel),
      promotion: promotion.catch(choices.promotion).parse(typed.promotion),
      promotionChannel: promotionChannel.catch(null).parse(typed.promotionChannel),
    },
    isExempt: exempt.catch([]).parse(typed.exempt).length > 0,
  };
}

/** Returns the channels in which posts are counted for the community, or with a limit that was set before. */
async function knownChannels(tx: Tx, community: Community): Promise<string[]> {
  const set = await limitsOf(tx, community.id);
  return [
    ...(await countedChannels(tx, community)),
    ...[set?.postsChannelId, set?.promotionChannelId].flatMap((it) => it ?? []),
  ];
}

/** Joins the chosen channels that aren't known yet, in which the organizer has to be too. Returns what is in the way. */
async function channelErrors(
  slack: WebClient,
  userId: string,
  { posts, postsChannel, promotion, promotionChannel }: FormOf<typeof limitsModal>,
  known: readonly string[],
): Promise<Record<string, string>> {
  const chosen = [
    ['postsChannel', posts === 'no' ? null : postsChannel],
    ['promotionChannel', promotion === 'no' ? null : promotionChannel],
  ] as const;
  const errors = await Promise.all(
    chosen.map(async ([name, channelId]) => {
      const problem = channelId && !known.includes(channelId) && (await problemWith(slack, userId, channelId));
      return problem ? [[name, problem] as const] : [];
    }),
  );
  return Object.fromEntries(errors.flat());
}

async function problemWith(slack: WebClient, userId: string, channelId: string): Promise<string | undefined> {
  const channel = await joinChannel(slack, channelId, userId);
  if ('noEntry' in channel) return copy.form.noEntry[channel.noEntry];
  return (await absentFrom(slack, channelId, [userId])).length > 0 ? copy.form.joinFirst : undefined;
}
