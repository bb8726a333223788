import type { Feature } from '../feature'

export const review: Feature = {
  id: 'review',
  routes: [
    {
      path: '/catalogues/:catalogue_id/review',
      name: 'review',
      component: () => import('./ReviewPage.vue'),
      props: true,
      meta: { title: 'review.title', bare: true, role: 'editor' },
    },
  ],
}
