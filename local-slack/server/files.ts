import { RESPONSE_ALREADY_SENT } from '@hono/node-server/utils/response';
import { type Context, Hono } from 'hono';
import { type ApiAnswer, suffer } from '../api/call.js';
import { takeFault } from '../api/faults.js';
import type { SlackFile } from '../world/workspace.js';
import type { World } from '../world/world.js';
import type { Env } from './routes.js';

/** Routes to upload and download file content. An upload is a raw body or a form with one file. */
export function fileRoutes(world: World): Hono<Env> {
  const hono = new Hono<Env>();
  hono.post('/upload/v1/:team/:file', async (c) => {
    const { team, file } = c.req.param();
    const fault = takeFault(world, { method: 'upload', team, given: {} });
    const { status, headers, body } = await suffer(fault, () => take(world, c, team, file));
    if (status !== 'cut') return new Response(String(body.text ?? body.error), { status, headers });
    c.env.incoming.socket.destroy();
    return RESPONSE_ALREADY_SENT;
  });
  hono.get('/files-pri/:id/:name', (c) => {
    const [team = '', id = ''] = c.req.param('id').split('-');
    const file = world.workspaces.get(team)?.files.get(id);
    return file?.content ? bytes(file, file.content) : c.text('file not found', 404);
  });
  return hono;
}

/** Keeps the content of a file that was announced. */
async function take(world: World, c: Context<Env>, team: string, id: string): Promise<ApiAnswer> {
  const file = world.workspaces.get(team)?.files.get(id);
  if (!file || file.complete) return { status: 404, headers: {}, body: { text: 'file not found' } };
  const isForm = c.req.header('content-type')?.includes('multipart/form-data') ?? false;
  file.content = isForm ? await firstFile(await c.req.formData()) : Buffer.from(await c.req.arrayBuffer());
  return { status: 200, headers: {}, body: { text: `OK - ${file.content?.length ?? 0}` } };
}

async function firstFile(form: FormData): Promise<Buffer | undefined> {
  for (const value of form.values()) if (typeof value !== 'string') return Buffer.from(await value.arrayBuffer());
  return undefined;
}

function bytes(file: SlackFile, content: Buffer): Response {
  return new Response(new Uint8Array(content), { headers: { 'content-type': file.mimetype } });
}
