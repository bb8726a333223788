import type { LocationQuery } from 'vue-router'
import { toId, type Id, type TaskRole } from '@/api/types'

export const sorts = ['due', '-due', 'number', '-number'] as const
export type TaskSort = (typeof sorts)[number]
export const tasks_per_page = 50

/** What is asked of the tasks. It lives in the address, so that a link shows the same page to a colleague. */
export interface TaskFilter {
  catalogue_id: Id | undefined
  unit_id: Id | undefined
  role: TaskRole | undefined
  q: string
  sort: TaskSort
  offset: number
}

function text(value: LocationQuery[string] | undefined): string {
  return typeof value === 'string' ? value : ''
}

function id(value: LocationQuery[string] | undefined): Id | undefined {
  return /^\d+$/.test(text(value)) ? toId(text(value)) : undefined
}

export function readTaskFilter(query: LocationQuery): TaskFilter {
  const role = text(query['role'])
  const offset = Number.parseInt(text(query['offset']), 10)
  return {
    catalogue_id: id(query['catalogue']),
    unit_id: id(query['unit']),
    role: role === 'lead' || role === 'responsible' ? role : undefined,
    q: text(query['q']),
    sort: sorts.find((sort) => sort === query['sort']) ?? 'due',
    offset: offset > 0 ? offset : 0,
  }
}

export function writeTaskFilter(filter: TaskFilter): Record<string, string> {
  const entries: [string, string | undefined][] = [
    ['catalogue', filter.catalogue_id?.toString()],
    ['unit', filter.unit_id?.toString()],
    ['role', filter.role],
    ['q', filter.q],
    ['sort', filter.sort === 'due' ? '' : filter.sort],
    ['offset', filter.offset ? String(filter.offset) : ''],
  ]
  return Object.fromEntries(entries.filter((entry): entry is [string, string] => Boolean(entry[1])))
}
