import './portal.css'
import { createApp } from 'vue'
import { createRouter, createWebHistory } from 'vue-router'
import PortalLayout from './PortalLayout.vue'

/** What the public sees, without signing in. It knows the addresses under /public, and a party's own case, which wants a code. */
const router = createRouter({
  history: createWebHistory('/portal/'),
  routes: [
    { path: '/', component: () => import('./HomePage.vue'), meta: { title: '行政执法公示' } },
    { path: '/list', component: () => import('./ListPage.vue'), meta: { title: '公示信息' } },
    { path: '/items/:id', component: () => import('./ItemPage.vue'), props: true, meta: { title: '公示信息' } },
    { path: '/officer', component: () => import('./OfficerPage.vue'), meta: { title: '查执法人员' } },
    { path: '/receipt', component: () => import('./ReceiptPage.vue'), meta: { title: '核对决定凭证' } },
    { path: '/clue', component: () => import('./CluePage.vue'), meta: { title: '提供违法线索' } },
    { path: '/own', component: () => import('./OwnCasePage.vue'), meta: { title: '我的案件' } },
    { path: '/progress', component: () => import('./ProgressPage.vue'), meta: { title: '查询线索的进展' } },
    { path: '/:pathMatch(.*)*', redirect: '/' },
  ],
})
router.afterEach((to) => {
  document.title = `${String(to.meta.title)} · 执衡`
})
createApp(PortalLayout).use(router).mount('#app')
