import type { Evidence } from '@/api/types'

/** "2024-01-01 至 2024-12-31", with words for an open end. */
export function periodOf({ since, until }: Pick<Evidence, 'since' | 'until'>, t: (key: string, values?: Record<string, unknown>) => string): string {
  if (!since && !until) return t('evidence.no_period')
  return t('evidence.period_of', { since: since ?? t('evidence.open_start'), until: until ?? t('evidence.open_end') })
}
