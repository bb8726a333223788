import type { Feature } from '../feature'

/** Reached from below the menu: components/AppNav.vue. */
export const guide: Feature = {
  id: 'guide',
  routes: [{ path: '/guide', name: 'guide', component: () => import('./GuidePage.vue'), meta: { title: 'guide.title' } }],
}
