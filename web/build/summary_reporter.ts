import { DefaultReporter } from 'vitest/reporters'
import type { TestModule } from 'vitest/node'

/** Vitest's own report, closed by the one line that script/test adds up. */
export default class SummaryReporter extends DefaultReporter {
  override onTestRunEnd(...report: Parameters<DefaultReporter['onTestRunEnd']>): void {
    super.onTestRunEnd(...report)
    const [modules, errors] = report
    const tests = (modules as readonly TestModule[]).flatMap((module) => [...module.children.allTests()])
    const count = (state: string) => tests.filter((test) => test.result().state === state).length
    const broken = modules.filter((module) => module.errors().length > 0).length + errors.length
    console.log(
      `${count('passed')} passed, ${count('failed') + broken} failed, ${count('skipped')} skipped`,
    )
  }
}
