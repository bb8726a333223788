import type { Feature } from '../feature'

export { default as ReLogInDialog } from './ReLogInDialog.vue'
export { currentSession, logOut, roleReaches, sessionExpired, useSession } from './session'

export const session: Feature = {
  id: 'session',
  routes: [
    {
      path: '/login',
      name: 'log_in',
      component: () => import('./LogInPage.vue'),
      meta: { open: true, title: 'session.log_in' },
    },
    {
      path: '/password',
      name: 'password',
      component: () => import('./PasswordPage.vue'),
      meta: { title: 'session.password', bare: true },
    },
  ],
}
