import { z } from 'zod';
import { isZone, type Weekday } from '../../core/calendar.js';
import { byId, idPayload, job } from '../../queue/job.js';
import { slackId } from '../../slack/event-fields.js';
import { button, event, menu, modal } from '../../slack/interactions/contracts.js';
import { copy } from './copy.js';
import { isUnmatchable } from './domain.js';

export const openPreferences = button('preferences.open', z.object({}));

const time = z.string({ error: copy.timeMissing }).regex(/^([01]\d|2[0-3]):[0-5]\d$/, copy.timeMissing);
const weekday = z.coerce.number().int().min(1).max(7) as z.ZodType<Weekday>;
const topics = z.array(z.string().max(100));
const day = z.iso.date().nullable().default(null);

/** The length of a snooze, in days. */
export const SNOOZES = { day: 1, week: 7, month: 30 } as const;
export const snoozes = ['day', 'week', 'month'] as const;

export const preferencesModal = modal(
  'preferences.save',
  z.object({}),
  z
    .object({
      quietFrom: time,
      quietUntil: time,
      /** Absent in older forms, which say it with the same time twice. */
      noQuiet: z.array(z.literal('yes')).optional(),
      days: z.array(weekday).min(1, copy.daysMissing),
      /** `slack`, or the IANA time zone that they chose. */
      zone: z.string({ error: copy.zoneMissing }).refine((it) => it === 'slack' || isZone(it), copy.zoneMissing),
      /** `zone`, `none`, or a region code. */
      holidays: z.string({ error: copy.holidaysMissing }).max(20),
      /** The topics that stay on, by heading. Absent if there are no topics. Older forms send one flat list. */
      topics: z
        .union([topics, z.record(z.string(), topics).transform((groups) => Object.values(groups).flat())])
        .optional(),
      /** `no`; `as-is` to keep the current end; or a length from now on. */
      snooze: z.enum(['no', 'as-is', ...snoozes], { error: copy.snoozeMissing }),
      /** Absent in older forms. */
      keepAsking: z.array(z.literal('yes')).optional(),
      awayFrom: day,
      awayUntil: day,
    })
    .refine((form) => !form.awayFrom || form.awayUntil, { path: ['awayUntil'], error: copy.awayHalf })
    .refine((form) => !form.awayUntil || form.awayFrom, { path: ['awayFrom'], error: copy.awayHalf })
    .refine((form) => !form.awayFrom || !form.awayUntil || form.awayUntil >= form.awayFrom, {
      path: ['awayUntil'],
      error: copy.awayBackwards,
    }),
);

const aboutMessage = z.object({ deliveryId: z.uuid() });

/** The menu of a proactive message. */
export const messageMenu = menu('preferences.menu', aboutMessage.extend({ does: z.enum(['snooze', 'stop', 'why']) }));

/** Only messages from before the menu have this button and `askWhy`. */
export const openSnooze = button('preferences.snooze', z.object({}));
export const snoozeModal = modal(
  'preferences.hush',
  z.object({}),
  z.object({ snooze: z.enum(snoozes, { error: copy.snoozeMissing }) }),
);

export const stopThese = button('preferences.stop', aboutMessage);
export const stopModal = modal(
  'preferences.unsubscribe',
  aboutMessage,
  z.object({ topics: topics.min(1, copy.topicsMissing) }),
);

export const askWhy = button('preferences.why', aboutMessage);

export const openYourData = button('preferences.data', z.object({}));
export const exportMe = button('preferences.export', z.object({}));
export const eraseMe = button('preferences.erase', z.object({}));
export const joinAgain = button('preferences.join', z.object({}));

/**
 * Sends a person what Hearth knows about them. `id` is their user id; `at` is the time of the request, in milliseconds
 * since 1970.
 */
export const sendData = job(
  'preferences.send-data',
  idPayload.extend({ at: z.number() }),
  ({ workspaceId, id, at }) => `${workspaceId}-${id}-${at}`,
  {
    isMessage: true,
    when: 'a person asked for their data',
    does: 'sends them everything that Hearth knows about them',
  },
);

/** Erases everything about a person. `id` is their user id. */
export const erasePersonJob = job('preferences.erase-person', idPayload, byId, {
  when: 'a person asked to be erased, or the operator has them erased',
  does: 'ends what others see of them, and erases everything about them but a keyed hash',
});

export const openLimits = button('preferences.limits', z.object({}));

/** The limits from which organizers choose. Each list begins with the default, which is also the most permissive. */
export const CHOICES = {
  nudgeDays: ['7', '14', '30'],
  perDay: ['2', '1'],
  perWeek: ['5', '4', '3', '2', '1'],
} as const;

const chosen = (values: readonly [string, ...string[]]) =>
  z.enum(values, { error: copy.limitMissing }).transform(Number);

const awayWord = z
  .string()
  .max(50, copy.wordTooLong)
  .refine((word) => !isUnmatchable(word), copy.wordUnmatchable);

/** Words and emoji, one a line; each once. */
const awayWords = z
  .string()
  .nullable()
  .transform((typed) => [...new Set((typed ?? '').split('\n').map((word) => word.trim()))].filter((it) => it !== ''))
  .pipe(z.array(awayWord).max(40, copy.tooManyWords));

const community = z.object({ communityId: z.uuid() });

export const limitsModal = modal(
  'preferences.limit',
  z.object({}),
  z.object({
    nudgeDays: chosen(CHOICES.nudgeDays),
    perDay: chosen(CHOICES.perDay),
    perWeek: chosen(CHOICES.perWeek),
    awayWords,
  }),
);

/** Opens the form with the words of a community, and saves them. */
export const openAwayWords = button('preferences.away-words', community);
export const awayWordsModal = modal('preferences.set-away-words', community, z.object({ awayWords }));

const text = z.string().max(1_000).default('');

const profile = z.object({
  status_text: text,
  status_emoji: text,
  /** In seconds since 1970; 0 if the status doesn't expire. */
  status_expiration: z.number().min(0).max(9_999_999_999).default(0),
});

/** The status of a profile, which is never stored. */
export const withStatus = z.object({ user: z.object({ id: slackId, profile }) });

/**
 * A change of a profile, as far as it says whether that person is away. `status_away` is found before the event is
 * stored; one that an earlier version stored has none.
 */
export const userChanged = event(
  'user_change',
  z.object({
    user: z.object({ id: slackId, profile: profile.optional() }).transform(({ id }) => ({ id })),
    status_away: z.boolean().optional(),
    /** In seconds since 1970; 0 if the status doesn't expire. */
    status_away_until: z.number().min(0).max(9_999_999_999).default(0),
  }),
);
