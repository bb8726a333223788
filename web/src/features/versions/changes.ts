import type { components } from '@/api/schema'
import type { CatalogueSummary, Id } from '@/api/types'

type Schemas = components['schemas']
export type Diff = Schemas['Diff']
export type Change = Schemas['Change']
export type ChangeKind = Change['kind']
export type Limit = Schemas['Limit']
export type LimitChange = Schemas['LimitChange']
export type Comparison = Schemas['Comparison']

export const change_kinds: ChangeKind[] = ['reworded', 'moved', 'split', 'merged', 'added', 'withdrawn', 'unchanged']

export interface Wish {
  kinds: Set<ChangeKind>
  limits: boolean
  units: boolean
  words: string
}

/** What of a change is looked through for words. */
function wording(change: Change): string {
  return [...change.before, ...change.after].map((item) => `${item.number} ${item.text}`).join('\n')
}

export function fits(change: Change, wish: Wish): boolean {
  return (
    wish.kinds.has(change.kind) &&
    (!wish.limits || change.limits.length > 0) &&
    (!wish.units || change.units !== null) &&
    (wish.words === '' || wording(change).includes(wish.words))
  )
}

/** The version a catalogue most likely follows: of the same place if there is one, the newest published, else the newest. */
export function likelyBefore(all: CatalogueSummary[], id: Id): Id | null {
  const own = all.find((one) => one.id === id)
  const others = all.filter((one) => one.id !== id)
  const score = (one: CatalogueSummary) =>
    (one.jurisdiction !== null && one.jurisdiction === own?.jurisdiction ? 4 : 0) +
    (one.state === 'published' ? 2 : 0) +
    (one.id < id ? 1 : 0)
  return others.sort((a, b) => score(b) - score(a) || b.id - a.id)[0]?.id ?? null
}

const units: Record<string, string> = {
  working_day: '个工作日',
  day: '日',
  hour: '小时',
  minute: '分钟',
  second: '秒',
  week: '周',
  month: '个月',
  year: '年',
  quarter: '季度',
  person: '人',
  times: '次',
  item: '件',
  period: '期',
  class_hour: '学时',
  term: '任期',
  half_year: '半年',
  point: '分',
  percentage_point: '个百分点',
  yuan: '元',
  time: '次',
  case: '件',
}

/** "03-01" → 3月1日, "2026-06-30" → 2026年6月30日, "20" → 20日, "end" → 末, "5" → 周五. */
function dayText(date: string): string {
  const whole = /^(\d{4})-(\d\d)-(\d\d)$/.exec(date)
  if (whole) return `${whole[1]}年${Number(whole[2])}月${Number(whole[3])}日`
  const inYear = /^(\d\d)-(\d\d)$/.exec(date)
  if (inYear) return `${Number(inYear[1])}月${Number(inYear[2])}日`
  if (/^\d\d$/.test(date)) return `${Number(date)}日`
  return date === 'end' ? '末' : `周${'一二三四五六日'[Number(date) - 1] ?? date}`
}

/** "≥ 40 学时/年", as the reports write it. */
export function limitText(limit: Limit): string {
  const per = limit.per ? `/${units[limit.per] ?? limit.per.replace(/^(\d+) (\w+?)s?$/, (_, n: string, unit: string) => n + (units[unit] ?? unit))}` : ''
  if (limit.mark === 'universal') return `全部${per}`
  if (limit.mark === 'absence') return `不得发生${per}`
  const value = limit.value === null ? (limit.date ? dayText(limit.date) : (limit.reference ?? '')) : String(limit.value)
  const range = limit.value_to === null ? value : `${value}–${limit.value_to}`
  const unit = limit.unit === '%' ? '%' : limit.value === null ? '' : ` ${units[limit.unit] ?? limit.unit}`
  return `${limit.comparator === 'between' ? '' : `${limit.comparator} `}${range}${unit}${per}`
}
