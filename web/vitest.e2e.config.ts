import { defineConfig } from 'vitest/config'
import { BaseSequencer, type TestSpecification } from 'vitest/node'

/** All specs use one server, so each begins with what those before it made: they run in the order of their numbers. */
class ByName extends BaseSequencer {
  override sort(specs: TestSpecification[]): Promise<TestSpecification[]> {
    return Promise.resolve([...specs].sort((left, right) => left.moduleId.localeCompare(right.moduleId)))
  }
}

/** The pages in a real browser against the real server. `ZS_BINARY` is the server, `ZS_CHROMIUM` the browser. */
export default defineConfig({
  test: {
    include: ['e2e/*.spec.ts'],
    globalSetup: 'e2e/server.ts',
    environment: 'node',
    fileParallelism: false,
    sequence: { sequencer: ByName },
    testTimeout: 90_000,
    hookTimeout: 120_000,
    bail: 0,
  },
})
