import { z } from 'zod';
import { viewJson } from '../shapes/view.js';
import { SlackError } from '../world/slack-error.js';
import { useTrigger } from '../world/triggers.js';
import { findUser } from '../world/users.js';
import { readView } from '../world/view-argument.js';
import { findView, openModal, publishHome, pushModal, updateView } from '../world/views.js';
import { json } from './arguments.js';
import { botMethod, type Methods } from './method.js';

const triggered = z.object({ trigger_id: z.string(), view: json });

export const viewMethods: Methods = {
  'views.open': botMethod([], triggered, (args, { world, workspace }) => {
    const read = readView(world, workspace, args.view, 'modal');
    const trigger = useTrigger(world, workspace, args.trigger_id);
    return { view: viewJson(world, workspace, openModal(world, workspace, trigger.user, read)) };
  }),

  'views.push': botMethod([], triggered, (args, { world, workspace }) => {
    const read = readView(world, workspace, args.view, 'modal');
    const trigger = useTrigger(world, workspace, args.trigger_id);
    if (trigger.viewId === undefined) throw new SlackError('invalid_trigger_id');
    return { view: viewJson(world, workspace, pushModal(world, workspace, trigger.user, read)) };
  }),

  'views.update': botMethod(
    [],
    z.object({
      view: json,
      view_id: z.string().optional(),
      external_id: z.string().optional(),
      hash: z.string().optional(),
    }),
    (args, { world, workspace }) => {
      const view = findView(workspace, { viewId: args.view_id, externalId: args.external_id });
      const read = readView(world, workspace, args.view, view.type);
      return { view: viewJson(world, workspace, updateView(world, workspace, view, read, args.hash || undefined)) };
    },
  ),

  'views.publish': botMethod(
    [],
    z.object({ user_id: z.string(), view: json, hash: z.string().optional() }),
    (args, { world, workspace }) => {
      const read = readView(world, workspace, args.view, 'home');
      if (!world.manifest.features.app_home.home_tab_enabled) throw new SlackError('not_enabled');
      const user = findUser(workspace, args.user_id);
      return { view: viewJson(world, workspace, publishHome(world, workspace, user, read, args.hash || undefined)) };
    },
  ),
};
