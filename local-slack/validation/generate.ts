import { readFileSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { createGenerator } from 'ts-json-schema-generator';
import { z } from 'zod';
import { reachable, refTo, schemaShape } from './schema.js';
import { withoutUnions } from './unions.js';

/** Writes `schemas.generated.json` from the installed `@slack/types`. Run it with tsx after updating that package. */
function generate(): void {
  const manifest = createRequire(import.meta.url).resolve('@slack/types/package.json');
  const { version } = z.object({ version: z.string() }).parse(JSON.parse(readFileSync(manifest, 'utf8')));
  const generator = createGenerator({
    path: join(dirname(manifest), 'dist/index.d.ts'),
    skipTypeCheck: true,
    additionalProperties: false,
    jsDoc: 'none',
  });
  const roots = ['KnownBlock', 'ModalView', 'HomeView', 'MessageAttachment'];
  const generated = roots.map((name) => generator.createSchema(name).definitions);
  const definitions = z.record(z.string(), schemaShape).parse(Object.assign({}, ...generated));
  const kept = Object.entries(reachable(roots.map(refTo), withoutUnions(definitions))).sort(byName);
  const lines = kept.map(([name, schema]) => `${JSON.stringify(name)}: ${JSON.stringify(schema)}`);
  writeFileSync(
    new URL('./schemas.generated.json', import.meta.url),
    `{"slackTypes": ${JSON.stringify(version)}, "definitions": {\n${lines.join(',\n')}\n}}\n`,
  );
}

const byName = ([a]: readonly [string, unknown], [b]: readonly [string, unknown]): number => (a < b ? -1 : 1);

generate();
