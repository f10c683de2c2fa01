import { epoch } from '../world/ids.js';
import type { Channel, Workspace } from '../world/workspace.js';
import { track, type World } from '../world/world.js';
import { deliver, isReachable } from './deliver.js';
import type { Answer, Delivery, Hold } from './delivery.js';
import { neededScope, subscriptionName } from './subscriptions.js';

export type SlackEvent = Readonly<Record<string, unknown>> & { readonly type: string };

/** Retries after the immediate one: a minute later, then five minutes later, by Slack's clock. */
const LATER_RETRIES = [
  { num: 2, minutes: 1 },
  { num: 3, minutes: 5 },
];

/**
 * Sends an event if the app subscribes to it, has the scope and, for events in a channel, is a member of the channel.
 * Resolves after the first attempt; never rejects.
 */
export async function sendEvent(
  world: World,
  workspace: Workspace,
  event: SlackEvent,
  channel?: Channel,
): Promise<void> {
  if (!isWanted(world, workspace, event, channel) || !isReachable(world)) return;
  const delivery = {
    kind: 'event',
    what: event.type,
    team: workspace.id,
    body: envelope(world, workspace, event, channel),
  } as const;
  const hold = world.holds.find((it) => it.what === event.type && !it.held);
  if (hold) {
    hold.held = delivery;
    return;
  }
  await attempt(world, delivery);
}

async function attempt(world: World, delivery: Delivery): Promise<void> {
  const answer = await deliver(world, delivery);
  if (needsRetry(answer)) void track(world, retryAtOnce(world, delivery, answer));
}

/** Holds back the next event of that type. Returns a function that delivers it. */
export function holdBack(world: World, what: string): () => Promise<void> {
  const hold: Hold = { what, held: undefined };
  world.holds.push(hold);
  return async () => {
    world.holds.splice(world.holds.indexOf(hold), 1);
    if (!hold.held) throw new Error(`There was no ${what} to hold back.`);
    await attempt(world, hold.held);
  };
}

function isWanted(world: World, workspace: Workspace, event: SlackEvent, channel: Channel | undefined): boolean {
  const { installation } = workspace;
  if (!installation) return false;
  const name = subscriptionName(event.type, channel);
  if (!world.manifest.settings.event_subscriptions.bot_events.includes(name)) return false;
  if (channel && !channel.members.has(installation.botUser) && event.user !== installation.botUser) return false;
  const scope = neededScope(name, channel);
  return scope === undefined || installation.scopes.includes(scope);
}

function envelope(world: World, workspace: Workspace, event: SlackEvent, channel: Channel | undefined) {
  const installation = workspace.installation;
  return {
    token: world.app.verificationToken,
    team_id: workspace.id,
    context_team_id: workspace.id,
    context_enterprise_id: workspace.enterprise ?? null,
    api_app_id: world.app.id,
    event,
    type: 'event_callback',
    event_id: world.ids.id('Ev'),
    event_time: epoch(world.clock.now()),
    authorizations: [
      {
        enterprise_id: workspace.enterprise ?? null,
        team_id: workspace.id,
        user_id: installation?.botUser,
        is_bot: true,
        is_enterprise_install: false,
      },
    ],
    is_ext_shared_channel: channel?.shared === 'external',
    event_context: world.ids.id('EC'),
  };
}

function needsRetry(answer: Answer): boolean {
  return answer.failure !== undefined && !answer.noRetry;
}

async function retryAtOnce(world: World, delivery: Delivery, failed: Answer): Promise<void> {
  const answer = await retry(world, delivery, 1, failed);
  if (needsRetry(answer)) retryLater(world, delivery, answer, LATER_RETRIES);
}

function retryLater(world: World, delivery: Delivery, failed: Answer, [next, ...rest]: typeof LATER_RETRIES): void {
  if (!next) return;
  world.clock.at(new Date(world.clock.now().getTime() + next.minutes * 60_000), async () => {
    const answer = await retry(world, delivery, next.num, failed);
    if (needsRetry(answer)) retryLater(world, delivery, answer, rest);
  });
}

function retry(world: World, delivery: Delivery, num: number, failed: Answer): Promise<Answer> {
  return deliver(world, { ...delivery, retry: { num, reason: failed.failure ?? 'unknown_error' } });
}
