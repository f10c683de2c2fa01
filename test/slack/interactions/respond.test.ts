import { ErrorCode, type WebClient } from '@slack/web-api';
import { section } from '../../../src/slack/blocks/blocks.js';
import { md } from '../../../src/slack/blocks/mrkdwn.js';
import { respond, submissionAck } from '../../../src/slack/interactions/respond.js';
import { infoModal } from '../../../src/slack/interactions/responses.js';
import type { FinalResponse } from '../../../src/slack/interactions/run-handler.js';

const view = infoModal('Next', []);
const first = { id: 'V1', type: 'modal', previous_view_id: null, root_view_id: 'V1' };
const second = { id: 'V2', type: 'modal', previous_view_id: 'V1', root_view_id: 'V1' };
const third = { id: 'V3', type: 'modal', previous_view_id: 'V2', root_view_id: 'V1' };
const home = { id: 'V4', type: 'home', previous_view_id: null, root_view_id: 'V4' };

const opened: FinalResponse = { kind: 'open', view };
const replaced: FinalResponse = { kind: 'replace', view };
const said: FinalResponse = { kind: 'say', blocks: [section(md`That’s settled.`)], kept: false };

async function respondIn(shown: object | undefined, outcome: FinalResponse, error?: string): Promise<string[]> {
  const calls: string[] = [];
  const called = (method: string) => async () => {
    calls.push(method);
    if (error) throw Object.assign(new Error(error), { code: ErrorCode.PlatformError, data: { error } });
  };
  const views = { open: called('open'), push: called('push'), update: called('update') };
  await respond(outcome, { views } as unknown as WebClient, '1.2.3', shown as never);
  return calls;
}

test.each([
  ['nowhere', undefined, ['open', 'open', 'open']],
  ['on Home', home, ['open', 'open', 'open']],
  ['in the first modal', first, ['push', 'update', 'push']],
  ['in the second modal', second, ['push', 'update', 'push']],
  ['in the third modal, onto which none can be pushed', third, ['update', 'update', 'update']],
])('pressed %s, a modal, its replacement and a notice are shown', async (_, shown, methods) => {
  const calls = [];
  for (const outcome of [opened, replaced, said]) calls.push(...(await respondIn(shown, outcome)));
  expect(calls).toEqual(methods);
});

test('a submission in the third modal replaces it', () => {
  const actions = [first, second, third].map((it) => submissionAck(opened, it as never)?.response_action);
  expect(actions).toEqual(['push', 'push', 'update']);
});

test.each([
  ['hash_conflict', replaced],
  ['push_limit_reached', opened],
])('a press that Slack refuses with %s, because another was faster, shows nothing', async (error, outcome) => {
  expect(await respondIn(second, outcome, error)).toHaveLength(1);
  await expect(respondIn(second, outcome, 'invalid_arguments')).rejects.toThrow();
});
