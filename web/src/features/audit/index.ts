import type { Feature } from '../feature'

export const audit: Feature = {
  id: 'audit',
  menu: { place: 'administration', order: 20, icon: 'audit', title: 'audit.menu', to: '/audit', role: 'administrator' },
  routes: [
    {
      path: '/audit',
      name: 'audit',
      component: () => import('./AuditPage.vue'),
      meta: { title: 'audit.menu', role: 'administrator' },
    },
  ],
}
