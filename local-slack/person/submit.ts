import { z } from 'zod';
import { viewJson } from '../shapes/view.js';
import { SlackError } from '../world/slack-error.js';
import { newTrigger } from '../world/triggers.js';
import { readView } from '../world/view-argument.js';
import { dropModals, modalsOf, pushModal, updateView } from '../world/views.js';
import type { View } from '../world/workspace.js';
import { changed } from '../world/world.js';
import { missing } from './inputs.js';
import { interact, reject } from './interact.js';
import type { Person } from './person.js';

const answerSchema = z.discriminatedUnion('response_action', [
  z.object({ response_action: z.literal('clear') }),
  z.object({ response_action: z.literal('errors'), errors: z.record(z.string(), z.string()) }),
  z.object({ response_action: z.literal('update'), view: z.unknown() }),
  z.object({ response_action: z.literal('push'), view: z.unknown() }),
]);

type SubmissionAnswer = z.infer<typeof answerSchema>;

/**
 * Submits the top modal. If Slack's own checks fail, as for an empty required field, shows the errors and does not
 * notify the app. Otherwise sends `view_submission` and applies the app's response.
 */
export async function submit(person: Person, view: View): Promise<void> {
  const { world, workspace, user } = person;
  view.errors = missing(view);
  changed(world, { what: 'view', team: workspace.id, user: user.id });
  if (Object.keys(view.errors).length > 0) return;
  const answer = await interact(person, `view_submission ${view.given.callback_id ?? ''}`, {
    type: 'view_submission',
    trigger_id: newTrigger(world, workspace, user.id, view.id),
    view: viewJson(world, workspace, view),
    response_urls: [],
  });
  if (answer.failure !== undefined) return;
  try {
    follow(person, view, readAnswer(answer.body));
  } catch (error) {
    if (!(error instanceof SlackError)) throw error;
    reject(person, answer, describe(error));
  }
}

/** Closes the top modal, like its close button. */
export function close(person: Person, view: View): Promise<void> {
  return view.given.clear_on_close ? closeAll(person) : leave(person, [view], false);
}

/** Closes all modals, like the × in the corner. */
export function closeAll(person: Person): Promise<void> {
  return leave(person, modalsOf(person.workspace, person.user.id).toReversed(), true);
}

async function leave(person: Person, views: readonly View[], isCleared: boolean): Promise<void> {
  const { world, workspace, user } = person;
  dropModals(world, workspace, user.id, views);
  for (const view of views.filter((it) => it.given.notify_on_close)) {
    const body = { type: 'view_closed', view: viewJson(world, workspace, view), is_cleared: isCleared };
    await interact(person, `view_closed ${view.given.callback_id ?? ''}`, body);
  }
}

function readAnswer(body: unknown): SubmissionAnswer | undefined {
  const isEmpty =
    body === undefined || body === '' || (typeof body === 'object' && body !== null && Object.keys(body).length === 0);
  if (isEmpty) return undefined;
  const read = answerSchema.safeParse(body);
  if (!read.success) throw new SlackError('invalid_response');
  return read.data;
}

function follow({ world, workspace, user }: Person, view: View, answer: SubmissionAnswer | undefined): void {
  switch (answer?.response_action) {
    case undefined:
      dropModals(world, workspace, user.id, [view]);
      break;
    case 'clear':
      dropModals(world, workspace, user.id, modalsOf(workspace, user.id));
      break;
    case 'errors':
      refuseStrayErrors(view, answer.errors);
      view.errors = answer.errors;
      changed(world, { what: 'view', team: workspace.id, user: user.id });
      break;
    case 'update':
      updateView(world, workspace, view, readView(world, workspace, answer.view, 'modal'));
      break;
    case 'push':
      pushModal(world, workspace, user.id, readView(world, workspace, answer.view, 'modal'));
  }
}

/** Throws if an error is not for an input block. Slack then rejects the whole response. */
function refuseStrayErrors(view: View, errors: Readonly<Record<string, string>>): void {
  const inputs = new Set(view.blocks.filter((block) => block.type === 'input').map((block) => block.block_id));
  const stray = Object.keys(errors).filter((blockId) => !inputs.has(blockId));
  if (stray.length > 0) throw new SlackError(`errors for no input: ${stray.join(', ')}`);
  if (Object.keys(errors).length === 0) throw new SlackError('errors without any');
}

function describe({ code, details }: SlackError): string {
  return Object.keys(details).length > 0 ? `${code} ${JSON.stringify(details)}` : code;
}
