const { transformSync } = require('esbuild');

/** Jest's transformer: TypeScript without its types, which `tsc` checks beside the tests. */
module.exports = {
  process: (source, filename) =>
    transformSync(source, { loader: 'ts', format: 'esm', target: 'esnext', sourcemap: 'inline', sourcefile: filename }),
};
