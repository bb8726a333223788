import type { SkippedDay } from '@/api/types'

/** Days that do not count, one after the other and for the same reason in law. */
export interface SkippedRun {
  from: string
  to: string
  days: number
  reason: string
  article: string
}

const day_ms = 86_400_000

function follows(before: string, after: string): boolean {
  return Date.parse(`${after}T00:00:00Z`) - Date.parse(`${before}T00:00:00Z`) === day_ms
}

export function skippedRuns(skipped: readonly SkippedDay[], joint: string): SkippedRun[] {
  const runs: SkippedRun[] = []
  for (const { day, reason, article } of skipped) {
    const last = runs[runs.length - 1]
    if (last && last.article === article && follows(last.to, day)) {
      last.to = day
      last.days += 1
      if (!last.reason.split(joint).includes(reason)) last.reason += joint + reason
    } else {
      runs.push({ from: day, to: day, days: 1, reason, article })
    }
  }
  return runs
}
