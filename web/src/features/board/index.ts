import type { Feature } from '../feature'
import { homeAddress, overviewAddress } from './home'

export { default as DashboardPage } from './DashboardPage.vue'

export const board: Feature = {
  id: 'board',
  menu: { place: 'main', order: 3, icon: 'board', title: 'board.menu', to: '/overview' },
  routes: [
    { path: '/', name: 'home', component: () => import('@/components/NotFound.vue'), beforeEnter: homeAddress },
    { path: '/overview', name: 'overview', component: () => import('./NoCampaignPage.vue'), beforeEnter: overviewAddress, meta: { title: 'board.menu' } },
    { path: '/wall/:id(\\d+)', name: 'wall', component: () => import('./WallPage.vue'), props: true, meta: { title: 'board.wall', bare: true } },
  ],
}
