import { useI18n } from 'vue-i18n'
import type { Source } from '@/api/types'

/** Times come as UTC and are shown in the clerk's own time. */
export function useFormat() {
  const { t, locale } = useI18n()

  function time(iso: string | null | undefined): string {
    if (!iso) return ''
    const options = { year: 'numeric', month: '2-digit', day: '2-digit', hour: '2-digit', minute: '2-digit' } as const
    return new Intl.DateTimeFormat(locale.value, { ...options, hour12: false }).format(new Date(iso))
  }

  function date(iso: string | null | undefined): string {
    if (!iso) return ''
    const day = iso.length === 10 ? new Date(`${iso}T00:00:00`) : new Date(iso)
    return new Intl.DateTimeFormat(locale.value, { year: 'numeric', month: 'long', day: 'numeric' }).format(day)
  }

  function size(bytes: number): string {
    if (bytes < 1000) return `${bytes} B`
    if (bytes < 1_000_000) return `${(bytes / 1000).toFixed(0)} kB`
    return `${(bytes / 1_000_000).toFixed(1)} MB`
  }

  function place(source: Source): string {
    const parts: string[] = []
    if (source.sheet) parts.push(t('source.sheet', { sheet: source.sheet }))
    if (source.page != null) parts.push(t('source.page', { page: source.page }))
    if (source.table != null) parts.push(t('source.table', { table: source.table }))
    if (source.row != null) parts.push(t('source.row', { row: source.row }))
    if (source.line != null) parts.push(lines(source.line, source.end_line ?? source.line))
    return parts.join(t('source.joint'))
  }

  function lines(line: number, end_line: number): string {
    return end_line > line ? t('source.lines', { line, end_line }) : t('source.line', { line })
  }

  return { time, date, size, place }
}
