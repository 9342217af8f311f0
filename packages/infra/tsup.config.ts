import { defineConfig } from 'tsup'

export default defineConfig([
  {
    entry: {
      index: 'src/index.ts',
      app: 'bin/app.ts',
      synth: 'bin/synth.ts',
      'synth-cloudformation': 'bin/synth-cloudformation.ts',
      'synth-policies': 'bin/synth-policies.ts',
      'synth-terraform': 'bin/synth-terraform.ts',
    },
    format: ['esm'],
    target: 'node22',
    splitting: true,
    // tsc checks the types; nobody imports them from what is built.
    dts: false,
    removeNodeProtocol: false,
  },
  // For Lambda: everything in it, since what the runtime brings along has other versions than those that are tested.
  {
    entry: {
      'contact-metrics/handler': 'src/functions/contact-metrics/handler.ts',
      'instance-settings/handler': 'src/functions/instance-settings/handler.ts',
      'splunk-transformation/handler': 'src/functions/splunk-transformation/handler.ts',
    },
    outDir: 'dist/functions',
    outExtension: () => ({ js: '.mjs' }),
    format: ['esm'],
    platform: 'node',
    target: 'node24',
    noExternal: [/./],
    splitting: false,
    minify: true,
    treeshake: true,
    dts: false,
    removeNodeProtocol: false,
    // Parts of the SDK and of X-Ray are CommonJS, and require modules of Node.
    banner: {
      js: "import { createRequire as __createRequire } from 'node:module'; const require = __createRequire(import.meta.url);",
    },
  },
])
