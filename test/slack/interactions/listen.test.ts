import { z } from 'zod';
import { button, modal } from '../../../src/slack/interactions/contracts.js';
import { createListen } from '../../../src/slack/interactions/listen.js';

const carry = z.object({});
const access = { act: 'home.read' } as const;

test('no two handlers are registered for the same button or modal', () => {
  const app = { action: () => undefined, view: () => undefined };
  const on = createListen(app as never, undefined as never, {} as never, []);
  const handler = async () => undefined;
  on.press(button('test.one', carry), access, handler);
  on.press(button('test.other', carry), access, handler);
  on.submit(modal('test.one', carry, carry), access, handler);
  expect(() => on.press(button('test.one', carry), access, handler)).toThrow('test.one');
  expect(() => on.submit(modal('test.one', carry, carry), access, handler)).toThrow('test.one');
});
