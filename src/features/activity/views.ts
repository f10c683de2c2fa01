import { dayIn, whenInWords } from '../../core/calendar.js';
import type { Person } from '../../core/people.js';
import type { Concern } from '../../feature.js';
import { linkButton } from '../../slack/contract.js';
import { md } from '../../slack/mrkdwn.js';
import { permalink } from '../../slack/permalink.js';
import { copy } from './copy.js';
import type { Word } from './store/ties.js';

/** Somebody wrote to this person and has heard nothing since. */
export function wordConcern(word: Word, from: string, person: Person, now: Date, workspaceUrl: string): Concern {
  const day = (at: Date) => dayIn(person.zone, at);
  const when = whenInWords(day(word.at), day(now), person.locale);
  const said = word.kind === 'reply' ? copy.answered : copy.mentioned;
  return {
    kind: 'activity.word',
    text: md`${said(from, when)}`,
    button: linkButton(copy.openThread, permalink(workspaceUrl, word)),
  };
}
