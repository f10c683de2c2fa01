import type { Person } from '../person/person.js';
import { blocksOf, type Surface } from '../person/surface.js';
import { interactive, type Placed } from '../world/blocks.js';
import { modalsOf } from '../world/views.js';
import type { Channel, Message, View } from '../world/workspace.js';
import { visibleChannels } from './show/channels.js';

type Named = { readonly view: string } | { readonly message: { readonly channel: string; readonly ts: string } };

/** These functions throw an error message for the person if the target no longer exists. */
export function findSurface(person: Person, named: Named): Surface {
  return 'view' in named ? { view: findView(person, named.view) } : { message: findMessage(person, named.message) };
}

export function findPlaced(
  person: Person,
  named: { readonly surface: Named; readonly blockId: string; readonly actionId: string },
): { readonly surface: Surface; readonly placed: Placed } {
  const surface = findSurface(person, named.surface);
  const placed = interactive(blocksOf(surface)).find(
    (it) => it.blockId === named.blockId && it.actionId === named.actionId,
  );
  if (!placed) throw new Error('That is no longer there.');
  return { surface, placed };
}

/** The person's Home or an open modal. */
export function findView({ workspace, user }: Person, id: string): View {
  const home = workspace.homes.get(user.id);
  const view = home?.id === id ? home : modalsOf(workspace, user.id).find((it) => it.id === id);
  if (!view) throw new Error('That view is no longer open.');
  return view;
}

export function findChannel(person: Person, id: string): Channel {
  const channel = visibleChannels(person).find((it) => it.id === id);
  if (!channel) throw new Error('There is no such channel.');
  return channel;
}

export function findMessage(
  person: Person,
  { channel, ts }: { readonly channel: string; readonly ts: string },
): Message {
  const found = findChannel(person, channel).messages.find((it) => it.ts === ts);
  const isHidden = found?.ephemeralTo !== undefined && found.ephemeralTo !== person.user.id;
  if (!found || isHidden) throw new Error('That message is no longer there.');
  return found;
}
