import type { Feature } from '../feature'

export { useOrganisations, useStanding } from './queries'

export const people: Feature = {
  id: 'people',
  menu: { place: 'administration', order: 5, icon: 'units', title: 'people.menu', to: '/people', works: ['reviewer', 'inspector', 'office', 'observer'] },
  routes: [
    { path: '/people', name: 'people', component: () => import('./PeoplePage.vue'), meta: { title: 'people.menu' } },
  ],
}
