import { computed, nextTick, onScopeDispose, ref, shallowRef, triggerRef, watch, type Ref } from 'vue'
import { RowHeights } from './rowHeights'

interface Options {
  scroller: Ref<HTMLElement | undefined>
  count: Ref<number>
  /** Height in pixels to assume until a row has been seen. */
  guess: (index: number) => number
  overscan_px?: number
  /** Height of a heading that stays above the rows and covers them. */
  inset_px?: number
}

/**
 * Renders only the rows in sight. Rows lie in the normal flow between two spacers and may have any height; each is
 * bound with `:ref="measure(index)"`.
 */
export function useWindowedRows({ scroller, count, guess, overscan_px = 600, inset_px = 0 }: Options) {
  const heights = shallowRef(RowHeights.guess(count.value, guess))
  const scroll_top = ref(0)
  const view_height = ref(800)
  const observed = new Map<number, Element>()

  const first = computed(() => heights.value.indexAt(Math.max(0, scroll_top.value - overscan_px)))
  const last = computed(() => heights.value.indexAt(scroll_top.value + view_height.value + overscan_px))
  const visible = computed(() =>
    count.value === 0 ? [] : Array.from({ length: last.value - first.value + 1 }, (_, at) => first.value + at),
  )
  const above = computed(() => heights.value.topOf(first.value))
  const below = computed(() => heights.value.total - heights.value.topOf(last.value + 1))

  /** Keeps what the reader looks at in place when rows above turn out taller or lower than guessed. */
  function apply(measured: Map<number, number>) {
    const anchor = heights.value.indexAt(scroll_top.value)
    let shift = 0
    let changed = false
    for (const [index, height] of measured) {
      const grown = heights.value.measure(index, height)
      changed ||= grown !== 0
      if (index < anchor) shift += grown
    }
    if (!changed) return
    triggerRef(heights)
    if (shift !== 0 && scroller.value) scroller.value.scrollTop += shift
  }

  const sizes = new ResizeObserver((entries) => {
    const measured = new Map<number, number>()
    for (const entry of entries) {
      if (entry.target === scroller.value) view_height.value = entry.target.clientHeight
      else if (entry.target.isConnected) {
        measured.set(Number(entry.target.getAttribute('data-row')), entry.target.getBoundingClientRect().height)
      }
    }
    apply(measured)
  })

  /** The element carries `data-row`, so that a measurement finds its row even after the element was reused. */
  function measure(index: number) {
    return (element: unknown) => {
      const before = observed.get(index)
      if (before && before !== element) sizes.unobserve(before)
      if (element instanceof Element) {
        if (before !== element) sizes.observe(element)
        observed.set(index, element)
      } else observed.delete(index)
    }
  }

  function onScroll() {
    scroll_top.value = scroller.value?.scrollTop ?? 0
  }

  watch(
    scroller,
    (element, before) => {
      if (before) {
        before.removeEventListener('scroll', onScroll)
        sizes.unobserve(before)
      }
      if (!element) return
      element.addEventListener('scroll', onScroll, { passive: true })
      sizes.observe(element)
      view_height.value = element.clientHeight
      onScroll()
    },
    { immediate: true, flush: 'post' },
  )
  watch(count, (now) => {
    heights.value = RowHeights.guess(now, (index) => observed.get(index)?.getBoundingClientRect().height ?? guess(index))
  })
  onScopeDispose(() => sizes.disconnect())

  /** Brings a row into sight. Done twice, because its real place is known only once its neighbours are drawn. */
  async function reveal(index: number, place: 'nearest' | 'start' | 'center' = 'nearest') {
    for (let round = 0; round < 3; round++) {
      const element = scroller.value
      if (!element) return
      const wanted = targetTop(index, place, element)
      if (wanted === null) return
      element.scrollTop = wanted
      onScroll()
      await nextTick()
      await new Promise(requestAnimationFrame)
    }
  }

  function targetTop(index: number, place: 'nearest' | 'start' | 'center', element: HTMLElement): number | null {
    const top = heights.value.topOf(index)
    const height = heights.value.heightOf(index)
    const room = element.clientHeight - inset_px
    if (place === 'start') return top
    const fits = top >= element.scrollTop && top + height <= element.scrollTop + room
    if (place === 'nearest' && fits) return null
    return Math.max(0, top - Math.max(0, (room - height) / (place === 'center' ? 2 : 3)))
  }

  function scrollTo(y: number) {
    const element = scroller.value
    if (!element || Math.abs(element.scrollTop - y) < 2) return
    element.scrollTop = y
    onScroll()
  }

  return {
    visible,
    scrollTo,
    above,
    below,
    measure,
    reveal,
    scroll_top,
    topOf: (index: number) => heights.value.topOf(index),
    indexAt: (y: number) => heights.value.indexAt(y),
    heightOf: (index: number) => heights.value.heightOf(index),
  }
}
