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

  function place({ sheet, page, table, row, line, end_line }: Source): string {
    const parts = [
      sheet && t('source.sheet', { sheet }),
      page && t('source.page', { page }),
      table && t('source.table', { table }),
      row && t('source.row', { row }),
      line && lines(line, end_line ?? line),
    ]
    return parts.filter(Boolean).join(t('source.joint'))
  }

  function lines(line: number, end_line: number): string {
    return end_line > line ? t('source.lines', { line, end_line }) : t('source.line', { line })
  }

  return { time, date, size, place }
}
