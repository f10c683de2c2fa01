import { DEFAULT_WORKING_DAYS } from '../../../attention/domain.js';
import { allCountries, countryOf, isRegion, nextHolidays, statesOf } from '../../../attention/holidays.js';
import { changePreferences, lockPreferences, type Preferences, preferencesOf } from '../../../attention/preferences.js';
import { listedTopicsOf } from '../../../attention/proactive.js';
import { DEFAULT_QUIET_HOURS } from '../../../attention/quiet-hours.js';
import { regionOf } from '../../../attention/recipient.js';
import { changeAway } from '../../../core/away.js';
import { dayIn } from '../../../core/calendar.js';
import type { Tx } from '../../../core/database/database.js';
import { chooseZone, type Person, personById } from '../../../core/people.js';
import type { Deps } from '../../../feature.js';
import type { FormOf } from '../../../slack/interactions/contracts.js';
import type { Listen } from '../../../slack/interactions/listen.js';
import { fieldErrors, type HandlerResponse, open } from '../../../slack/interactions/responses.js';
import { openPreferences, preferencesModal, SNOOZES } from '../contracts.js';
import { copy } from '../copy.js';
import { awayProblem, snoozeEnd } from '../domain.js';
import { preferencesView } from '../views/preferences.js';
import { replan } from './replan.js';

type Form = FormOf<typeof preferencesModal>;

/** Registers handlers for the Preferences modal. */
export function listenForPreferences(on: Listen, deps: Deps): void {
  on.press(openPreferences, { act: 'preferences.own' }, ({ person }) => openPreferencesForm(deps, person));

  on.submit(preferencesModal, { act: 'preferences.own' }, async ({ person, form }) => {
    const problem = await problemWith(form, dayIn(person.zone, deps.clock()));
    if (problem) return fieldErrors(problem);
    const { workspaceId, userId } = person;
    await deps.db.inWorkspace(workspaceId, (tx) => save(tx, deps, person, form));
    await deps.attention.flush(workspaceId, [userId]);
    await deps.refreshHome(workspaceId, [userId]);
    return undefined;
  });
}

const SHOWN_HOLIDAYS = 3;

export async function openPreferencesForm(deps: Deps, person: Person): Promise<HandlerResponse> {
  const country = countryOf(person.zone);
  const countries = await allCountries();
  const regions = {
    countries,
    country: countries.find((it) => it.region === country),
    states: country ? await statesOf(country) : [],
  };
  return deps.db.inWorkspace(person.workspaceId, async (tx) => {
    const preferences = await preferencesOf(tx, person.userId);
    const today = dayIn(person.zone, deps.clock());
    return open(
      preferencesView({
        ...regions,
        person,
        preferences,
        holidays: await nextHolidays(regionOf(person, preferences), today, SHOWN_HOLIDAYS),
        topics: listedTopicsOf(deps.attention.kinds),
        rows: await deps.preferences(tx, person),
        now: deps.clock(),
      }),
    );
  });
}

async function problemWith(form: Form, today: string): Promise<Record<string, string> | undefined> {
  const isKeyword = form.holidays === 'zone' || form.holidays === 'none';
  if (!isKeyword && !(await isRegion(form.holidays))) return { holidays: copy.holidaysMissing };
  const problem = form.awayUntil ? awayProblem(form.awayUntil, today) : undefined;
  return problem && { awayUntil: { past: copy.awayPast, 'too-long': copy.awayTooLong }[problem] };
}

async function save(tx: Tx, deps: Deps, person: Person, form: Form): Promise<void> {
  const { workspaceId, userId } = person;
  const before = await lockPreferences(tx, workspaceId, userId);
  // Saves the time zone first, because the days and times below depend on it.
  await chooseZone(tx, userId, form.zone === 'slack' ? null : form.zone);
  await changePreferences(tx, workspaceId, userId, {
    ...chosenQuiet(form),
    workingDays: `${[...form.days].sort()}` === `${DEFAULT_WORKING_DAYS}` ? null : form.days,
    holidays: form.holidays === 'zone' ? null : form.holidays,
    stopped: stoppedBy(form, before, deps),
    keepAsking: form.keepAsking ? form.keepAsking.length > 0 : before.keepAsking,
    snoozedUntil: await snoozedBy(tx, form, before, deps),
  });
  await saveAway(tx, deps, person, form);
  await replan(tx, deps, person);
  await deps.attention.recheck(tx, { workspaceId, userIds: [userId], now: deps.clock() });
}

/**
 * Returns null for the default quiet hours, so that saving them with the form does not count as a choice, and the same
 * time twice for none.
 */
function chosenQuiet({ quietFrom, quietUntil, noQuiet }: Form): Pick<Preferences, 'quietFrom' | 'quietUntil'> {
  if (noQuiet?.includes('yes')) return { quietFrom: '00:00', quietUntil: '00:00' };
  const isDefault = quietFrom === DEFAULT_QUIET_HOURS.from && quietUntil === DEFAULT_QUIET_HOURS.until;
  return isDefault ? { quietFrom: null, quietUntil: null } : { quietFrom, quietUntil };
}

/** Returns the topics that the form stops, and previously stopped topics that it doesn't list. */
function stoppedBy({ topics: wanted }: Form, { stopped }: Preferences, deps: Deps): string[] {
  if (!wanted) return stopped;
  const known = listedTopicsOf(deps.attention.kinds).map((it) => it.topic);
  return [...stopped.filter((it) => !known.includes(it)), ...known.filter((it) => !wanted.includes(it))];
}

async function snoozedBy(tx: Tx, form: Form, before: Preferences, deps: Deps): Promise<Date | null> {
  if (form.snooze === 'as-is') return before.snoozedUntil;
  if (form.snooze === 'no') return null;
  const person = await personById(tx, before.userId);
  return snoozeEnd(person?.zone ?? 'UTC', deps.clock(), SNOOZES[form.snooze]);
}

async function saveAway(tx: Tx, deps: Deps, person: Person, { awayFrom, awayUntil }: Form): Promise<void> {
  const { workspaceId, userId } = person;
  if (person.awayFrom === awayFrom && person.awayUntil === awayUntil) return;
  const days = awayFrom && awayUntil ? { from: awayFrom, until: awayUntil } : null;
  await changeAway(tx, deps.tell, { workspaceId, userId, days, now: deps.clock() });
}
