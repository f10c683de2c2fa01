import { allRows } from './rows.js';
import { MONDAY, type Story } from './story.js';

type Person = Story['ann'];

/** Switches partners on in all communities. */
export async function partnersAreOn({ databaseUrl }: Pick<Story, 'databaseUrl'>): Promise<void> {
  await allRows(
    databaseUrl,
    `insert into feature_switches (workspace_id, community_id, feature, is_on)
     select workspace_id, id, 'partners', true from communities on conflict do nothing`,
  );
}

const TELLS = 'Tell my partners when I’ve missed two check-ins';

/** This person asks these members to be their partners. */
export async function asks(it: Story, person: Person, names: readonly string[], tells = false): Promise<void> {
  await person.types('/hearth partner', { in: it.makers });
  await person
    .fills({ 'Who would you like to ask?': names, ...(tells ? { 'When you miss check-ins': [TELLS] } : {}) })
    .submits();
}

/** This person agrees to a question, on Home. */
export async function agrees(it: Story, person: Person, tells = false): Promise<void> {
  await person.opensHome();
  await it.hearth.settles();
  await person.presses('Accept');
  await person.fills(tells ? { 'When you miss check-ins': [TELLS] } : {}).submits();
  await it.hearth.settles();
}

/** Ann and Ben are partners from Monday at 9:30 on, when both have been asked to check in. */
export async function annAndBenArePartners(it: Story, { tells = false } = {}): Promise<void> {
  await it.settlesIn();
  await partnersAreOn(it);
  await it.itIs(MONDAY, '09:00');
  await it.itIs(MONDAY, '09:30');
  await asks(it, it.ann, ['Ben Okafor'], tells);
  await it.ann.closesAll();
  await it.hearth.settles();
  await agrees(it, it.ben, tells);
}

/** Returns what this person reads on Home, without links. */
export async function home({ hearth }: Story, person: Person): Promise<string> {
  await person.opensHome();
  await hearth.settles();
  return person.reads('Home').replaceAll(/ \(http[^)]*\)/g, '');
}
