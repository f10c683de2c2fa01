import { fileURLToPath } from 'node:url';

export interface Bundle {
  readonly script: string;
  readonly styles: string;
}

let made: Promise<Bundle> | undefined;

/** The page's script and styles, put together in memory once a process, when somebody first asks for them. */
export function bundle(): Promise<Bundle> {
  made ??= make();
  return made;
}

async function make(): Promise<Bundle> {
  // Only who opens the page pays for the bundler. Its other way of building leaves a process running.
  const { buildSync } = await import('esbuild');
  const here = (path: string) => fileURLToPath(new URL(`../page/${path}`, import.meta.url));
  const { outputFiles } = buildSync({
    entryPoints: { page: here('main.tsx'), styles: here('styles/page.css') },
    bundle: true,
    write: false,
    outdir: 'page',
    format: 'esm',
    target: 'es2022',
    jsx: 'automatic',
    jsxImportSource: 'preact',
    legalComments: 'none',
  });
  const ending = (end: string) => outputFiles.find((it) => it.path.endsWith(end))?.text ?? '';
  return { script: ending('.js'), styles: ending('.css') };
}
