import type { Person } from '../../../core/people.js';
import { validFields } from '../../../slack/interactions/fields.js';
import type { Typed } from '../../../slack/interactions/listen.js';
import { type CommunityForm, communityShape } from '../contracts.js';
import { copy } from '../copy.js';
import { type Draft, type Kind, nameOfChannel, PURPOSE, timesOf } from '../domain.js';
import type { NewCommunity, Settings } from '../store/communities.js';
import type { SavedDraft } from '../store/drafts.js';

/** Returns the draft with those fields of an open form that are filled in validly. */
export function withTyped(before: Draft, typed: Typed): Draft {
  return withForm(before, validFields(communityShape, typed));
}

/** Returns the draft with the fields of a form. Words that are as suggested count as not chosen. */
export function withForm(before: Draft, { name, audience, problem, outcome, ...form }: CommunityForm): Draft {
  const words = { audience, problem, outcome };
  const purpose = PURPOSE.flatMap((word) => {
    const [[kind, text] = []] = Object.entries(words[word] ?? {});
    if (!kind) return [];
    return [[word, text === copy.purposes[kind as Kind]?.[word] ? undefined : text]];
  });
  return { ...before, ...form, ...Object.fromEntries(purpose), ...(name ? { name: chosenName(before, name) } : {}) };
}

function chosenName({ channelName = '' }: Draft, name: Readonly<Record<string, string | null>>): string | undefined {
  const [typed] = Object.values(name);
  return typed && typed !== nameOfChannel(channelName) ? typed : undefined;
}

/** Returns the settings of a community from its form. */
export function settingsOf(draft: Draft): Settings {
  const { kind = 'other', clock = 'own' } = draft;
  const suggested = copy.purposes[kind];
  return {
    kind,
    name: draft.name ?? nameOfChannel(draft.channelName ?? ''),
    audience: draft.audience ?? suggested.audience,
    problem: draft.problem ?? suggested.problem,
    outcome: draft.outcome ?? suggested.outcome,
    ...timesOf(draft),
    fixedZone: clock === 'own' ? null : clock,
  };
}

/** Returns the community that a draft becomes, not announced yet. */
export function rowOf({ id, settings }: SavedDraft, { workspaceId, userId }: Person, now: Date): NewCommunity {
  return {
    ...settingsOf(settings),
    ...{ id, workspaceId, channelId: settings.channel ?? '', createdBy: userId, createdAt: now, announceAt: null },
    channelName: settings.channelName ?? null,
    checkinEnrolment: settings.enrolment ?? 'joiners',
  };
}
