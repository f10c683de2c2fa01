import type { Button } from '@slack/types';
import { type Day, upcomingInWords } from '../../../core/calendar.js';
import { actions, type Message, message, section } from '../../../slack/blocks/blocks.js';
import { lines, md } from '../../../slack/blocks/mrkdwn.js';
import { copy } from '../copy.js';
import type { Limits } from '../domain/limits.js';
import type { Over } from '../domain/over.js';
import { ruleWords } from './rules.js';

/** Returns the note to a member whose post is over a limit, which quotes the limit. */
export function noteMessage(it: {
  community: string;
  limits: Limits;
  over: Over;
  today: Day;
  locale: string;
  buttons: readonly Button[];
}): Message {
  const { community, limits, over, today, locale, buttons } = it;
  const { posts, promotion } = ruleWords(limits);
  const quoted = over.rule === 'posts' ? posts : promotion;
  const { again, stays, thanks } = copy.note;
  const when = over.again ? again[over.rule](upcomingInWords(over.again, today, locale)) : again.now;
  return message(
    section(lines(thanks(community), ...(quoted ? [md`> ${quoted}`] : []), md`${stays} ${when}`)),
    ...(buttons.length > 0 ? [actions(...buttons)] : []),
  );
}
