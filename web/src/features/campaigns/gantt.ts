/** Stages and days on one line of time. Days are YYYY-MM-DD; positions are shares of the width, 0–100. */
export interface Span {
  name: string
  starts_on: string | null
  ends_on: string | null
}
export interface Bar {
  name: string
  left: number
  width: number
  first: string
  last: string
}
export interface Gantt {
  bars: Bar[]
  months: { label: string; left: number }[]
  today: number | null
  due: number | null
}

const day_ms = 86_400_000
const number = (day: string) => Date.parse(`${day}T00:00:00Z`) / day_ms
const iso = (day: number) => new Date(day * day_ms).toISOString().slice(0, 10)

/** As many labels as fit beside one another on a phone. */
const most_labels = 5

/** Days of the line that are labelled with their month: every one, or every second, third, sixth, or January of some years. */
function monthsOf(from: number, to: number): number[] {
  const firsts: number[] = []
  for (let day = from; day < to; day++) if (iso(day).endsWith('-01')) firsts.push(day)
  const month = (day: number) => Number(iso(day).slice(0, 4)) * 12 + Number(iso(day).slice(5, 7)) - 1
  let step = 1
  for (const wider of [2, 3, 6, 12, 24, 48, 96]) if (firsts.length / step > most_labels) step = wider
  const kept = firsts.filter((day) => month(day) % step === 0)
  const next = kept[0] ?? Infinity
  return next - from >= (to - from) / most_labels ? [from, ...kept] : kept
}

/** Nothing where no stage has a day. A stage with one day only is that day. */
export function ganttOf(stages: Span[], due_on: string | null, today: string): Gantt | null {
  const spans = stages.flatMap(({ name, starts_on, ends_on }) => {
    const first = starts_on ?? ends_on
    const last = ends_on ?? starts_on
    return first && last ? [{ name, first: number(first), last: number(last) }] : []
  })
  if (spans.length === 0) return null
  const from = Math.min(...spans.map((span) => span.first))
  const to = Math.max(...spans.map((span) => span.last), due_on ? number(due_on) : 0) + 1
  const share = (day: number) => ((day - from) / (to - from)) * 100
  const inside = (day: number) => (day >= from && day < to ? share(day) : null)
  return {
    bars: spans.map(({ name, first, last }) => ({ name, left: share(first), width: share(last + 1) - share(first), first: iso(first), last: iso(last) })),
    months: monthsOf(from, to).map((day) => ({ label: iso(day).slice(0, 7), left: share(day) })),
    today: inside(number(today)),
    due: due_on ? inside(number(due_on)) : null,
  }
}

export interface CalendarDay {
  day: string
  in_month: boolean
  amount: number
}

/** The weeks of a month, Monday first, with what is due on each day. */
export function monthOf(month: string, due: Map<string, number>): CalendarDay[][] {
  const first = number(`${month}-01`)
  const monday = first - ((new Date(first * day_ms).getUTCDay() + 6) % 7)
  const weeks: CalendarDay[][] = []
  for (let day = monday; weeks.length === 0 || iso(day).slice(0, 7) === month; day += 7) {
    weeks.push(
      Array.from({ length: 7 }, (_, at) => {
        const label = iso(day + at)
        return { day: label, in_month: label.startsWith(month), amount: due.get(label) ?? 0 }
      }),
    )
  }
  return weeks
}

export function monthAfter(month: string, by: number): string {
  const date = new Date(`${month}-01T00:00:00Z`)
  date.setUTCMonth(date.getUTCMonth() + by)
  return date.toISOString().slice(0, 7)
}
