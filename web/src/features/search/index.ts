import type { Feature } from '../feature'

export const search: Feature = {
  id: 'search',
  menu: { place: 'main', order: 40, icon: 'search', title: 'search.menu', to: '/search' },
  routes: [
    { path: '/search', name: 'search', component: () => import('./SearchPage.vue'), meta: { title: 'search.menu' } },
  ],
}
