import type { Id, SourceBlock } from '@/api/types'
import type { ReviewRow } from './reviewRows'

/** For each item the places (not indexes of the document) of its blocks among those shown. */
export function blocksOfItems(blocks: readonly SourceBlock[]): Map<Id, number[]> {
  const places = new Map<Id, number[]>()
  blocks.forEach((block, at) => {
    for (const id of block.item_ids) {
      const list = places.get(id)
      if (list) list.push(at)
      else places.set(id, [at])
    }
  })
  return places
}

export interface Anchor {
  row: number
  block: number
}

/**
 * Rows and blocks that belong together, both growing. Where a document has its items out of order, the longest run
 * that both sides agree on is not needed: what lies before the last anchor is left out.
 */
export function anchorsOf(rows: readonly ReviewRow[], blocks: Map<Id, number[]>): Anchor[] {
  const anchors: Anchor[] = []
  rows.forEach((row, at) => {
    if (row.kind !== 'item') return
    const block = blocks.get(row.item.id)?.[0]
    const last = anchors[anchors.length - 1]
    if (block !== undefined && (!last || block > last.block)) anchors.push({ row: at, block })
  })
  return anchors
}

/** Where a place on one side is on the other: between two anchors it is shared out evenly. */
export function across(anchors: readonly Anchor[], from: keyof Anchor, at: number): number {
  const to: keyof Anchor = from === 'row' ? 'block' : 'row'
  let low = 0
  let high = anchors.length
  while (low < high) {
    const middle = (low + high) >> 1
    if ((anchors[middle]?.[from] ?? 0) <= at) low = middle + 1
    else high = middle
  }
  const before = anchors[low - 1] ?? { row: 0, block: 0 }
  const after = anchors[low]
  if (!after) return before[to] + (at - before[from])
  const share = (at - before[from]) / Math.max(1, after[from] - before[from])
  return before[to] + share * (after[to] - before[to])
}
