import type { Feature } from '../feature'

export { campaignKey, useCampaign, useCampaigns } from './queries'

export const campaigns: Feature = {
  id: 'campaigns',
  menu: { place: 'main', order: 25, icon: 'matrix', title: 'campaign.menu', to: '/campaigns' },
  routes: [
    { path: '/campaigns', name: 'campaigns', component: () => import('./CampaignsPage.vue'), meta: { title: 'campaign.menu' } },
    { path: '/campaigns/new', name: 'new_campaign', component: () => import('./NewCampaignPage.vue'), meta: { title: 'campaign.add' } },
    {
      path: '/campaigns/:id(\\d+)',
      component: () => import('./CampaignFrame.vue'),
      props: true,
      children: [
        { path: '', name: 'campaign', component: () => import('../board/DashboardPage.vue'), props: true, meta: { title: 'board.menu' } },
        { path: 'facts', name: 'campaign_facts', component: () => import('./OverviewPage.vue'), props: true, meta: { title: 'campaign.overview' } },
        { path: 'assignments', name: 'assignments', component: () => import('./AssignmentsPage.vue'), props: true, meta: { title: 'campaign.assignments' } },
        { path: 'schedule', name: 'schedule', component: () => import('./SchedulePage.vue'), props: true, meta: { title: 'campaign.schedule' } },
        { path: 'steps', name: 'campaign_steps', component: () => import('../board/StepsPage.vue'), props: true, meta: { title: 'board.trend' } },
        { path: 'reuses', name: 'campaign_reuses', component: () => import('../board/ReusesPage.vue'), props: true, meta: { title: 'board.linked' } },
        { path: 'messages', name: 'campaign_messages', component: () => import('../messages/RobotsPage.vue'), props: true, meta: { title: 'message.menu' } },
        { path: 'changes', name: 'campaign_changes', component: () => import('./ChangesPage.vue'), props: true, meta: { title: 'campaign.changes' } },
      ],
    },
  ],
}
