import { type Community, localToday } from '../../../core/communities.js';
import type { Tx } from '../../../core/database/database.js';
import type { Person } from '../../../core/people.js';
import type { Choice } from '../../../slack/blocks/inputs.js';
import { validFields } from '../../../slack/interactions/fields.js';
import { challengeShape, type FormCarry } from '../contracts.js';
import { copy } from '../copy.js';
import { lengthOf } from '../domain/days.js';
import { filledIn, type Values } from '../domain/filling.js';
import type { Base } from '../domain/form.js';
import { builtIn, isBuiltIn, TEMPLATES, type TemplatePlan } from '../domain/templates.js';
import { type Challenge, challengeById } from '../store/challenges.js';
import { teamsOf } from '../store/teams.js';
import { type LastTime, lastTimeOf, templatesOf } from '../store/templates.js';
import { formView } from '../views/form.js';

/** The states of a challenge whose first day the form takes over. */
const UNANNOUNCED = ['draft', 'proposed'];

/** A form, the person who fills it in, and its values so far. */
export interface Filling {
  readonly person: Person;
  readonly community: Community;
  readonly carry: FormCarry;
  readonly values: Values;
  readonly now: Date;
}

/** Returns the form as it is filled in, with suggestions for the rest. */
export async function showForm(tx: Tx, it: Filling, problem?: string) {
  const { base, lastTime } = await baseOf(tx, it);
  const filled = filledIn(base, it.values, localToday(it.community, it.person, it.now), false);
  return formView({
    ...{ carry: it.carry, filled, lastTime, problem },
    templates: await templateChoices(tx, it.community),
    isBlank: base.plan.name === '' || base.plan.task === '',
  });
}

/** Returns the valid values of an open form. */
export function valuesOf(typed: Readonly<Record<string, unknown>>): Values {
  return validFields(challengeShape, typed);
}

/**
 * Returns the values with which the form begins: those of the challenge that is changed or copied, if it has the chosen
 * template, or else those of the last challenge from that template, or else the template's.
 */
export async function baseOf(
  tx: Tx,
  { person, community, carry, values }: Omit<Filling, 'now'>,
): Promise<{ base: Base; lastTime?: LastTime | undefined }> {
  const own = await challengeById(tx, carry.challengeId);
  const before = own ?? (carry.from === null ? undefined : await challengeById(tx, carry.from));
  const isTheirs = before?.state !== 'draft' || before.createdBy === person.userId;
  const known = isTheirs && before?.communityId === community.id ? before : undefined;
  const template = typeof values.template === 'string' ? values.template : (known?.template ?? TEMPLATES[0]);
  if (known?.template === template) {
    const { groupTarget, firstDay } = known;
    const own = UNANNOUNCED.includes(known.state) && known.id === carry.challengeId ? { firstDay } : {};
    return { base: { template, plan: planOf(known), teams: await teamsOf(tx, known.id), groupTarget, ...own } };
  }
  const lastTime = await lastTimeOf(tx, community.id, template);
  if (lastTime) return { base: bare(template, planOf(lastTime.challenge)), lastTime };
  if (isBuiltIn(template)) return { base: bare(template, builtIn(template)) };
  const saved = (await templatesOf(tx, community.id)).find(({ id }) => id === template);
  return { base: saved ? bare(template, saved.plan) : bare(TEMPLATES[0], builtIn(TEMPLATES[0])) };
}

function bare(template: string, plan: TemplatePlan): Base {
  return { template, plan, teams: [], groupTarget: null };
}

/** Returns what the next challenge may take over from one. */
export function planOf(challenge: Challenge): TemplatePlan {
  const { name, task, measure, unit, rhythm, weekdays, target, graceDays } = challenge;
  const { visibility, hasRanks, asksLink, prompts, promptPace } = challenge;
  return {
    ...{ name, task, measure, unit, rhythm, weekdays, target, graceDays, days: lengthOf(challenge) },
    ...{ visibility, hasRanks, asksLink, prompts, promptPace },
  };
}

async function templateChoices(tx: Tx, { id }: Community): Promise<Choice[]> {
  const ours = await templatesOf(tx, id);
  return [
    ...TEMPLATES.map((value) => {
      const { name, task } = copy.templates[value];
      return { value, text: name || copy.creating.blank, description: task || undefined };
    }),
    ...ours.map((it) => ({
      value: it.id,
      text: copy.creating.ours(it.plan.name),
      description: it.plan.task,
    })),
  ];
}
