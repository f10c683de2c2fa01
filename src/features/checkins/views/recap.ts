import type { Button, KnownBlock, SectionBlock } from '@slack/types';
import { type Day, dateInWords, dayIn, dayInWords } from '../../../core/calendar.js';
import type { Person } from '../../../core/people.js';
import { cut, section, sections } from '../../../slack/blocks/blocks.js';
import { type Mrkdwn, md } from '../../../slack/blocks/mrkdwn.js';
import { named } from '../../../slack/interactions/contracts.js';
import { lookBack, switchRecap } from '../contracts.js';
import { lookingBack } from '../copy/looking-back.js';
import { recap as words } from '../copy/recap.js';
import { dueOfRecap } from '../domain/recap.js';
import type { RecapFacts } from '../store/recap.js';
import { sinceInWords } from './list.js';

/** The most commitments in each list, and characters of each. The message is short, because another may carry it. */
const MOST = 5;
const MAX_TEXT = 100;

/** Returns the blocks of a member's recap. */
export function recapBlocks(facts: RecapFacts, person: Person): KnownBlock[] {
  const { week, finished, open, kept, replies } = facts;
  const today = dayIn(person.zone, dueOfRecap(week, person.zone));
  const left = listed(open, ({ text, madeOn }) => {
    const age = sinceInWords(madeOn, today, person.locale);
    return age ? md`•  ${cut(text, MAX_TEXT)}  _${age}_` : md`•  ${cut(text, MAX_TEXT)}`;
  });
  return [
    ...sections([headline(facts, person), ...listed(finished, ({ text }) => md`✓  ${cut(text, MAX_TEXT)}`)]),
    ...(left.length > 0 ? sections([md`*${words.open}:*`, ...left]) : []),
    ...numbers(kept, replies),
    ...communityRows(facts),
  ];
}

/** Returns the line that sums the week up, which is all that the message says once the next recap is due. */
export function headline({ week, days, finished }: RecapFacts, { locale }: Person): Mrkdwn {
  const facts = [
    words.days(days.answered, days.asked),
    ...(finished.length > 0 ? [words.finished(finished.length)] : []),
  ];
  return md`*${words.heading(dateInWords(week, locale))}:* ${facts.join(' · ')}`;
}

function listed<It>(all: readonly It[], line: (it: It) => Mrkdwn): Mrkdwn[] {
  return [...all.slice(0, MOST).map(line), ...(all.length > MOST ? [md`${words.more(all.length - MOST)}`] : [])];
}

function numbers(kept: RecapFacts['kept'], { from, to }: RecapFacts['replies']): SectionBlock[] {
  const all = [
    ...(kept.of > 0 ? [lookingBack.kept(kept.done, kept.of)] : []),
    ...(from + to > 0 ? [words.replies(from, to)] : []),
  ];
  return all.length > 0 ? [section(md`${all.join(' ')}`)] : [];
}

/** Returns the button that opens the week of a recap; none for several communities, which have a row each. */
export function recapButtons({ communities, week }: RecapFacts): Button[] {
  const [only, ...others] = communities;
  return only && others.length === 0 ? [lookBack.element(words.lookBack, { communityId: only.id, week })] : [];
}

function communityRows({ communities, week }: RecapFacts): SectionBlock[] {
  if (communities.length < 2) return [];
  return communities.slice(0, MOST).map(({ id: communityId, name, answers }) => {
    const button = lookBack.element(words.lookBack, { communityId, week });
    return section(md`${words.checkins(name, answers)}`, named(button, words.lookBackIn(name)));
  });
}

/** Returns the row with which a member turns the recap on or off. */
export function recapRow(isOn: boolean): SectionBlock {
  const label = isOn ? words.turnOff : words.turnOn;
  const button = named(switchRecap.element(label, { on: !isOn }), `${label}: ${words.topic}`);
  return section(isOn ? words.isOn : words.offer, button);
}

/** Returns the sentence that a member gets after turning the recap on. */
export function turnedOn(day: Day, locale: string): Mrkdwn {
  return md`${words.turnedOn(dayInWords(day, locale))}`;
}
