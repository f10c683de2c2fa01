import type { Place } from '../page/place/place.js';
import type { Person } from '../person/person.js';
import { join } from '../world/channels.js';
import { channelNamed, type GuideStep, personNamed } from '../world/guide.js';
import { newestThread } from '../world/happened.js';
import { addUser, joinTeam } from '../world/users.js';

/** Prepares a step of the guide. Returns who takes it, and where. */
export async function begin(
  { world, workspace }: Person,
  id: string,
): Promise<{ readonly user: string; readonly place: Place }> {
  const step = workspace.guide?.guide.steps.find((it) => it.id === id);
  if (!step) throw new Error('There is no such step.');
  workspace.guide?.begun.add(id);
  const { as, newcomer } = step;
  let user = personNamed(workspace, as);
  if (!user && newcomer) {
    user = addUser(world, workspace, { name: as, zone: newcomer.zone });
    await joinTeam(world, workspace, user);
    const channel = channelNamed(workspace, newcomer.channel);
    if (channel) await join(world, workspace, channel, user);
  }
  if (!user) throw new Error(`${as} is not here.`);
  return { user: user.id, place: placeOf({ workspace }, step) };
}

/** Returns the place of a step on the page. */
export function placeOf({ workspace }: Pick<Person, 'workspace'>, { place }: GuideStep): Place {
  if (place === 'home' || place === 'messages') return { at: 'app', tab: place };
  const channel = channelNamed(workspace, place.channel);
  if (!channel) throw new Error(`There is no #${place.channel}.`);
  return { at: 'channel', channel: channel.id, thread: place.thread ? newestThread(channel) : undefined };
}
