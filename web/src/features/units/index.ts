import type { Feature } from '../feature'

export const units: Feature = {
  id: 'units',
  routes: [],
  catalogueRoutes: [
    {
      path: 'units',
      name: 'units',
      component: () => import('./UnitsPage.vue'),
      meta: { title: 'unit.title', tab: { icon: 'units', order: 20 } },
    },
  ],
}
