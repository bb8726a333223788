import type { Feature } from '../feature'

export { default as ComputedFigures } from './ComputedFigures.vue'

export const ledgers: Feature = {
  id: 'ledgers',
  menu: { place: 'main', order: 36, icon: 'ledger', title: 'ledger.menu', to: '/ledgers' },
  routes: [
    { path: '/ledgers', name: 'ledgers', component: () => import('./LedgersPage.vue'), meta: { title: 'ledger.menu' } },
    {
      path: '/ledgers/:ledger_id',
      name: 'ledger',
      component: () => import('./LedgerPage.vue'),
      props: (route) => ({ ledger_id: Number(route.params['ledger_id']) }),
      meta: { title: 'ledger.menu' },
    },
    { path: '/measures', name: 'measures', component: () => import('./MeasuresPage.vue'), meta: { title: 'ledger.measures' } },
  ],
}
