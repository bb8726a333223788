import type { Evidence } from '@/api/types'

/** "2024-01-01 至 2024-12-31", with words for an open end. */
export function periodOf({ since, until }: Pick<Evidence, 'since' | 'until'>, t: (key: string, values?: Record<string, unknown>) => string): string {
  if (!since && !until) return t('evidence.no_period')
  return t('evidence.period_of', { since: since ?? t('evidence.open_start'), until: until ?? t('evidence.open_end') })
}

/** The time of a figure in words: "2024-H1" is 2024年上半年, "2023/" everything since 2023. */
export function timeOf(period: string, t: (key: string, values?: Record<string, unknown>) => string): string {
  const found = /^(\d{4})(?:-(H[12]|Q[1-4])|-(\d{2})(?:-(\d{2}))?|(\/))?$/.exec(period)
  if (!found) return period
  const [, year, part, month, day, since] = found
  if (part) return t('consistency.time.part', { year, part: t(`consistency.time.${part}`) })
  if (day) return t('consistency.time.day', { year, month: Number(month), day: Number(day) })
  if (month) return t('consistency.time.month', { year, month: Number(month) })
  return t(since ? 'consistency.time.since' : 'consistency.time.year', { year })
}
