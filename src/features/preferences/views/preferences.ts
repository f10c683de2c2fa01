import type { KnownBlock, ModalView } from '@slack/types';
import { DEFAULT_WORKING_DAYS } from '../../../attention/domain.js';
import type { NamedDay, NamedRegion } from '../../../attention/holidays.js';
import type { Preferences } from '../../../attention/preferences.js';
import { TOPIC_GROUPS, type Topic } from '../../../attention/proactive.js';
import { DEFAULT_QUIET_HOURS } from '../../../attention/quiet-hours.js';
import { quietTimesOf } from '../../../attention/recipient.js';
import { dayIn, dayInWords } from '../../../core/calendar.js';
import type { Person } from '../../../core/people.js';
import { context, section } from '../../../slack/blocks/blocks.js';
import {
  type Choice,
  checkboxInput,
  dayInput,
  groupedSelectInput,
  selectInput,
  timeInput,
} from '../../../slack/blocks/inputs.js';
import { md } from '../../../slack/blocks/mrkdwn.js';
import { zonesByRegion } from '../../../slack/blocks/zone-choices.js';
import { openYourData, preferencesModal, snoozes } from '../contracts.js';
import { copy } from '../copy.js';

/** A person's choices in Preferences, and the options they have. */
export interface Chosen {
  readonly person: Person;
  readonly preferences: Preferences | undefined;
  readonly topics: readonly Topic[];
  readonly now: Date;
  /** The country of their time zone; undefined if there is none. */
  readonly country: NamedRegion | undefined;
  /** The next holidays by the current choice. */
  readonly holidays: readonly NamedDay[];
  /** The regions of that country. */
  readonly states: readonly NamedRegion[];
  /** All countries. */
  readonly countries: readonly NamedRegion[];
  /** The rows of other features. */
  readonly rows: readonly KnownBlock[];
}

export function preferencesView(it: Chosen): ModalView {
  const { preferences } = it;
  const days = preferences?.workingDays ?? DEFAULT_WORKING_DAYS;
  return preferencesModal.view(
    {},
    {
      title: copy.title,
      submit: copy.save,
      blocks: [
        section(md`${copy.intro}`),
        ...it.rows,
        ...(preferences?.statusAway ? [context(md`${copy.statusAway}`)] : []),
        ...quietFields(it),
        checkboxInput({
          name: 'days',
          label: copy.days,
          choices: copy.weekdays.map((text, i) => ({ value: String(i + 1), text })),
          initial: days.map(String),
        }),
        zoneField(it),
        holidaysField(it),
        ...topicFields(it),
        snoozeField(it),
        checkboxInput({
          name: 'keepAsking',
          label: copy.keepAsking,
          hint: copy.keepAskingHint,
          optional: true,
          choices: [{ value: 'yes', text: copy.keepAskingYes }],
          initial: preferences?.keepAsking ? ['yes'] : [],
        }),
        ...awayFields(it),
        section(md`${copy.dataLine}`, openYourData.element(copy.data, {})),
      ],
    },
  );
}

/** Without quiet hours, the times show the default ones, so that unticking the box brings those. */
function quietFields({ person, preferences }: Chosen): KnownBlock[] {
  const chosen = quietTimesOf(person, preferences);
  const isNone = chosen.quietFrom === chosen.quietUntil;
  const { from, until } = isNone ? DEFAULT_QUIET_HOURS : { from: chosen.quietFrom, until: chosen.quietUntil };
  return [
    checkboxInput({
      name: 'noQuiet',
      label: copy.quietHours,
      optional: true,
      choices: [{ value: 'yes', text: copy.noQuiet }],
      initial: isNone ? ['yes'] : [],
    }),
    timeInput({ name: 'quietFrom', label: copy.quietFrom, initial: from }),
    timeInput({ name: 'quietUntil', label: copy.quietUntil, hint: copy.quietHint, initial: until }),
  ];
}

