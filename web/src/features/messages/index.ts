import type { Feature } from '../feature'

export const messages: Feature = {
  id: 'messages',
  menu: { place: 'main', order: 80, icon: 'bell', title: 'message.menu', to: '/messages' },
  routes: [
    { path: '/messages', name: 'messages', component: () => import('./MessagesPage.vue'), meta: { title: 'message.menu' } },
  ],
}
