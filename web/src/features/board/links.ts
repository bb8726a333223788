import type { RouteLocationRaw } from 'vue-router'
import type { Dashboard } from '@/api/types'

type Span = Dashboard['waiting'][number]['spans'][number]
type Query = Record<string, string | undefined>

/** The list behind each number: it has exactly as many rows. */
export function boardLinks(id: string) {
  const assignments = (query: Query = {}): RouteLocationRaw => ({ name: 'assignments', params: { id }, query })
  const problems = (query: Query): RouteLocationRaw => ({ name: 'problems', query: { campaign: id, ...query } })
  return {
    assignments,
    overdue: (board: Dashboard) => assignments({ owed: 'true', due_until: board.last_overdue }),
    due_soon: (board: Dashboard) => assignments({ owed: 'true', due_since: board.day, due_until: board.soon_until }),
    due_on: (day: string) => assignments({ owed: 'true', due_since: day, due_until: day }),
    cell: (item: number, organisation: number) => assignments({ item: String(item), organisation: String(organisation) }),
    waiting: (state: string, span?: Span): RouteLocationRaw => ({
      name: 'queue',
      query: { campaign: id, state, ...(span && { since: span.since ?? undefined, until: span.until }) },
    }),
    steps: (kind: string, since: string, until: string): RouteLocationRaw => ({ name: 'campaign_steps', params: { id }, query: { kind, since, until } }),
    merged: () => assignments({ spared: 'true' }),
    linked: (): RouteLocationRaw => ({ name: 'campaign_reuses', params: { id } }),
    unsettled: () => problems({ which: 'unsettled' }),
    problems_overdue: () => problems({ which: 'overdue' }),
    closed: () => problems({ which: 'closed' }),
  }
}
