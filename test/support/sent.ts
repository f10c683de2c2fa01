import type { DrivenPerson } from '../../local-slack/driver/person.js';
import type { Call, Sent } from '../../local-slack/world/log.js';
import type { Story } from './story.js';

/** What Hearth sent to one of these people. */
interface Reached {
  /** The id of the person; undefined if that can't be told. */
  readonly userId: string | undefined;
  readonly by: string;
  readonly text: string;
}

/**
 * Returns everything that Hearth has sent where one of these people reads it: messages, views, files and the answers to
 * their requests, also what was replaced or deleted later. A view of which nobody knows who sees it counts, too.
 */
export function reachedBy({ slack, workspace }: Story, people: readonly DrivenPerson[]): Reached[] {
  const ids = people.map(({ id }) => id);
  const { channels, files } = workspace.workspace;
  const readersOf = (place: string): readonly string[] => {
    const channel = channels.get(place);
    if (!channel) return ids.filter((id) => id === place);
    return channel.kind === 'public' ? ids : ids.filter((id) => channel.members.has(id));
  };
  const viewers = viewersOf(slack.calls(), slack.deliveries());
  const calls = slack.calls().flatMap((call): Reached[] => {
    const { channel, user } = call.arguments;
    const text = JSON.stringify(call.arguments);
    const reached = (userIds: readonly (string | undefined)[]) =>
      userIds.map((userId) => ({ userId, by: call.method, text }));
    if (call.method === 'chat.postEphemeral') return reached(ids.filter((id) => id === user));
    if (call.method.startsWith('chat.')) return reached(readersOf(String(channel)));
    if (!call.method.startsWith('views.')) return [];
    const viewer = viewers.get(call);
    return reached(viewer === undefined || ids.includes(viewer) ? [viewer] : []);
  });
  const answers = slack.deliveries().flatMap(({ what, body, answer }): Reached[] => {
    const userId = userOf(body);
    return userId && ids.includes(userId) ? [{ userId, by: what, text: JSON.stringify(answer) ?? '' }] : [];
  });
  const sentFiles = [...files.values()].flatMap((file) =>
    [...file.channels].flatMap(readersOf).map((userId) => ({
      ...{ userId, by: file.name, text: `${file.name} ${file.title} ${file.content?.toString() ?? ''}` },
    })),
  );
  return [...calls, ...answers, ...sentFiles];
}

/** Returns who sees the view of each call, from the request that it answers. */
function viewersOf(calls: readonly Call[], requests: readonly Sent[]): Map<Call, string> {
  const byTrigger = new Map(requests.map(({ body }) => [String(body.trigger_id), userOf(body)]));
  const byView = new Map<string, string>();
  const viewers = new Map<Call, string>();
  for (const call of calls) {
    const { user_id: userId, trigger_id: trigger, view_id: viewId } = call.arguments;
    const viewer = userId ?? byTrigger.get(String(trigger)) ?? byView.get(String(viewId));
    if (typeof viewer !== 'string') continue;
    viewers.set(call, viewer);
    byView.set(String((call.response.view as { id?: string } | undefined)?.id), viewer);
  }
  return viewers;
}

function userOf({ user, user_id: userId }: Sent['body']): string | undefined {
  if (typeof userId === 'string') return userId;
  return (user as { id?: string } | undefined)?.id;
}
