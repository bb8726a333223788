import type { Feature } from '../feature'

export const plan: Feature = {
  id: 'plan',
  routes: [],
  catalogueRoutes: [
    {
      path: 'plan',
      name: 'plan',
      component: () => import('./PlanPage.vue'),
      meta: { title: 'plan.title', tab: { icon: 'tasks', order: 16 } },
    },
  ],
}
