import type { Feature } from '../feature'

export { default as ProgressLine } from './ProgressLine.vue'

export const imports: Feature = {
  id: 'imports',
  menu: { place: 'main', order: 20, icon: 'import', title: 'import.menu', to: '/imports', role: 'editor' },
  routes: [
    {
      path: '/imports',
      name: 'imports',
      component: () => import('./ImportsPage.vue'),
      meta: { title: 'import.menu', role: 'editor' },
    },
  ],
}
