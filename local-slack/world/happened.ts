import { randomUUID } from 'node:crypto';
import { channelNamed, type GuideStep, type Happening, personNamed, type RunningGuide } from './guide.js';
import type { Entry } from './log.js';
import { repliesTo } from './messages.js';
import type { Channel, Workspace } from './workspace.js';
import { changed, type World } from './world.js';

/** Starts a guide, and keeps track of its steps. The page shows it. */
export function startGuide(world: World, workspace: Workspace, guide: RunningGuide['guide']): void {
  const running: RunningGuide = {
    ...{ guide, id: randomUUID(), since: world.ids.ts() },
    ...{ begun: new Set(), done: new Set(), threads: new Set() },
  };
  workspace.guide = running;
  const notice = () => changed(world, { what: 'guide', team: workspace.id });
  world.changes.on('change', ({ what }) => {
    if (what === 'guide') return;
    const done = guide.steps.filter(
      (it) => !running.done.has(it.id) && isSeen(running, it) && happened(world, workspace, running, it.doneWhen),
    );
    for (const it of done) running.done.add(it.id);
    if (done.length > 0) notice();
  });
  notice();
}

function isSeen({ begun }: RunningGuide, { id, doneWhen }: GuideStep): boolean {
  return !('published' in doneWhen) || begun.has(id);
}

/** Returns the newest message in a channel that has replies. */
export function newestThread(channel: Channel | undefined): string | undefined {
  return channel?.messages.findLast((it) => it.threadTs === undefined && repliesTo(channel, it.ts).length > 0)?.ts;
}

function happened(world: World, workspace: Workspace, { since, threads }: RunningGuide, what: Happening): boolean {
  const isNew = (ts: string) => Number(ts) > Number(since);
  if ('clock' in what) return world.clock.now() >= what.clock;
  if ('threadOpened' in what) return threads.has(channelNamed(workspace, what.threadOpened)?.id ?? '');
  if ('submitted' in what) return isSubmission(world.log.at(-1), what.submitted, idOf(workspace, what.by), since);
  if ('posted' in what) {
    const by = idOf(workspace, what.by);
    const all = channelNamed(workspace, what.posted)?.messages ?? [];
    return all.some((it) => it.user === by && it.subtype === undefined && isNew(it.ts));
  }
  const to = idOf(workspace, what.to);
  if ('published' in what) {
    const home = workspace.homes.get(to ?? '');
    // A hash begins with the second of the last change.
    return (
      home !== undefined &&
      isNew(`${Number.parseInt(home.hash, 10) + 1}`) &&
      what.published.test(JSON.stringify(home.blocks))
    );
  }
  const app = idOf(workspace, 'app') ?? '';
  const direct = [...workspace.channels.values()].find(
    ({ kind, members }) => kind === 'im' && members.has(app) && members.has(to ?? ''),
  );
  return direct?.messages.some((it) => it.user === app && isNew(it.ts)) ?? false;
}

function idOf(workspace: Workspace, name: string): string | undefined {
  return name === 'app' ? workspace.installation?.botUser : personNamed(workspace, name)?.id;
}

/** Reports whether this request is a person's form that the app accepted without errors in its fields. */
function isSubmission(entry: Entry | undefined, form: string, user: string | undefined, since: string): boolean {
  if (
    entry?.kind !== 'interaction' ||
    entry.what !== `view_submission ${form}` ||
    entry.at.getTime() < Math.floor(Number(since) * 1000)
  )
    return false;
  const { answer, body, failure } = entry;
  const by = typeof body.user === 'object' && body.user !== null && 'id' in body.user ? body.user.id : undefined;
  return failure === undefined && by === user && !JSON.stringify(answer ?? '').includes('"errors"');
}
