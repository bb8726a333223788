import type { Id, Jurisdiction } from '@/api/types'

export interface Branch {
  id: Id
  name: string
  level: Jurisdiction['level']
  depth: number
}

/** The places as one list, each below the one it lies in; one whose upper place is not shown begins at the edge. */
export function branchesOf(places: Jurisdiction[]): Branch[] {
  const shown = new Set(places.map((place) => place.id))
  const out: Branch[] = []
  function add(parent: Id | null, depth: number): void {
    for (const place of places) {
      const above = place.parent_id !== null && shown.has(place.parent_id) ? place.parent_id : null
      if (above !== parent) continue
      out.push({ id: place.id, name: place.name, level: place.level, depth })
      add(place.id, depth + 1)
    }
  }
  add(null, 0)
  return out
}
