import { computed, ref, type Ref } from 'vue'
import type { useWindowedRows } from '@/composables/useWindowedRows'
import type { Id, SourceBlock } from '@/api/types'
import type { ReviewRow } from './reviewRows'
import { across, anchorsOf, blocksOfItems } from './sourceMap'

type Rows = ReturnType<typeof useWindowedRows>
type Pane = 'row' | 'block'

interface Exposed {
  rows: Rows
}

/** Keeps the table and the source side by side at the same place: the one the reader moves leads the other. */
export function usePanes(
  table: Ref<Exposed | undefined>,
  source: Ref<Exposed | undefined>,
  rows: Ref<ReviewRow[]>,
  blocks: Ref<SourceBlock[]>,
) {
  const together = ref(true)
  const places = computed(() => blocksOfItems(blocks.value))
  const anchors = computed(() => anchorsOf(rows.value, places.value))
  let leader: Pane | null = null

  function lead(pane: Pane) {
    leader = pane
  }

  function follow(from: Pane, mine: Exposed, other: Exposed) {
    const top = mine.rows.scroll_top.value
    const index = mine.rows.indexAt(top)
    const within = (top - mine.rows.topOf(index)) / Math.max(1, mine.rows.heightOf(index))
    const target = across(anchors.value, from, index + within)
    const whole = Math.max(0, Math.floor(target))
    other.rows.scrollTo(other.rows.topOf(whole) + (target - whole) * other.rows.heightOf(whole))
  }

  function scrolled(pane: Pane) {
    if (!together.value || leader !== pane || !table.value || !source.value) return
    if (pane === 'row') follow('row', table.value, source.value)
    else follow('block', source.value, table.value)
  }

  /** Both panes show the item, whatever led before. */
  async function show(row: number, item_id: Id | null) {
    leader = null
    await table.value?.rows.reveal(row)
    const block = item_id === null ? undefined : places.value.get(item_id)?.[0]
    if (block !== undefined) await source.value?.rows.reveal(block)
  }

  return { together, lead, scrolled, show }
}
