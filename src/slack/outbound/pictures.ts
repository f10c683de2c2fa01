import type { WebClient } from '@slack/web-api';
import { SECOND } from '../../core/durations.js';
import { PermanentError, RetryLater } from '../../core/retry.js';
import { currentWorkspace } from '../../core/workspaces.js';
import { cut } from '../blocks/blocks.js';
import { slackError, verdictOf } from '../errors.js';
import type { Renderer } from '../pictures/render.js';
import type { Delivering } from './delivering.js';
import {
  claimUpload,
  releaseUpload,
  settleLost,
  settleUploaded,
  type Upload,
  type UploadedPicture,
  uploadOf,
} from './uploads.js';

export interface Picture {
  /** The idempotency key within the workspace. It names what the picture shows, such as `challenges.curve:<id>:<day>`. */
  readonly key: string;
  /** Its source, from `slack/pictures`. */
  readonly svg: string;
  /** The name of the file in Slack. */
  readonly title: string;
  /** A description of the picture. */
  readonly alt: string;
}

/**
 * Uploads a picture at most once per key, for messages to show. Returns undefined if the message has to do without: an
 * admin declined the scope, Slack refuses the picture, or an earlier attempt failed or died. After the upload, throws
 * `RetryLater` once, since Slack refuses messages with a file that it is still processing.
 *
 * The upload takes three steps: Slack gives an address, gets the content there, and is told to make it a file. Throws
 * Slack's temporary errors of the first step, and a rate limit of the third: there is no file then, so the job may run
 * again. Any other failure could leave a file behind, or would hold up the message for good if uploads never work from
 * here, so it isn't tried again.
 */
export type UploadPicture = (workspaceId: string, picture: Picture) => Promise<UploadedPicture | undefined>;

type Uploading = Pick<Delivering, 'db' | 'clock' | 'log'> & Pick<Renderer, 'render'>;

/** Longer than an attempt can take. A claim that is older belongs to a worker that died. */
const LEASE_MS = 90 * SECOND;

/** Most pictures are processed after this time. A message that Slack still refuses is posted without its picture. */
export const PROCESSING_MS = 3 * SECOND;

/** Slack's limit for the description of a file. */
const MAX_ALT = 1_000;

const SCOPE = 'files:write';

/** `processingMs` is the time to leave Slack for a picture; 0 if it needs none. */
export function createUploadPicture(
  it: Uploading,
  clientOf: (workspaceId: string) => Promise<WebClient>,
  processingMs = PROCESSING_MS,
): UploadPicture {
  return async (workspaceId, picture) => {
    const { key, alt } = picture;
    const at = it.clock();
    const earlier = await it.db.inWorkspace(workspaceId, async (tx) => {
      const { scopes } = await currentWorkspace(tx);
      if (scopes.includes(SCOPE)) return claimUpload(tx, { workspaceId, key, alt, at });
      return (await uploadOf(tx, key)) ?? 'declined';
    });
    if (earlier === 'declined') return undefined;
    if (earlier) return resultOf(earlier, key, alt, at);
    const fileId = await upload(it, workspaceId, await clientOf(workspaceId), picture);
    if (fileId && processingMs > 0) throw new RetryLater(processingMs, 'Slack is processing a picture');
    return fileId ? { fileId, alt } : undefined;
  };
}

function resultOf({ status, fileId, claimedAt, alt: before }: Upload, key: string, alt: string, now: Date) {
  if (status === 'uploaded' && fileId) return { fileId, alt: before ?? alt };
  const isHeld = status === 'uploading' && now.getTime() - claimedAt.getTime() < LEASE_MS;
  if (isHeld) throw new RetryLater(SECOND, `another worker is uploading ${key}`);
  return undefined;
}

type Step = 'draw' | 'begin' | 'send' | 'complete';

/** Returns the id of the file; undefined if the message has to do without the picture. */
async function upload(
  it: Uploading,
  workspaceId: string,
  slack: WebClient,
  picture: Picture,
): Promise<string | undefined> {
  const { key, svg, title, alt } = picture;
  let step: Step = 'draw';
  try {
    const png = await it.render(svg);
    step = 'begin';
    const { url, fileId } = await begin(slack, png.length, alt);
    step = 'send';
    // The same content at the same address again does no harm.
    await send(url, png).catch(() => send(url, png));
    step = 'complete';
    await slack.files.completeUploadExternal({ files: [{ id: fileId, title }] });
    await it.db.inWorkspace(workspaceId, (tx) => settleUploaded(tx, key, fileId));
    return fileId;
  } catch (error) {
    return settleFailure(it, workspaceId, key, step, error);
  }
}

/** Records a failed attempt. Throws if the job is to run again, or the workspace is lost. */
async function settleFailure(
  it: Uploading,
  workspaceId: string,
  key: string,
  step: Step,
  error: unknown,
): Promise<undefined> {
  const verdict = verdictOf(error);
  const code = slackError(error);
  const mayRetry = verdict === 'retry' || verdict === 'workspace' || (verdict === 'unknown' && step === 'begin');
  await it.db.inWorkspace(workspaceId, (tx) => (mayRetry ? releaseUpload : settleLost)(tx, key));
  if (verdict === 'workspace') throw new PermanentError('Slack does not accept our token there');
  if (mayRetry) throw error;
  const isOurFault = step === 'draw' || (verdict === 'badRequest' && code !== 'missing_scope');
  it.log[isOurFault ? 'error' : 'warn']({ workspaceId, key, step, err: error }, 'a picture was not uploaded');
  return undefined;
}

async function begin(slack: WebClient, length: number, alt: string): Promise<{ url: string; fileId: string }> {
  // The client's types call it `alt_text`.
  const file = { filename: 'picture.png', length, alt_txt: cut(alt, MAX_ALT) };
  const { upload_url: url, file_id: fileId } = await slack.files.getUploadURLExternal(file);
  if (!url || !fileId) throw new Error('Slack gave no address for an upload');
  return { url, fileId };
}

const SEND_TIMEOUT_MS = 15 * SECOND;

async function send(url: string, png: Uint8Array): Promise<void> {
  const headers = { 'content-type': 'image/png' };
  const signal = AbortSignal.timeout(SEND_TIMEOUT_MS);
  const { ok, status } = await fetch(url, { method: 'POST', headers, body: new Uint8Array(png), signal });
  if (!ok) throw new Error(`Slack answered an upload with ${status}`);
}
