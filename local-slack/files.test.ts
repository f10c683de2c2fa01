import { webClient } from './sample/client.js';
import { sampleManifest } from './sample/manifest.js';
import { type LocalSlack, startSlack } from './slack.js';

let slack: LocalSlack;

beforeEach(async () => {
  const scopes = { bot: ['chat:write', 'files:read', 'files:write'] };
  slack = await startSlack({ manifest: { ...sampleManifest, oauth_config: { scopes } } });
});

afterEach(() => slack.close());

test('a file is uploaded in three steps and shared in a channel', async () => {
  const club = slack.workspace({ name: 'Chess Club' });
  const ann = club.person({ name: 'Ann' });
  const lounge = club.channel({ name: 'lounge', members: [ann], withApp: true });
  const client = webClient(slack, club.botToken);
  await client.filesUploadV2({
    channel_id: lounge.id,
    initial_comment: 'The score',
    filename: 'score.csv',
    title: 'Score',
    file: Buffer.from('Ann,1\n'),
  });
  const [message] = lounge.messages;
  expect(message).toMatchObject({
    text: 'The score',
    subtype: 'file_share',
    files: [{ name: 'score.csv', title: 'Score' }],
  });
  const file = (await client.files.info({ file: message?.files?.[0]?.id ?? '' })).file;
  const content = await fetch(file?.url_private ?? '');
  expect([content.headers.get('content-type'), await content.text()]).toEqual(['text/csv', 'Ann,1\n']);
});

test('an uploaded image can be shown in a message', async () => {
  const club = slack.workspace({ name: 'Chess Club' });
  const ann = club.person({ name: 'Ann' });
  const client = webClient(slack, club.botToken);
  const { upload_url = '', file_id = '' } = await client.files.getUploadURLExternal({
    filename: 'chart.png',
    length: 3,
  });
  await fetch(upload_url, { method: 'POST', body: 'png' });
  await client.files.completeUploadExternal({ files: [{ id: file_id, title: 'Chart' }] });
  const blocks = [{ type: 'image' as const, alt_text: 'Wins by month', slack_file: { id: file_id } }];
  await client.chat.postMessage({ channel: ann.id, text: 'Wins by month', blocks });
  expect(ann.directMessages()).toEqual(['Greeter: (picture: Wins by month)']);
});

test.each([
  ['cut', { status: 'none', hasContent: false }],
  ['lostAnswer', { status: 'none', hasContent: true }],
  [{ status: 503 }, { status: 503, hasContent: false }],
] as const)('an upload fails as a fault says: %j', async (kind, expected) => {
  const club = slack.workspace({ name: 'Chess Club' });
  const file = { filename: 'chart.png', length: 3 };
  const { upload_url = '', file_id = '' } = await webClient(slack, club.botToken).files.getUploadURLExternal(file);
  slack.fail({ method: 'upload', with: kind });
  const status = await fetch(upload_url, { method: 'POST', body: 'png' }).then(
    (it) => it.status,
    () => 'none',
  );
  const content = slack.world.workspaces.get(club.id)?.files.get(file_id)?.content;
  expect({ status, hasContent: content !== undefined }).toEqual(expected);
});
