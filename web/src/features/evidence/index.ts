import type { Feature } from '../feature'

export { useFilingPlaces } from './queries'

export const evidence: Feature = {
  id: 'evidence',
  menu: { place: 'main', order: 25, icon: 'file', title: 'evidence.menu', to: '/evidence' },
  routes: [
    { path: '/evidence', name: 'evidence', component: () => import('./EvidencePage.vue'), meta: { title: 'evidence.menu' } },
    { path: '/contradictions', name: 'contradictions', component: () => import('./ContradictionsPage.vue'), meta: { title: 'consistency.menu' } },
  ],
}
