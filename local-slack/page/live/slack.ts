import { createContext } from 'preact';
import { useContext } from 'preact/hooks';
import type { ActName, Asked } from '../../page-api/acts.js';
import type { ShownChannel, ShownMessage, ShownUser, ShownWorkspace } from '../../page-api/shown.js';
import type { Viewer } from '../../text/dates.js';
import type { Place } from '../place/place.js';
import type { Answer } from './ask.js';
import type { Snapshot } from './snapshot.js';

/** Data and functions for the whole page. */
export interface Slack {
  readonly snapshot: Snapshot;
  readonly workspace: ShownWorkspace;
  /** The user who is acting. */
  readonly me: ShownUser;
  /** Date format settings. The same object all day. */
  readonly viewer: Viewer;
  readonly conversations: ReadonlyMap<string, readonly ShownMessage[]>;
  readonly place: Place;
  readonly go: (place: Place) => void;
  /** Switches to another user, in the same place if that user can see it. */
  readonly actAs: (user: string) => void;
  /** Acts as this user at this place. */
  readonly goAs: (user: string, place: Place) => void;
  /** Performs an action as `me`. On failure, shows the error and resolves with undefined. */
  readonly act: <Name extends ActName>(
    name: Name,
    asked: Asked<Name>,
    lane?: string,
  ) => Promise<Answer<Name> | undefined>;
  /** Shows a message for a while. */
  readonly tell: (text: string) => void;
}

export const SlackContext = createContext<Slack | undefined>(undefined);

export function useSlack(): Slack {
  const slack = useContext(SlackContext);
  if (!slack) throw new Error('There is no Slack around this.');
  return slack;
}

const NOBODY = {
  title: '',
  zone: 'Etc/UTC',
  locale: 'en-US',
  isAdmin: false,
  isGuest: false,
  isBot: false,
  deleted: true,
  status: undefined,
};

/** A user by ID. Unknown users have the ID as their name. */
export function userCalled({ user }: Snapshot, id: string): ShownUser {
  return user.get(id) ?? { ...NOBODY, id, name: id, realName: id };
}

/** `#general`, or the names of the people in a direct conversation. */
export function channelTitle(slack: Pick<Slack, 'snapshot' | 'me'>, channel: ShownChannel): string {
  return channel.kind === 'im' || channel.kind === 'mpim' ? channelName(slack, channel) : `#${channel.name}`;
}

export function channelName({ snapshot, me }: Pick<Slack, 'snapshot' | 'me'>, channel: ShownChannel): string {
  if (channel.kind !== 'im' && channel.kind !== 'mpim') return channel.name;
  const others = channel.members.filter((id) => id !== me.id);
  return others.length === 0
    ? `${me.realName} (you)`
    : others.map((id) => userCalled(snapshot, id).realName).join(', ');
}

/** The direct messages with the app. */
export function appChannel({ snapshot, workspace }: Pick<Slack, 'snapshot' | 'workspace'>): ShownChannel | undefined {
  const { botUser } = workspace.app;
  return botUser === undefined
    ? undefined
    : [...snapshot.channel.values()].find((it) => it.kind === 'im' && it.members.includes(botUser));
}

/** The viewer's channels in alphabetical order. */
export function ownChannels({ snapshot, me }: Pick<Slack, 'snapshot' | 'me'>): ShownChannel[] {
  return [...snapshot.channel.values()]
    .filter((it) => (it.kind === 'public' || it.kind === 'private') && it.members.includes(me.id) && !it.archived)
    .sort((a, b) => a.name.localeCompare(b.name));
}
