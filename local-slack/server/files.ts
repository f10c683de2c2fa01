import { Hono } from 'hono';
import type { SlackFile } from '../world/workspace.js';
import type { World } from '../world/world.js';

/** Routes to upload and download file content. An upload is a raw body or a form with one file. */
export function fileRoutes(world: World): Hono {
  const hono = new Hono();
  hono.post('/upload/v1/:team/:file', async (c) => {
    const file = world.workspaces.get(c.req.param('team'))?.files.get(c.req.param('file'));
    if (!file || file.complete) return c.text('file not found', 404);
    const isForm = c.req.header('content-type')?.includes('multipart/form-data') ?? false;
    file.content = isForm ? await firstFile(await c.req.formData()) : Buffer.from(await c.req.arrayBuffer());
    return c.text(`OK - ${file.content?.length ?? 0}`);
  });
  hono.get('/files-pri/:id/:name', (c) => {
    const [team = '', id = ''] = c.req.param('id').split('-');
    const file = world.workspaces.get(team)?.files.get(id);
    return file?.content ? bytes(file, file.content) : c.text('file not found', 404);
  });
  return hono;
}

async function firstFile(form: FormData): Promise<Buffer | undefined> {
  for (const value of form.values()) if (typeof value !== 'string') return Buffer.from(await value.arrayBuffer());
  return undefined;
}

function bytes(file: SlackFile, content: Buffer): Response {
  return new Response(new Uint8Array(content), { headers: { 'content-type': file.mimetype } });
}
