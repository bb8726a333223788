import type { Feature } from '../feature'

export const exports: Feature = {
  id: 'exports',
  routes: [],
  catalogueRoutes: [
    {
      path: 'export',
      name: 'export',
      component: () => import('./ExportPage.vue'),
      meta: { title: 'export.title', tab: { icon: 'export', order: 40 } },
    },
  ],
}
