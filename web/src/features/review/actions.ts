import { inject, provide, type InjectionKey, type Ref } from 'vue'
import type { Finding, Item, List } from '@/api/types'
import type { HeadingRow } from './reviewRows'

/** What a row of the review can ask the page to do. */
export interface ReviewActions {
  busy: Readonly<Ref<boolean>>
  /** A published catalogue is only looked at. */
  editable: Readonly<Ref<boolean>>
  apply: (finding: Finding) => void
  settle: (finding: Finding) => void
  dismiss: (finding: Finding) => void
  openItem: (item: Item) => void
  openList: (list: List) => void
  rename: (row: HeadingRow, text: string) => void
}

const key: InjectionKey<ReviewActions> = Symbol('review actions')

export function provideReviewActions(actions: ReviewActions): void {
  provide(key, actions)
}

export function useReviewActions(): ReviewActions {
  const actions = inject(key)
  if (!actions) throw new Error('no review page around this row')
  return actions
}
