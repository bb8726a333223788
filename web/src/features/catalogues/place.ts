import type { Id, Item } from '@/api/types'

/** A place in the tree of a catalogue: everything, a list, a first or a second heading. */
export interface Place {
  list_id?: Id
  level1?: string
  level2?: string
}

export function samePlace(left: Place, right: Place): boolean {
  return left.list_id === right.list_id && left.level1 === right.level1 && left.level2 === right.level2
}

export function inPlace(item: Item, place: Place): boolean {
  if (place.list_id !== undefined && item.list_id !== place.list_id) return false
  if (place.level1 !== undefined && (item.level1 ?? '') !== place.level1) return false
  return place.level2 === undefined || (item.level2 ?? '') === place.level2
}
