import { nextTick } from 'vue'
import { createRouter, createWebHistory, type RouteRecordRaw, type Router } from 'vue-router'
import type { Role } from './api/types'
import type { IconName } from './components/icons'
import { features } from './features'
import { currentSession, roleReaches } from './features/session'
import { i18n } from './i18n'

declare module 'vue-router' {
  interface RouteMeta {
    /** Message key of the page's title. */
    title?: string
    /** Reachable without a session. */
    open?: boolean
    /** The least role that may see the page. */
    role?: Role
    /** The page is a tab inside a catalogue. */
    tab?: { icon: IconName; order: number }
    /** The page takes the whole window: no navigation beside it. */
    bare?: boolean
  }
}

function guard(router: Router): void {
  router.beforeEach(async (to) => {
    if (to.meta.open) return true
    const session = await currentSession()
    if (!session) return { name: 'log_in', query: { next: to.fullPath } }
    if (session.user.must_change_password && to.name !== 'password') return { name: 'password', query: { next: to.fullPath } }
    if (to.meta.role && !roleReaches(session.user.role, to.meta.role)) return { name: 'catalogues' }
    return true
  })
  router.afterEach(async (to, from) => {
    const { t } = i18n.global
    document.title = to.meta.title ? `${t(to.meta.title)} · ${t('product.name')}` : t('product.name')
    if (from.matched.length === 0 || to.path === from.path) return
    // Readers of the screen start the new page at its content, unless the page has put them somewhere itself.
    await nextTick()
    const main = document.getElementById('main')
    if (!main?.contains(document.activeElement)) main?.focus({ preventScroll: true })
  })
}

export function createAppRouter(): Router {
  const router = createRouter({
    history: createWebHistory(),
    routes: [
      ...features.flatMap((feature) => feature.routes),
      {
        path: '/catalogues/:catalogue_id',
        component: () => import('./features/catalogues/CatalogueFrame.vue'),
        props: true,
        children: features.flatMap((feature) => feature.catalogueRoutes ?? []).map((route) => ({ props: true, ...route }) as RouteRecordRaw),
      },
      { path: '/:rest(.*)*', component: () => import('./components/NotFound.vue'), meta: { title: 'error.not_found' } },
    ],
    scrollBehavior: (_to, _from, saved) => saved ?? { top: 0 },
  })
  guard(router)
  return router
}
