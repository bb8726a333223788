import type { Feature } from '../feature'

export const problems: Feature = {
  id: 'problems',
  menu: { place: 'main', order: 8, icon: 'warning', title: 'problem.menu', to: '/problems' },
  routes: [
    { path: '/problems', name: 'problems', component: () => import('./ProblemsPage.vue'), meta: { title: 'problem.menu' } },
    { path: '/problems/:problem_id(\\d+)', name: 'problem', component: () => import('./ProblemPage.vue'), props: true, meta: { title: 'problem.menu' } },
  ],
}
