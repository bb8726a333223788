import type { Feature } from '../feature'

export const filing: Feature = {
  id: 'filing',
  menu: { place: 'main', order: 5, icon: 'check', title: 'filing.menu', to: '/my', works: ['contact', 'leader'] },
  routes: [
    { path: '/my', name: 'my_tasks', component: () => import('./MyTasksPage.vue'), meta: { title: 'filing.menu' } },
    { path: '/my/:assignment_id(\\d+)', name: 'begin_submission', component: () => import('./BeginPage.vue'), props: true, meta: { title: 'filing.page' } },
    { path: '/submissions/:submission_id(\\d+)', name: 'submission', component: () => import('./SubmissionPage.vue'), props: true, meta: { title: 'filing.page' } },
  ],
}

export const queue: Feature = {
  id: 'queue',
  menu: { place: 'main', order: 7, icon: 'edit', title: 'queue.menu', to: '/queue', works: ['leader', 'reviewer', 'inspector', 'office', 'observer'] },
  routes: [{ path: '/queue', name: 'queue', component: () => import('./QueuePage.vue'), meta: { title: 'queue.menu' } }],
}
