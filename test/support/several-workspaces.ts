import { createClock } from '../../local-slack/clock.js';
import type { DrivenPerson } from '../../local-slack/driver/person.js';
import type { DrivenWorkspace } from '../../local-slack/driver/workspace.js';
import { type LocalSlack, startSlack } from '../../local-slack/slack.js';
import type { Channel } from '../../local-slack/world/workspace.js';
import { instantAt } from '../../src/core/calendar.js';
import type { MultiWorkspaceSettings } from '../../src/core/config.js';
import { freshDatabase, type TestDatabase } from './database.js';
import { startTestHearth, type TestHearth, type TestHearthSettings } from './hearth.js';
import { multiWorkspaceSettings } from './installing.js';
import { manifest } from './manifest.js';
import { joinCheckins, setsUp } from './opening.js';
import { MONDAY } from './story.js';

const BERLIN = 'Europe/Berlin';

/** A Hearth that serves any number of workspaces, none of which has installed it yet. */
export interface SeveralWorkspaces {
  readonly slack: LocalSlack;
  readonly database: TestDatabase;
  readonly hearth: TestHearth;
  readonly serves: MultiWorkspaceSettings;
  /** Makes a workspace without Hearth, with an admin and a member in its channel. */
  workspace(name: string): OneOfSeveral;
  /** Starts another Hearth on the same database, which from now on gets Slack's requests. It stops with the others. */
  anotherHearth(settings?: TestHearthSettings): Promise<TestHearth>;
  /** Sets the clock to that day and time in Berlin, and runs what is due then. */
  itIs(day: string, time: string): Promise<void>;
  ends(): Promise<void>;
}

export interface OneOfSeveral {
  readonly workspace: DrivenWorkspace;
  readonly noor: DrivenPerson;
  readonly ann: DrivenPerson;
  readonly makers: Channel;
  /** Noor makes #makers a community, and both join the check-ins. */
  settlesIn(): Promise<void>;
}

/** Starts a Slack and a Hearth on Monday at 8:00 in Berlin. */
export async function severalWorkspaces(settings: TestHearthSettings = {}): Promise<SeveralWorkspaces> {
  const clock = createClock({ start: instantAt(MONDAY, '08:00', BERLIN) });
  const slack = await startSlack({ manifest, clock, answerWithinMs: 20_000 });
  const database = await freshDatabase();
  const serves = multiWorkspaceSettings(slack);
  const running: TestHearth[] = [];
  const anotherHearth = async (more: TestHearthSettings = {}) => {
    const it = await startTestHearth(slack, '', database.url, { serves, ...settings, ...more });
    running.push(it);
    return it;
  };
  const hearth = await anotherHearth();
  const workspace = (name: string): OneOfSeveral => {
    const it = slack.workspace({ name, installed: false });
    const noor = it.person({ name: 'Noor Haddad', zone: BERLIN, locale: 'en-GB', isAdmin: true });
    const ann = it.person({ name: 'Ann Berger', zone: BERLIN, locale: 'en-GB' });
    const makers = it.channel({ name: 'makers', members: [noor, ann] });
    const settlesIn = async () => {
      await setsUp(noor, '#makers');
      await hearth.settles();
      await joinCheckins(makers, [noor, ann]);
    };
    return { workspace: it, noor, ann, makers, settlesIn };
  };
  return {
    ...{ slack, database, hearth, serves, workspace, anotherHearth },
    itIs: (day, time) => slack.clock.set(instantAt(day, time, BERLIN)),
    ends: async () => {
      for (const it of running) await it.stops();
      await database.release();
      await slack.close();
    },
  };
}
