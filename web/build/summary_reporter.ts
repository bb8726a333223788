import type { SerializedError } from 'vitest'
import type { Reporter, TestModule } from 'vitest/node'

/** Closes the report with the one line that script/test adds up. */
export default class SummaryReporter implements Reporter {
  onTestRunEnd(modules: readonly TestModule[], errors: readonly SerializedError[]): void {
    const tests = modules.flatMap((module) => [...module.children.allTests()])
    const count = (state: string) => tests.filter((test) => test.result().state === state).length
    const broken = modules.filter((module) => module.errors().length > 0).length + errors.length
    const line = `${count('passed')} passed, ${count('failed') + broken} failed, ${count('skipped')} skipped`
    // After everything else that is printed at the end.
    process.once('exit', () => console.log(line))
  }
}
