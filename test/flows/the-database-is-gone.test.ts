import { guidelinesArePublished, homeOf } from '../support/guidelines.js';
import { takesReports } from '../support/moderation.js';
import { allRows } from '../support/rows.js';
import { type Story, story } from '../support/story.js';

const stored = ({ databaseUrl }: Story) =>
  allRows(
    databaseUrl,
    `select (select count(*)::int from guideline_acknowledgements) as read,
     (select count(*)::int from moderation_reports) as reports`,
  );

story(
  'while the database is gone, a report keeps its words and “Got it” can be pressed again',
  async (it) => {
    const { noor, ann, ben, makers, hearth, line } = it;
    await guidelinesArePublished(it, { withCheckins: false });
    await takesReports(it);
    await homeOf(it, ben);
    const message = await ben.posts(makers, 'You are all idiots');
    await ann.uses('Report to moderators', { on: message });
    await ann.fills({ 'What should they know?': 'It is not the first time.' });
    await hearth.settles();
    const before = await stored(it);
    await line.cut();
    await ann.submits();
    await ben.presses('Got it');
    const problem = /That didn’t work, and it’s our fault\. Nothing is lost\./;
    expect([Object.values(ann.errors())[0], ben.reads('modal')]).toEqual([
      expect.stringMatching(problem),
      expect.stringMatching(problem),
    ]);
    await line.mend();
    expect(await stored(it)).toEqual(before);
    expect(ann.reads('modal')).toContain('It is not the first time.');
    await ann.submits();
    await ben.closesAll();
    await ben.presses('Got it');
    await hearth.settles();
    expect(ann.reads('modal')).toContain('Thank you. Your report has arrived.');
    expect(await homeOf(it, ben)).not.toContain('[Got it]');
    expect(noor.directMessages().filter((text) => text.includes('was reported'))).toHaveLength(1);
    expect(await stored(it)).toEqual([{ read: Number(before[0]?.read) + 1, reports: 1 }]);
  },
  { onLine: true },
);
