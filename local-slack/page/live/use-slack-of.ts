import { useCallback, useMemo, useRef } from 'preact/hooks';
import type { ActName, Asked } from '../../page-api/acts.js';
import { beginning, meant, refuge } from '../place/begin.js';
import { lasting, type Place } from '../place/place.js';
import type { useAddress } from '../place/use-address.js';
import { dayOf } from '../text/when.js';
import { ask } from './ask.js';
import { byChannel } from './conversations.js';
import type { Slack } from './slack.js';
import type { Feed } from './use-feed.js';

interface SlackAtAddress {
  readonly slack: Slack;
  /** The user and place that are missing from the address. */
  readonly unsettled: { readonly user: string; readonly place: Place } | undefined;
}

/** The data and functions for the whole page, or undefined until the feed arrives. */
export function useSlackOf(
  { snapshot, asked }: Feed,
  { address, go: goAs }: ReturnType<typeof useAddress>,
  tell: (text: string) => void,
): SlackAtAddress | undefined {
  const workspace = snapshot?.workspace.get('');
  const me = snapshot?.user.get(workspace?.viewer ?? '');
  const myId = me?.id ?? '';
  const viewer = useViewer(snapshot?.clock.get('')?.now ?? 0, me?.zone ?? 'Etc/UTC', me?.locale ?? 'en-US');
  const messages = snapshot?.message;
  const conversations = useMemo(() => byChannel(messages?.values() ?? []), [messages]);
  const go = useCallback((place: Place) => goAs(myId, place), [goAs, myId]);
  const act = useAct(myId, tell);
  const last = useRef<{ readonly user: string; readonly place: Place } | undefined>(undefined);
  if (!snapshot || !workspace || !me) return undefined;
  const known = { snapshot, workspace, me };
  const found = address.place && meant(known, address.place);
  // The address can name a new conversation before the feed contains it.
  const before = last.current?.user === myId ? last.current.place : undefined;
  const seen = found ?? before;
  const place = seen ?? (address.place ? refuge(known) : beginning(known));
  last.current = { user: myId, place };
  const isSettled = address.place !== undefined && seen !== undefined && address.user === myId;
  const actAs = (user: string) => goAs(user, lasting(place));
  return {
    slack: { ...known, viewer, conversations, place, go, goAs, actAs, act, tell },
    // After a switch to another user, the address is ahead of the feed.
    unsettled: isSettled || asked !== address.user ? undefined : { user: myId, place },
  };
}

function useViewer(now: number, zone: string, locale: string): Slack['viewer'] {
  const today = dayOf(now, zone);
  return useMemo(() => ({ zone, locale, now: new Date(now) }), [zone, locale, today]);
}

function useAct(user: string, tell: (text: string) => void): Slack['act'] {
  return useCallback(
    async <Name extends ActName>(name: Name, asked: Asked<Name>, lane?: string) => {
      try {
        return await ask(user, name, asked, lane);
      } catch (error) {
        tell(error instanceof Error ? error.message : String(error));
        return undefined;
      }
    },
    [user, tell],
  );
}
