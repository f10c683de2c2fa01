import { createClock, type SettableClock } from '../../local-slack/clock.js';
import type { DrivenPerson } from '../../local-slack/driver/person.js';
import type { DrivenWorkspace } from '../../local-slack/driver/workspace.js';
import { type LocalSlack, startSlack } from '../../local-slack/slack.js';
import type { Channel } from '../../local-slack/world/workspace.js';
import { instantAt } from '../../src/core/calendar.js';
import { withTimeout } from '../../src/core/timeout.js';
import { SIGNING_SCOPE } from '../../src/slack/outbound/signed.js';
import { freshDatabase } from './database.js';
import { checkFallbackTexts } from './fallback-texts.js';
import { type LogLine, startTestHearth, type TestHearth, type TestHearthSettings } from './hearth.js';
import { type Line, lineTo } from './line.js';
import { manifest } from './manifest.js';
import { joinCheckins, setsUp } from './opening.js';
import { allRows } from './rows.js';
import { canSettle, settle } from './settled.js';

/** Monday, November 23, 2026. Stories start at 8:00 on this day in Berlin, where most of their people live. */
export const MONDAY = '2026-11-23';
const ERROR = 50;
/** Far more than any story takes, for machines that are busy. */
const STORY_TIMEOUT_MS = 240_000;
const BERLIN = 'Europe/Berlin';

/** A workspace with Hearth, three people and their channel, which is not a community yet. */
export interface Story {
  readonly slack: LocalSlack;
  readonly clock: SettableClock;
  readonly workspace: DrivenWorkspace;
  readonly hearth: TestHearth;
  readonly databaseUrl: string;
  /** The proxy between Hearth and its database, in a story with `onLine`. */
  readonly line: Line;
  /** An admin. */
  readonly noor: DrivenPerson;
  readonly ann: DrivenPerson;
  readonly ben: DrivenPerson;
  readonly makers: Channel;
  /** Adds a person; by default they live in Berlin. */
  person(name: string, more?: Partial<Parameters<DrivenWorkspace['person']>[0]>): DrivenPerson;
  /**
   * Noor makes #makers a community: check-ins on weekdays at 9:00, due by 18:00, in each member's own time zone. All
   * members take part. It counts as announced on the day before, so that answers do not go under the announcement.
   * `fields` overrides this by the modal's labels. Without `fields`, at the start of a story, this writes the rows
   * directly, which takes a tenth of the time; Noor then has no Home yet.
   */
  settlesIn(fields?: Record<string, string | readonly string[]>): Promise<void>;
  /** Starts another Hearth on the same database. It stops at the end of the story. */
  anotherHearth(settings?: TestHearthSettings): Promise<TestHearth>;
  /**
   * Sets the clock to that day and local time, by default in Berlin, and runs what is due then. The time between is
   * skipped, as if Hearth had been down; `clock.advance` stops wherever something falls due.
   */
  itIs(day: string, time: string, zone?: string): Promise<void>;
}

export interface StorySettings extends TestHearthSettings {
  /** The Enterprise Grid organization of the workspace. */
  readonly enterprise?: string;
  /** Connects Hearth to its database through a proxy that the story can cut. */
  readonly onLine?: boolean;
  /** Grants the scope with which check-ins are under their members' names and pictures. */
  readonly signs?: boolean;
  /** Slack refuses what comes faster than its published limits. They count in real time. */
  readonly rateLimits?: boolean;
}

/** Defines a test that runs the real app with a local Slack, a real database and a real queue. */
export function story(title: string, tell: (it: Story) => Promise<void>, settings?: StorySettings): void {
  test(title, () => tellStory(tell, settings), 2 * STORY_TIMEOUT_MS);
}

/** Runs a story within a test. Returns the result of `tell`. */
export async function tellStory<T>(tell: (it: Story) => Promise<T>, settings?: StorySettings): Promise<T> {
  const it = await begin(settings);
  try {
    // After its own timeout, Jest would start the next test and leave this one running.
    const told = await withTimeout(STORY_TIMEOUT_MS, () => tell(it));
    checkFallbackTexts(it.slack);
    return told;
  } catch (error) {
    throw withLog(error, it.hearth.log);
  } finally {
    await it.ends();
  }
}

/** Adds the errors in the log to the error of a failed story. */
function withLog(error: unknown, log: readonly LogLine[]): unknown {
  const errors = log.filter((line) => line.level >= ERROR).map((line) => JSON.stringify(line));
  return errors.length > 0 ? new Error(`${error}\n\nThe log:\n${errors.join('\n')}`, { cause: error }) : error;
}

async function begin({
  onLine = false,
  signs = false,
  rateLimits = false,
  enterprise,
  ...settings
}: StorySettings = {}): Promise<Story & { ends(): Promise<void> }> {
  const start = instantAt(MONDAY, '08:00', BERLIN);
  const clock = createClock({ start });
  const slack = await startSlack({ manifest, clock, answerWithinMs: 20_000, rateLimits });
  const workspace = slack.workspace({
    name: 'Indie Makers',
    declined: signs ? [] : [SIGNING_SCOPE],
    ...(enterprise ? { enterprise } : {}),
  });
  const people: DrivenPerson[] = [];
  const person: Story['person'] = (name, more = {}) => {
    const handle = name.split(' ')[0]?.toLowerCase();
    const it = workspace.person({ name, handle, zone: BERLIN, locale: 'en-GB', ...more });
    people.push(it);
    return it;
  };
  const [noor, ann, ben] = [person('Noor Haddad', { isAdmin: true }), person('Ann Berger'), person('Ben Okafor')];
  const makers = workspace.channel({ name: 'makers', members: [noor, ann, ben] });
  const database = await freshDatabase();
  const line = onLine ? await lineTo(database.url) : NO_LINE;
  const running: TestHearth[] = [];
  const anotherHearth: Story['anotherHearth'] = async (how) => {
    const it = await startTestHearth(slack, workspace.botToken, onLine ? line.url : database.url, how);
    running.push(it);
    return it;
  };
  const hearth = await anotherHearth(settings);
  const it: Story = {
    slack,
    clock,
    workspace,
    hearth,
    databaseUrl: database.url,
    line,
    noor,
    ann,
    ben,
    makers,
    person,
    settlesIn: async (fields) => {
      const longAgo = `update communities set announce_at = created_at - interval '1 day', checklist_hidden_at = created_at`;
      const members = people.filter(({ id, user }) => makers.members.has(id) && !user.isBot && !user.deleted);
      if (!fields && canSettle(it, members, start)) {
        await settle(it, members);
        await allRows(database.url, longAgo);
        return;
      }
      await setsUp(noor, '#makers', fields);
      await hearth.settles();
      await allRows(database.url, longAgo);
      await joinCheckins(makers, members);
      await hearth.settles();
    },
    anotherHearth,
    itIs: (day, time, zone = BERLIN) => clock.set(instantAt(day, time, zone)),
  };
  return {
    ...it,
    ends: async () => {
      for (const it of running) await it.stops();
      if (onLine) await line.cut();
      await database.release();
      await slack.close();
    },
  };
}

const notOnLine = () => Promise.reject(new Error('Only a story with { onLine: true } can cut the line.'));
const NO_LINE: Line = { url: '', cut: notOnLine, mend: notOnLine, silence: notOnLine, hang: notOnLine };
