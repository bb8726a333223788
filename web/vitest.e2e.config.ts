import { defineConfig } from 'vitest/config'

/** The pages in a real browser against the real server. `ZS_BINARY` is the server, `ZS_CHROMIUM` the browser. */
export default defineConfig({
  test: {
    include: ['e2e/*.spec.ts'],
    globalSetup: 'e2e/server.ts',
    environment: 'node',
    fileParallelism: false,
    testTimeout: 90_000,
    hookTimeout: 120_000,
    bail: 0,
  },
})
