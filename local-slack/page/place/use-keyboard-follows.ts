import { useEffect, useRef } from 'preact/hooks';
import { useSlack } from '../live/slack.js';
import type { Place } from './place.js';

/** Moves the focus after navigation: to the composer, or to the main region. */
export function useKeyboardFollows(): void {
  const { place, me } = useSlack();
  const before = useRef({ place, user: me.id });
  useEffect(() => {
    const { place: from, user } = before.current;
    before.current = { place, user: me.id };
    if (user === me.id) goal(from, place)?.focus();
  });
}

function goal(from: Place, to: Place): HTMLElement | null {
  const find = (selector: string) => document.querySelector<HTMLElement>(selector);
  if (to.at === 'channel' && to.message !== undefined) return null;
  if (to.at === 'channel' && to.thread !== undefined && (from.at === 'app' || from.thread !== to.thread)) {
    return find('.thread textarea');
  }
  if (to.at === 'app') {
    const isSame = from.at === 'app' && from.tab === to.tab;
    return isSame || document.activeElement?.role === 'tab' ? null : find('main');
  }
  if (from.at === 'channel' && from.channel === to.channel) return null;
  return find('main .composer textarea') ?? find('main');
}
