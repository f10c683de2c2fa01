import { sql } from 'drizzle-orm';
import type { DataInventory } from '../../../core/personal-data.js';

/** The data inventory of these tables. */
export const data: DataInventory = {
  challenges: {
    holds: 'challenges: what to do, from when to when, their targets, prompts and state, and who started them',
    why: 'to run them, and to show what came of them',
    kept: 'until the workspace is erased; drafts and proposals until their author is',
    people: {
      // A challenge that was never announced belongs to its author alone.
      created_by: {
        deleteIf: sql`state in ('draft', 'proposed')`,
        otherwise: sql`(select bot_user_id from workspaces)`,
      },
      approved_by: 'clear',
    },
  },
  challenge_teams: {
    holds: 'the names of teams in challenges',
    why: 'to show how each team is doing',
    kept: 'as long as the challenge',
  },
  challenge_team_members: {
    holds: 'which members were put into which team of a challenge',
    why: 'to add them to their team when they join',
    kept: 'as long as the challenge',
    people: { user_id: 'delete' },
  },
  challenge_participants: {
    holds:
      'who takes part in which challenge, their target, when they are reminded, and what they said about it at the end',
    why: 'to show members their progress, and to remind them as they chose',
    kept: 'as long as the challenge; without the person once they are erased',
    people: { user_id: { anonymize: ['worked', 'again', 'line'] } },
  },
  challenge_logs: {
    holds: 'what participants logged: the day, the amount and their note',
    why: 'to count the progress of members and of the group',
    kept: 'as long as the challenge; without the person and their note once they are erased',
    people: { user_id: { anonymize: ['note'] } },
  },
  challenge_offers: {
    holds: 'which challenge a member was offered to join after a check-in, and the day of that',
    why: 'to offer each challenge once',
    kept: 'as long as the challenge',
    people: { user_id: 'delete' },
  },
  challenge_cheers: {
    holds: 'who cheered for which log in a challenge, and when',
    why: 'to show the cheers to its author, once a day from each person',
    kept: 'as long as the challenge',
    people: { from_user: 'delete' },
  },
  challenge_milestones: {
    holds: 'which milestones a challenge has reached, and when',
    why: 'to celebrate each of them once',
    kept: 'as long as the challenge',
  },
  challenge_templates: {
    holds: 'templates of challenges that organizers saved, and who saved them',
    why: 'to start the next challenge from them',
    kept: 'until they are removed',
    people: { created_by: 'clear' },
  },
};
