import type { Role, Standing } from './roles.js';
import { ROLES } from './schema.js';

/** The people to whom the table gives an act. An administrator is a workspace admin, or the person who installed Hearth. */
export type Who =
  | 'anyone'
  | 'member'
  | Role
  | 'administrator'
  | 'administrator in the channel'
  | 'administrator while nobody organizes';

interface Rule {
  /** Describes the act, in words that go after "may". */
  readonly does: string;
  readonly by: readonly Who[];
  /** True for an act of members that the organizers of a community may keep to themselves: by switching it off there. */
  readonly isReservable?: true;
}

/**
 * Lists who may do what. No other place says it. Every button, modal, shortcut, command and section of Home names its
 * act here. `docs/permissions.md` is rendered from this table. A handler may ask for more than a role, such as that a
 * check-in is the person's own.
 */
export const permissions = {
  'home.read': { does: 'read Hearth’s Home tab', by: ['anyone'] },
  'acts.start': { does: 'use `/hearth` and “Do something…”', by: ['anyone'] },
  'settings.open': { does: 'open “Community settings”, and switch features on and off', by: ['organizer'] },
  'checklist.see': { does: 'see and hide the list “Getting started”', by: ['organizer'] },

  'community.set-up': { does: 'set up a community', by: ['administrator'] },
  'community.change': { does: 'change its name, purpose and rhythm', by: ['organizer'] },
  'community.announce': { does: 'announce it in the channel', by: ['organizer'] },
  'community.invite': { does: 'invite people before the announcement', by: ['organizer'] },
  'community.rest': { does: 'pause, close and reopen it', by: ['organizer'] },
  'community.belong': { does: 'choose it on Home, and answer an invitation to it', by: ['member'] },
  'community.preview': { does: 'press the example button in a preview', by: ['anyone'] },
  'community.see-needs': { does: 'see what needs an organizer', by: ['organizer'] },

  'roles.see': { does: 'see who holds which role', by: ['member'] },
  'roles.appoint': {
    does: 'make a member an organizer',
    by: ['organizer', 'administrator in the channel', 'administrator while nobody organizes'],
  },
  'roles.give': { does: 'give and take away roles, and change their end dates', by: ['organizer'] },
  'roles.step-down': { does: 'step down from their own role', by: ROLES },

  'topics.change': { does: 'name the topics of the community', by: ['organizer'] },
  'topics.choose': { does: 'choose the topics that they care about', by: ['member'] },

  'activity.choose-channels': { does: 'choose further channels whose activity counts', by: ['organizer'] },

  'newcomers.introduce': { does: 'introduce themselves, and say that they’re just looking', by: ['member'] },
  'newcomers.invite': { does: 'get a text with which to invite somebody', by: ['member'] },
  'newcomers.change': {
    does: 'choose the questions of introductions, and store a link of an invitation to the workspace',
    by: ['organizer'],
  },
  'newcomers.see-week': { does: 'see what newcomers did in their first week', by: ['organizer'] },
  'newcomers.see-waiting': { does: 'see first posts that wait for an answer on Home', by: ['organizer'] },

  'checkins.take-part': { does: 'join and stop check-ins', by: ['member'] },
  'checkins.check-in': { does: 'check in, skip, keep their list, and look back', by: ['member'] },
  'checkins.reply': { does: 'reply to a check-in', by: ['member'] },
  'checkins.own': { does: 'take down what they posted, read replies to it, and say when they’re away', by: ['anyone'] },
  'checkins.digest': { does: 'choose where the weekly digest of check-ins goes', by: ['organizer'] },

  'help.ask': { does: 'ask for help with what is in their way', by: ['member'] },
  'help.offer': { does: 'offer help to a member who asked for it', by: ['member'] },

  'peers.decline': { does: 'decline to answer the check-in of another member', by: ['member'] },

  'partners.take-part': {
    does: 'ask members to be their accountability partners, answer such a question, and end it',
    by: ['member'],
  },

  'challenges.see': { does: 'see challenges and what came of them', by: ['member'] },
  'challenges.take-part': { does: 'join and leave challenges, log progress, and cheer', by: ['member'] },
  'challenges.propose': {
    does: 'propose a challenge, which an organizer approves, unless organizers keep that to themselves',
    by: ['member'],
    isReservable: true,
  },
  'challenges.change-own': { does: 'change, move and call off a challenge of their own', by: ['member'] },
  'challenges.start': { does: 'start, approve, change and cancel challenges, and save templates', by: ['organizer'] },

  'guidelines.read': { does: 'read the guidelines, and say that they have', by: ['member'] },
  'guidelines.publish': {
    does: 'change and publish the guidelines, see who has read them, and tell members about them',
    by: ['organizer'],
  },

  'limits.mark': { does: 'mark their own posts as promotion, and undo that', by: ['member'] },
  'limits.change': {
    does: 'limit how often members post and promote something, and try what a limit would do',
    by: ['organizer'],
  },

  'moderation.report': { does: 'report a message or a concern', by: ['member'] },
  'moderation.handle': { does: 'handle reports that don’t concern them', by: ['moderator', 'organizer'] },
  'moderation.appeal': { does: 'appeal once against a warning that they got', by: ['member'] },
  'moderation.decide': { does: 'decide on an appeal against a warning that they didn’t give', by: ['organizer'] },
  'moderation.judge': {
    does: 'handle a report or an appeal that Hearth sent to them, because it concerns everyone else who could',
    by: ['administrator'],
  },
  'moderation.see-log': { does: 'see what was done about reports', by: ['moderator', 'organizer'] },
  'moderation.set-up': { does: 'choose where reports go, and switch warnings on and off', by: ['organizer'] },

  'nudges.see-quiet': { does: 'see who has gone quiet, and what Hearth will send', by: ['organizer'] },
  'nudges.change': { does: 'change when Hearth messages quiet members', by: ['organizer'] },
  'nudges.say-hello': { does: 'say hello to a quiet member when Hearth asks them to', by: ['member'] },
  'nudges.say-hello-unasked': { does: 'say hello to any quiet member', by: ['organizer'] },
  'nudges.answer': { does: 'answer Hearth’s last question to a quiet member', by: ['member'] },

  'preferences.own': { does: 'change their preferences, and export or erase their data', by: ['anyone'] },
  'preferences.limit': { does: 'limit what Hearth sends to everyone in the workspace', by: ['administrator'] },
} as const satisfies Readonly<Record<`${string}.${string}`, Rule>>;

