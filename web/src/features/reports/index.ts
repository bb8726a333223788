import type { Feature } from '../feature'

const children = [
  { path: '', name: 'reports', component: () => import('./MakePage.vue') },
  { path: 'numbers', name: 'report_numbers', component: () => import('./NumbersPage.vue') },
  { path: 'words', name: 'report_words', component: () => import('./WordsPage.vue') },
  { path: 'templates', name: 'report_templates', component: () => import('./TemplatesPage.vue') },
]

export const reports: Feature = {
  id: 'reports',
  menu: { place: 'main', order: 27, icon: 'file', title: 'report.menu', to: '/reports', works: ['reviewer', 'inspector', 'office', 'observer'] },
  routes: [
    { path: '/reports', name: 'choose_reports', component: () => import('./ChoosePage.vue'), meta: { title: 'report.menu' } },
    {
      path: '/reports/:campaign_id(\\d+)',
      component: () => import('./ReportsFrame.vue'),
      props: true,
      children: children.map((one) => ({ ...one, props: true, meta: { title: 'report.menu' } })),
    },
  ],
}
