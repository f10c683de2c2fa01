import { useEffect, useRef, useState } from 'preact/hooks';
import type { ShownMessage } from '../../page-api/shown.js';
import { spoken } from '../text/spoken.js';
import { appChannel, channelTitle, type Slack, userCalled, useSlack } from './slack.js';

/**
 * Announces new messages from other people to screen readers, and sets the window title. Also shows the messages that
 * only the viewer can see while they look at another place.
 */
export function Announcer() {
  const slack = useSlack();
  const { snapshot, me, workspace, viewer } = slack;
  const newest = useRef({ viewer: '', ts: '' });
  const [words, setWords] = useState('');

  useEffect(() => {
    const { viewer, ts } = newest.current;
    const all = [...snapshot.message.values()];
    const last = all.reduce((max, it) => (it.ts > max ? it.ts : max), '');
    newest.current = { viewer: me.id, ts: last };
    const fresh = all.filter((it) => it.ts > ts && it.user !== me.id && isMine(it));
    if (viewer !== me.id || fresh.length === 0) return;
    setWords(fresh.slice(-3).map(announce).join('\n'));
    for (const message of fresh) if (message.onlyYou && !isHere(message, slack)) slack.tell(announce(message));
  }, [snapshot.message, me.id]);

  useEffect(() => {
    document.title = `${workspace.name} — local Slack`;
  }, [workspace.name]);

  function isMine({ channel }: ShownMessage): boolean {
    return snapshot.channel.get(channel)?.members.includes(me.id) ?? false;
  }

  function announce({ user, under, channel, text }: ShownMessage): string {
    const place = snapshot.channel.get(channel);
    const author = under?.name ?? userCalled(snapshot, user).realName;
    return `${author}, ${place ? channelTitle(slack, place) : ''}: ${spoken(text, { ...snapshot, viewer })}`;
  }

  return (
    <div class="hidden" role="log" aria-label="New messages">
      {words}
    </div>
  );
}

/** Tests whether the message is in the open conversation or thread. */
function isHere({ channel, threadTs }: ShownMessage, slack: Pick<Slack, 'snapshot' | 'workspace' | 'place'>): boolean {
  const { place } = slack;
  if (place.at === 'app') return place.tab === 'messages' && channel === appChannel(slack)?.id;
  return place.channel === channel && (threadTs === undefined || threadTs === place.thread);
}
