import type { Feature } from '../feature'

export * from './queries'

export const catalogues: Feature = {
  id: 'catalogues',
  menu: { place: 'main', order: 10, icon: 'catalogue', title: 'catalogue.menu', to: '/catalogues' },
  routes: [
    {
      path: '/catalogues',
      name: 'catalogues',
      component: () => import('./CataloguesPage.vue'),
      meta: { title: 'catalogue.menu' },
    },
  ],
  catalogueRoutes: [
    { path: '', redirect: (to) => `${to.path.replace(/\/$/, '')}/items` },
    {
      path: 'items',
      name: 'items',
      component: () => import('./ItemsPage.vue'),
      meta: { title: 'catalogue.items', tab: { icon: 'items', order: 10 } },
    },
  ],
}
