import { dayIn, timeInWords, whenInWords } from '../../../core/calendar.js';
import type { Community } from '../../../core/communities.js';
import type { Tx } from '../../../core/database/database.js';
import { namesOf, type Person } from '../../../core/people.js';
import { copy } from '../copy.js';
import { changesBetween } from '../domain/changes.js';
import { type Guidelines, isSame } from '../domain/content.js';
import { rebased } from '../domain/merge.js';
import { suggestedFor } from '../domain/suggested.js';
import { type Draft, draftOf, saveDraft } from '../store/drafts.js';
import { currentVersion, type VersionRow, versionByNumber } from '../store/versions.js';
import type { Meanwhile } from '../views/meanwhile.js';

/** The text that an organizer is editing. */
export interface Editing extends Draft {
  /** The current version; undefined before the first. */
  readonly current: VersionRow | undefined;
  readonly hasChanges: boolean;
  /** The version that somebody else published since the draft was begun; said once. */
  readonly meanwhile: Meanwhile | undefined;
}

/** An organizer at work on the guidelines of a community. */
export interface Editor {
  readonly person: Person;
  readonly community: Community;
  readonly now: Date;
}

/**
 * Returns what an organizer is editing: their draft, or else the current version, or else what Hearth suggests. Moves a
 * draft on to a version that somebody else published since it was begun.
 */
export async function editingOf(tx: Tx, editor: Editor): Promise<Editing> {
  const { community } = editor;
  const current = await currentVersion(tx, community.id);
  const published = current?.sections ?? suggestedFor(community.kind);
  const saved = await draftOf(tx, whoseOf(editor));
  const number = current?.number ?? 0;
  if (!saved) return { current, basedOn: number, sections: published, hasChanges: false, meanwhile: undefined };
  const { basedOn } = saved;
  if (!current || basedOn === number) {
    return { current, ...saved, hasChanges: !isSame(saved.sections, published), meanwhile: undefined };
  }
  const base = (await versionByNumber(tx, community.id, basedOn))?.sections ?? suggestedFor(community.kind);
  const sections = rebased(base, saved.sections, current.sections);
  await save(tx, editor, { basedOn: number, sections });
  const meanwhile = await meanwhileOf(tx, editor, current, base);
  return { current, basedOn: number, sections, hasChanges: !isSame(sections, current.sections), meanwhile };
}

/** Saves what an organizer has changed. */
export async function save(tx: Tx, editor: Editor, draft: Draft): Promise<void> {
  await saveDraft(tx, whoseOf(editor), draft, editor.now);
}

export function whoseOf({ person: { workspaceId, userId }, community: { id: communityId } }: Editor) {
  return { workspaceId, communityId, userId };
}

async function meanwhileOf(
  tx: Tx,
  { person, now }: Editor,
  { publishedBy, publishedAt, number, sections }: VersionRow,
  base: Guidelines,
): Promise<Meanwhile> {
  const { zone, locale } = person;
  const name = (publishedBy && (await namesOf(tx, [publishedBy])).get(publishedBy)) || copy.formerOrganizer;
  const when = whenInWords(dayIn(zone, publishedAt), dayIn(zone, now), locale);
  const words = copy.publishedMeanwhile(name, number, when, timeInWords(publishedAt, zone, locale));
  return { words, name, changes: changesBetween(base, sections) };
}
