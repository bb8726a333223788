import type { IconName } from '@/components/icons'
import { features } from '..'

export interface CatalogueTab {
  name: string
  title: string
  icon: IconName
  order: number
}

/** The tabs inside one catalogue, from the routes of all features that have one. */
export function catalogueTabs(): CatalogueTab[] {
  return features
    .flatMap((feature) => feature.catalogueRoutes ?? [])
    .flatMap(({ name, meta }) =>
      meta?.tab && meta.title ? [{ name: String(name), title: meta.title, ...meta.tab }] : [],
    )
    .sort((left, right) => left.order - right.order)
}
