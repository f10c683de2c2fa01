import { z } from 'zod';
import { MINUTE } from '../../src/core/durations.js';
import type { Feature } from '../../src/feature.js';
import { idPayload, job, sweep, work } from '../../src/queue/job.js';
import { actions, message, picture, plainSection } from '../../src/slack/blocks/blocks.js';
import { button, modal } from '../../src/slack/interactions/contracts.js';
import { infoModal, open, replace } from '../../src/slack/interactions/responses.js';
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

const depth = z.object({ depth: z.number() });
const goDeeper = button('album.deeper', depth);
const turn = button('album.turn', depth);
const albumModal = modal('album.save', depth, z.object({}));

/** The file that the album shows, which Slack doesn't have unless a story uploads one. */
let fileId = 'F404';

const shown = ({ depth }: { depth: number }) => [
  plainSection(`Page ${depth}`),
  picture({ fileId, alt: `A curve on page ${depth}` }),
];

const page = ({ depth }: { depth: number }) =>
  albumModal.view(
    { depth },
    {
      ...{ title: 'Album', submit: 'Save' },
      blocks: [...shown({ depth }), actions(goDeeper.element('Deeper', { depth }), turn.element('Turn', { depth }))],
    },
  );

/** A feature whose Home section and modals show a picture. */
const album: Feature = {
  name: 'album',
  home: { rank: 1, title: 'Album', section: async () => ({ blocks: shown({ depth: 0 }) }) },
  acts: [
    {
      ...{ word: 'album', label: 'Open album', help: 'Opens the album.', act: 'home.read' },
      run: async () => open(page({ depth: 1 })),
    },
  ],
  listen: (on) => {
    const access = { act: 'home.read' } as const;
    on.press(goDeeper, access, async ({ carry }) => open(page({ depth: carry.depth + 1 })));
    on.press(turn, access, async ({ carry }) => replace(page({ depth: carry.depth + 10 })));
    on.submit(albumModal, access, async ({ carry }) => replace(infoModal('Album', shown(carry))));
  },
};

story(
  'Home and modals go without a picture that Slack refuses, and a fourth modal replaces the third',
  async ({ settlesIn, workspace: { id }, makers, ann, slack, hearth }) => {
    await settlesIn();
    await ann.opensHome();
    await hearth.settles();
    expect(ann.reads('Home')).toContain('Page 0\n');
    expect(ann.reads('Home')).not.toContain('picture');
    await ann.types('/hearth album', { in: makers });
    expect(ann.reads('modal')).toContain('Page 1\n[Deeper]');
    await ann.presses('Turn');
    expect(ann.reads('modal')).toContain('Page 11\n[Deeper]');
    await ann.presses('Deeper');
    expect(ann.reads('modal')).toContain('Page 12\n[Deeper]');

    // Once Slack has the picture, it shows wherever it can be tried again.
    due = [{ workspaceId: id, id: makers.id }];
    await hearth.settles();
    fileId = [...(slack.world.workspaces.get(id)?.files.keys() ?? [])][0] ?? '';
    await ann.presses('Deeper');
    expect(ann.reads('modal')).toContain('Page 13\n(picture: A curve on page 13)');
    await ann.presses('Deeper');
    expect(ann.reads('modal')).toContain('Page 14\n(picture: A curve on page 14)');
    expect(slack.calls('views.push').map(({ response }) => response.ok)).toEqual([false, true, true]);
    await ann.submits();
    expect(ann.reads('modal')).toBe('== Album ==\nPage 14\n[Close]');
    await ann.closes();
    expect(ann.reads('modal')).toContain('Page 12');
  },
  { more: [curves, album] },
);
