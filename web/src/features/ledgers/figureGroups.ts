import type { LedgerFigure } from '@/api/types'

/** What was computed of one measure: over all rows, unit by unit, month by month. */
export interface MeasureFigures {
  measure: string
  all: LedgerFigure
  units: LedgerFigure[]
  months: LedgerFigure[]
}

export function groupFigures(figures: readonly LedgerFigure[]): MeasureFigures[] {
  const groups = new Map<string, MeasureFigures>()
  for (const figure of figures) {
    const known = groups.get(figure.measure)
    if (!known) groups.set(figure.measure, { measure: figure.measure, all: figure, units: [], months: [] })
    else if (figure.month) known.months.push(figure)
    else known.units.push(figure)
  }
  return [...groups.values()].map((group) => ({
    ...group,
    units: [...group.units].sort((left, right) => failing(right) - failing(left) || left.group_name.localeCompare(right.group_name, 'zh-CN')),
    months: group.months.filter((one) => one.month !== '?').sort((left, right) => left.month.localeCompare(right.month)),
  }))
}

/** Rows to look at: those that do not fulfil the measure, or, where cases are counted, the cases. */
export function failing(figure: LedgerFigure): number {
  if (figure.verdict !== 'not_met' && figure.verdict !== 'met') return 0
  const counts_cases = figure.value === String(figure.met)
  return counts_cases ? (figure.verdict === 'not_met' ? figure.met : 0) : figure.counted - figure.met
}

/** "97.50%" as 0.975; nothing for what is no rate. */
export function share(figure: { value: string }): number | undefined {
  if (!figure.value.endsWith('%')) return undefined
  const value = Number.parseFloat(figure.value)
  return Number.isFinite(value) ? value / 100 : undefined
}
