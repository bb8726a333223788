import type { Feature } from '../feature'

export const users: Feature = {
  id: 'users',
  menu: { place: 'administration', order: 10, icon: 'users', title: 'user.menu', to: '/users', role: 'administrator' },
  routes: [
    {
      path: '/users',
      name: 'users',
      component: () => import('./UsersPage.vue'),
      meta: { title: 'user.menu', role: 'administrator' },
    },
  ],
}
