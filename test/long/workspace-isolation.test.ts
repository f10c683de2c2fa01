import { newTrigger } from '../../local-slack/world/triggers.js';
import { contractsOfFeatures, payloadOf } from '../support/contracts.js';
import { startTestHearth } from '../support/hearth.js';
import { setsUp } from '../support/opening.js';
import { idsIn, rowsOf } from '../support/rows.js';
import { FORM, postSigned } from '../support/signed.js';
import { MONDAY, type Story, story } from '../support/story.js';

const contracts = await contractsOfFeatures();

/** Plays a day in Makers that puts rows into as many tables as possible. */
async function aDay(it: Story): Promise<void> {
  const { ann, ben, makers, hearth } = it;
  await it.settlesIn();
  await it.itIs(MONDAY, '09:00');
  await ann.opensHome();
  await hearth.settles();
  await ann.presses('Check in');
  await ann.fills({ 'What will you do next?': 'Write the secret plan' }).submits();
  await hearth.settles();
  ben.looksAt(await ben.sees(makers, /’s check-ins/));
  await ben.presses('Reply to Ann Berger');
  await ben.fills({ 'Your reply': 'Tell me about the secret plan' }).submits();
  await ben.posts(makers, 'Good morning');
  await hearth.settles();
}

story('ids of another workspace in a button or a modal open nothing and change nothing', async (it) => {
  await aDay(it);
  const { slack, ann, makers } = it;
  const rivals = slack.workspace({ name: 'Rivals' });
  const eve = rivals.person({ name: 'Eve Moneypenny', zone: 'Europe/Berlin', isAdmin: true });
  rivals.channel({ name: 'lair', members: [eve] });
  const hearth = await startTestHearth(slack, rivals.botToken, it.databaseUrl);
  try {
    await setsUp(eve, '#lair');
    await hearth.settles();
    const ours = await rowsOf(it.databaseUrl, it.workspace.id);
    const places = idsIn(ours);
    expect(places.map(([table]) => table)).toEqual(
      expect.arrayContaining(['checkin_occurrences', 'checkin_replies', 'commitments', 'communities']),
    );

    const tried = new Set<string>();
    for (const contract of contracts) {
      for (const [table, uuid] of places) {
        const trigger = newTrigger(slack.world, rivals.workspace, eve.id);
        const { hasId, payload } = payloadOf(contract, { uuid, user: ann.id, channel: makers.id }, trigger);
        if (!hasId) continue;
        const before = hearth.log.length;
        const who = { team: { id: rivals.id }, user: { id: eve.id, team_id: rivals.id } };
        const body = new URLSearchParams({ payload: JSON.stringify({ ...payload, ...who }) }).toString();
        const answer = await postSigned(hearth.url, body, { secret: slack.app.signingSecret, type: FORM });
        const said = { contract: contract.id, table, status: answer.status, log: hearth.log.slice(before) };
        expect(said).toMatchObject({ status: 200, log: [{ msg: 'refused', on: contract.id }] });
        expect(await answer.text()).not.toContain('secret plan');
        expect(eve.modal ? eve.reads('modal') : '').not.toContain('secret plan');
        await eve.closesAll();
        tried.add(contract.id);
      }
    }
    await hearth.settles();
    expect(await rowsOf(it.databaseUrl, it.workspace.id)).toEqual(ours);
    expect([...tried]).toEqual(
      expect.arrayContaining(['checkins.open', 'checkins.answer', 'checkins.take-down-reply', 'community.submit']),
    );
  } finally {
    await hearth.stops();
  }
});

story('a user of another workspace cannot press or submit anything in this one', async (it) => {
  await aDay(it);
  const { slack, hearth, ann, makers } = it;
  const eve = slack.workspace({ name: 'Rivals' }).person({ name: 'Eve Moneypenny', isAdmin: true });
  const [ours] = [await rowsOf(it.databaseUrl, it.workspace.id)];
  const uuid = idsIn(ours).find(([table]) => table === 'communities')?.[1] ?? '';
  for (const contract of contracts) {
    for (const user of [{ id: eve.id, team_id: 'T0RIVALS' }, { id: eve.id }]) {
      const trigger = newTrigger(slack.world, it.workspace.workspace, ann.id);
      const { payload } = payloadOf(contract, { uuid, user: ann.id, channel: makers.id }, trigger);
      const body = new URLSearchParams({
        payload: JSON.stringify({ ...payload, team: { id: it.workspace.id }, user }),
      }).toString();
      await postSigned(hearth.url, body, { secret: slack.app.signingSecret, type: FORM });
      await ann.closesAll();
    }
  }
  await hearth.settles();
  const apartFromSignatures = ({ once: _, ...rows }: Record<string, unknown[]>) => rows;
  expect(apartFromSignatures(await rowsOf(it.databaseUrl, it.workspace.id))).toEqual(apartFromSignatures(ours));
});
