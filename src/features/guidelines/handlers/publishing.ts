import type { Tx } from '../../../core/database/database.js';
import { memberCount, membersOf } from '../../../core/members.js';
import { holdersOf } from '../../../core/roles.js';
import type { Deps } from '../../../feature.js';
import { md } from '../../../slack/blocks/mrkdwn.js';
import type { FormOf } from '../../../slack/interactions/contracts.js';
import type { Listen } from '../../../slack/interactions/listen.js';
import { fieldErrors, type HandlerResponse, replace, say } from '../../../slack/interactions/responses.js';
import { editPost, openPreview, publishModal } from '../contracts.js';
import { copy } from '../copy.js';
import { isSame, MAX_SECTIONS } from '../domain/content.js';
import { acknowledge, tallyOf } from '../store/acknowledgements.js';
import { deleteDraft } from '../store/drafts.js';
import { addPost, markPosts } from '../store/posts.js';
import { addVersion, askedVersion, type VersionRow } from '../store/versions.js';
import { doneView } from '../views/done.js';
import { previewView } from '../views/publishing.js';
import { toPublish } from './access.js';
import { type Editing, type Editor, editingOf, save, whoseOf } from './draft.js';

type Form = FormOf<typeof publishModal>;

/** Registers handlers with which organizers preview and publish the guidelines. */
export function listenForPublishing(on: Listen, deps: Deps): void {
  const { db, clock } = deps;
  on.press(openPreview, toPublish, ({ person, community }) =>
    db.inWorkspace(person.workspaceId, async (tx) => {
      const editor = { person, community, now: clock() };
      const editing = await editingOf(tx, editor);
      // The draft that is previewed is published later, also if it is the text that Hearth suggests.
      await save(tx, editor, editing);
      return showPreview(tx, editor, editing);
    }),
  );

  on.submit(publishModal, toPublish, async ({ person, community, form }) => {
    const { workspaceId } = person;
    const editor = { person, community, now: clock() };
    const done = await db.inWorkspace(workspaceId, (tx) => publish(tx, deps, editor, form));
    if ('response' in done) return done.response;
    const { version, postIds, userIds, toAsk } = done;
    await deps.jobs.addAll(
      editPost,
      postIds.map((id) => ({ workspaceId, id })),
    );
    await deps.refreshHome(workspaceId, userIds);
    return replace(doneView(community, version, toAsk));
  });
}

async function showPreview(
  tx: Tx,
  { community, now }: Editor,
  { current, sections, meanwhile }: Editing,
  summary?: string,
): Promise<HandlerResponse> {
  return replace(
    previewView({
      ...{ community, draft: sections, published: current?.sections, meanwhile, summary },
      organizers: (await holdersOf(tx, community.id, ['organizer'], now)).map((it) => it.userId),
      members: await memberCount(tx, community.id),
    }),
  );
}

interface Published {
  readonly version: VersionRow;
  /** The posts to write or edit now. */
  readonly postIds: readonly string[];
  /** The members whose Home changes. */
  readonly userIds: readonly string[];
  /** The number of members who have not read it. */
  readonly toAsk: number;
}

/** Publishes a draft as the next version. If somebody else was first, shows what they changed, and publishes nothing. */
async function publish(
  tx: Tx,
  deps: Deps,
  editor: Editor,
  form: Form,
): Promise<Published | { readonly response: HandlerResponse }> {
  const editing = await editingOf(tx, editor);
  const { current, sections } = editing;
  if (editing.meanwhile) return { response: await showPreview(tx, editor, editing, form.summary) };
  const problem = problemWith(editing, form);
  if (problem)
    return { response: form.summary === undefined ? say(md`${problem}`) : fieldErrors({ summary: problem }) };
  const { workspaceId, userId } = editor.person;
  const communityId = editor.community.id;
  const version = await addVersion(tx, {
    ...{ workspaceId, communityId, sections, publishedBy: userId, publishedAt: editor.now },
    number: editing.basedOn + 1,
    summary: (current && form.summary) || copy.firstSummary,
    isMinor: current !== undefined && (form.minor?.includes('minor') ?? false),
  });
  if (!version) {
    const again = await editingOf(tx, editor);
    return { response: await showPreview(tx, editor, again, form.summary) };
  }
  await deleteDraft(tx, whoseOf(editor));
  await acknowledge(tx, { workspaceId, communityId, userId, number: version.number, at: editor.now });
  return told(tx, deps, version, editor.now);
}

/** Returns why these guidelines can't be published; undefined if they can. */
function problemWith({ current, sections }: Editing, { summary }: Form): string | undefined {
  if (!current) return undefined;
  if (isSame(current.sections, sections)) return copy.nothingChanged;
  if (sections.length > MAX_SECTIONS) return copy.enoughSections(MAX_SECTIONS);
  return summary ? undefined : copy.summaryMissing;
}

/** Records what has to be said about a new version. */
async function told(tx: Tx, { attention }: Deps, version: VersionRow, now: Date): Promise<Published> {
  const { workspaceId, communityId, number, isMinor } = version;
  if (isMinor) {
    const postIds = await markPosts(tx, communityId, now, 'first');
    return { version, postIds, userIds: [], toAsk: 0 };
  }
  await addPost(tx, version, 'changes', now);
  const postIds = await markPosts(tx, communityId, now);
  const previous = await askedVersion(tx, communityId, number);
  if (previous) await attention.recheck(tx, { workspaceId, about: [previous.id], now });
  const { agreed, of } = await tallyOf(tx, communityId, number);
  return {
    version,
    postIds,
    userIds: (await membersOf(tx, communityId)).map((it) => it.userId),
    toAsk: of - agreed,
  };
}
