import type { Feature } from '../feature'

export const matrix: Feature = {
  id: 'matrix',
  routes: [],
  catalogueRoutes: [
    {
      path: 'matrix',
      name: 'matrix',
      component: () => import('./MatrixPage.vue'),
      meta: { title: 'matrix.title', tab: { icon: 'matrix', order: 30 } },
    },
  ],
}
