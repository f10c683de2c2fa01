import { fileURLToPath } from 'node:url';

export interface Bundle {
  readonly script: string;
  readonly styles: string;
}

let made: Promise<Bundle> | undefined;

/** Returns the page's script and styles. They are built in memory on first use, once per process. */
export function bundle(): Promise<Bundle> {
  made ??= make();
  return made;
}

async function make(): Promise<Bundle> {
  // Import esbuild only when the page is opened. Its asynchronous API would leave a process running.
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
