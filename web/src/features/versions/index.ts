import type { Feature } from '../feature'

export { default as CataloguePicker } from './CataloguePicker.vue'
export * from './queries'

export const versions: Feature = {
  id: 'versions',
  routes: [],
  catalogueRoutes: [
    {
      path: 'diff',
      name: 'diff',
      component: () => import('./DiffPage.vue'),
      meta: { title: 'diff.title', tab: { icon: 'merge', order: 34 } },
    },
    {
      path: 'comparison',
      name: 'comparison',
      component: () => import('./ComparePage.vue'),
      meta: { title: 'compare.title', tab: { icon: 'matrix', order: 36 } },
    },
    { path: 'overlay', name: 'overlay', component: () => import('./OverlayPage.vue'), meta: { title: 'overlay.title' } },
    { path: 'trace', name: 'trace', component: () => import('./TracePage.vue'), meta: { title: 'trace.title' } },
  ],
}
