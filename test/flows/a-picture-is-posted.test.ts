import { MINUTE } from '../../src/core/durations.js';
import type { Feature } from '../../src/feature.js';
import { idPayload, job, sweep, work } from '../../src/queue/job.js';
import { message, picture, plainSection } from '../../src/slack/blocks/blocks.js';
import { lineChart } from '../../src/slack/pictures/line-chart.js';
import { progress } from '../support/progress.js';
import { story } from '../support/story.js';

const postCurve = job('curves.post', idPayload, ({ id }) => id, {
  when: 'a story says so',
  does: 'posts a curve in the channel with this id',
});

let due: { workspaceId: string; id: string }[] = [];

/** A feature that posts a curve in each channel where one is due. */
const curves: Feature = {
  name: 'curves',
  sweeps: ({ jobs }) => [
    sweep('curves.find', { everyMs: MINUTE, does: 'finds due curves', run: () => jobs.addAll(postCurve, due) }),
  ],
  work: (deps) => [
    work(postCurve, async ({ workspaceId, id }) => {
      const key = `curves.post:${id}`;
      const svg = lineChart(progress([0, 2, 6]));
      const uploaded = await deps.uploadPicture(workspaceId, { key, svg, title: 'Day 2', alt: '6 of 8 are done' });
      const blocks = [plainSection('Day 2 of 4'), ...(uploaded ? [picture(uploaded)] : [])];
      await deps.deliver.post(workspaceId, { key, to: id, message: message(...blocks) });
    }),
  ],
};

story(
  'a picture is uploaded once and posted, and a message whose picture is lost is posted without it',
  async ({ settlesIn, workspace: { id: workspaceId }, makers, ann, slack, hearth }) => {
    await settlesIn();
    due = [{ workspaceId, id: makers.id }];
    slack.fail({ method: 'files.getUploadURLExternal', with: { retryAfter: 1 } });
    await hearth.settles();
    await ann.sees(makers, /Day 2 of 4\n\(picture: 6 of 8 are done\)/);
    const files = [...(slack.world.workspaces.get(workspaceId)?.files.values() ?? [])];
    expect(files.map((it) => [it.title, it.content?.toString('latin1', 1, 4)])).toEqual([['Day 2', 'PNG']]);

    due = [{ workspaceId, id: ann.id }];
    slack.fail({ method: 'files.completeUploadExternal', with: 'lostAnswer' });
    await hearth.settles();
    expect(ann.directMessages().at(-1)).toBe('Hearth: Day 2 of 4');
    expect(slack.calls('files.completeUploadExternal').length).toBe(2);
    expect(hearth.log.filter(({ msg }) => msg === 'a picture was not uploaded')).toMatchObject([
      { level: 40, step: 'complete' },
    ]);
  },
  { more: [curves] },
);
