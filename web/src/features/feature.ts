import type { RouteRecordRaw } from 'vue-router'
import type { Membership, Role } from '@/api/types'
import type { IconName } from '@/components/icons'

/** `main` and `administration` are parts of the navigation; `catalogue` are the tabs inside one catalogue. */
export interface MenuEntry {
  place: 'main' | 'administration' | 'catalogue'
  order: number
  icon: IconName
  title: string
  to: string
  /** The least role that sees it. */
  role?: Role
  /** What one must be in a campaign for it to be of use; nothing: for everybody. */
  works?: Membership['role'][]
}

/** A page of the product: add its folder, and one line to `features/index.ts`. */
export interface Feature {
  id: string
  menu?: MenuEntry
  routes: RouteRecordRaw[]
  /** Routes shown under the tabs of one catalogue, relative to /catalogues/:catalogue_id. */
  catalogueRoutes?: RouteRecordRaw[]
}
