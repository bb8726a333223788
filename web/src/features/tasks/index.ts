import type { Feature } from '../feature'

export const tasks: Feature = {
  id: 'tasks',
  menu: { place: 'main', order: 30, icon: 'tasks', title: 'task.menu', to: '/tasks', works: ['reviewer', 'inspector', 'office', 'observer'] },
  routes: [
    { path: '/tasks', name: 'tasks', component: () => import('./TasksPage.vue'), meta: { title: 'task.menu' } },
  ],
}