function zoneField({ person }: Chosen): KnownBlock {
  const own = person.chosenZone;
  const usual = [
    { value: 'slack', text: own ? copy.zoneOfSlackUnnamed : copy.zoneOfSlack(person.zone) },
    ...(own ? [{ value: own, text: copy.zoneNamed(own) }] : []),
  ];
  return groupedSelectInput({
    name: 'zone',
    label: copy.zone,
    groups: [{ label: copy.zoneUsual, choices: usual }, ...zonesByRegion(own ? [own] : [], copy.zoneNamed)],
    initial: own ?? 'slack',
  });
}

function holidaysField({ person, preferences, country, states, countries, holidays }: Chosen): KnownBlock {
  const next = holidays.map(({ day, name }) => `${name}, ${dayInWords(day, person.locale)}`);
  const choice = ({ region, name }: NamedRegion): Choice => ({ value: region, text: name });
  const usual = [
    { value: 'zone', text: country ? copy.holidaysByZone(country.name) : copy.holidaysByZoneNone },
    { value: 'none', text: copy.holidaysNone },
  ];
  const parts = country && states.length > 0 ? [{ label: country.name, choices: states.map(choice) }] : [];
  return groupedSelectInput({
    name: 'holidays',
    label: copy.holidays,
    hint: next.length > 0 ? copy.holidaysNext(next.join('; ')) : copy.holidaysHint,
    groups: [{ label: copy.holidaysUsual, choices: usual }, ...parts, ...byAlphabet(countries)],
    initial: preferences?.holidays ?? 'zone',
  });
}

/** The largest number of options that Slack accepts under one heading. */
const MAX_OPTIONS = 100;

function byAlphabet(countries: readonly NamedRegion[]): { label: string; choices: Choice[] }[] {
  const groups = [];
  for (let i = 0; i < countries.length; i += MAX_OPTIONS) {
    const some = countries.slice(i, i + MAX_OPTIONS);
    const label = copy.countries(some[0]?.name ?? '', some.at(-1)?.name ?? '');
    groups.push({ label, choices: some.map(({ region, name }) => ({ value: region, text: name })) });
  }
  return groups;
}

/** Returns one field per heading, because Slack accepts at most ten checkboxes in a field. */
function topicFields({ topics, preferences }: Chosen): KnownBlock[] {
  return TOPIC_GROUPS.flatMap((group) => {
    const choices = topics
      .filter((it) => it.topicGroup === group)
      .map(({ topic, label }) => ({ value: topic, text: label }));
    if (choices.length === 0) return [];
    const initial = choices.map(({ value }) => value).filter((it) => !preferences?.stopped.includes(it));
    return [checkboxInput({ name: `topics.${group}`, label: copy.topics[group], optional: true, choices, initial })];
  });
}

function snoozeField({ person, preferences, now }: Chosen): KnownBlock {
  const end = preferences?.snoozedUntil;
  const running = end && end > now;
  const asIs = {
    value: 'as-is',
    text: running ? copy.snoozeAsIs(dayInWords(dayIn(person.zone, end), person.locale)) : '',
  };
  return selectInput({
    name: 'snooze',
    label: copy.snoozeFor,
    hint: copy.snoozeHint,
    choices: [
      { value: 'no', text: copy.snoozes.no },
      ...(running ? [asIs] : []),
      ...snoozes.map((value) => ({ value, text: copy.snoozes[value] })),
    ],
    initial: running ? 'as-is' : 'no',
  });
}

function awayFields({ person, now }: Chosen): KnownBlock[] {
  const over = !person.awayUntil || person.awayUntil < dayIn(person.zone, now);
  const [from, until] = over ? [undefined, undefined] : [person.awayFrom ?? undefined, person.awayUntil ?? undefined];
  return [
    dayInput({ name: 'awayFrom', label: copy.awayFrom, optional: true, initial: from }),
    dayInput({ name: 'awayUntil', label: copy.awayUntil, hint: copy.awayHint, optional: true, initial: until }),
  ];
}
