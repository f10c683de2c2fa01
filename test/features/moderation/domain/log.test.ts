import { csvOfLog } from '../../../../src/features/moderation/domain/log.js';

const openedAt = new Date('2026-11-23T09:00:00Z');

test('the log has a row for each act, and one for a case without any', () => {
  const one = { caseId: 'a', openedAt, where: 'DM', rules: ['Be kind.', 'Say "hi".'], state: 'taken' };
  const acts = [{ act: 'took it on', name: '=Ann, "A"', at: new Date('2026-11-23T10:00:00Z') }];
  const other = { caseId: 'b', openedAt, where: 'home channel', rules: [], state: 'open', acts: [] };
  expect(csvOfLog(['report', 'opened'], [{ ...one, acts }, other]).split('\r\n')).toEqual([
    '"report","opened"',
    `"a","2026-11-23T09:00:00.000Z","DM","Be kind. / Say ""hi"".","taken","took it on","'=Ann, ""A""","2026-11-23T10:00:00.000Z"`,
    '"b","2026-11-23T09:00:00.000Z","home channel","","open","","",""',
    '',
  ]);
});
