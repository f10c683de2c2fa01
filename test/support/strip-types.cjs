const { transformSync } = require('esbuild');

/** Jest's transformer. It only removes types; `npx tsc` checks them. */
module.exports = {
  process: (source, filename) =>
    transformSync(source, { loader: 'ts', format: 'esm', target: 'esnext', sourcemap: 'inline', sourcefile: filename }),
};