export type ActName = keyof typeof permissions;
type ActBy<W extends Who> = {
  [Name in ActName]: (typeof permissions)[Name]['by'] extends readonly [W] ? Name : never;
}[ActName];
/** An act that everybody may do, because it concerns only themselves. */
export type OpenAct = ActBy<'anyone'>;
/** An act in the whole workspace rather than in a community. */
export type WorkspaceAct = ActBy<'administrator'>;
/** An act in a community. */
export type CommunityAct = Exclude<ActName, OpenAct | WorkspaceAct>;

/** The facts about a person on which the table depends. */
export type Facts = Pick<Standing, 'member' | 'roles' | 'administers' | 'organized' | 'switchedOff'>;

/** Returns the facts about a person in no community. */
export function outside(administers: boolean): Facts {
  return { member: false, roles: [], administers, organized: true, switchedOff: [] };
}

export function may(act: ActName, facts: Facts): boolean {
  return isReserved(act, facts) ? is('organizer', facts) : ruleOf(act).by.some((who) => is(who, facts));
}

function isReserved(act: ActName, { switchedOff }: Pick<Facts, 'switchedOff'>): boolean {
  return ruleOf(act).isReservable === true && switchedOff.includes(act);
}

/** Returns where an act takes place, which decides on what it needs: nothing, rights in the workspace, or a community. */
export function scopeOf(act: ActName): 'anyone' | 'workspace' | 'community' {
  const [first] = ruleOf(act).by;
  return first === 'anyone' ? 'anyone' : first === 'administrator' ? 'workspace' : 'community';
}

/** Returns true if being a member is not enough for this. */
export function needsMore(act: ActName): boolean {
  return !ruleOf(act).by.some((who) => who === 'anyone' || who === 'member');
}

/** Returns the roles whose holders may do this, other than as members. */
export function rolesFor(act: ActName, facts: Pick<Facts, 'switchedOff'>): Role[] {
  return isReserved(act, facts) ? ['organizer'] : ROLES.filter((role) => ruleOf(act).by.includes(role));
}

/** Returns true if admins outside the community may do this while it has no organizer. */
export function isWhileUnorganized(act: ActName): boolean {
  return ruleOf(act).by.includes('administrator while nobody organizes');
}

function ruleOf(act: ActName): Rule {
  return permissions[act];
}

function is(who: Who, { member, roles, administers, organized }: Facts): boolean {
  switch (who) {
    case 'anyone':
      return true;
    case 'member':
      return member;
    case 'administrator':
      return administers;
    case 'administrator in the channel':
      return administers && member;
    case 'administrator while nobody organizes':
      return administers && !organized;
    default:
      return roles.includes(who);
  }
}
