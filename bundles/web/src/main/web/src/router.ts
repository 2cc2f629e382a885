import { createRouter, createWebHistory, type RouteLocationNormalized } from 'vue-router'
import { onLost } from './api/client'
import { useSession } from './session/session'

declare module 'vue-router' {
  interface RouteMeta {
    /** What the page is called in the tab, the breadcrumb and the window. */
    title?: string
    /** The operation without which the page has nothing to show. */
    needs?: string
    /** For everybody, without signing in. */
    open?: boolean
  }
}

export const router = createRouter({
  history: createWebHistory('/app/'),
  routes: [
    { path: '/sign-in', name: 'sign-in', component: () => import('./session/SignInPage.vue'), meta: { title: '登录', open: true } },
    {
      path: '/',
      component: () => import('./shell/AppLayout.vue'),
      children: [
        { path: '', name: 'workbench', component: () => import('./workbench/WorkbenchPage.vue'), meta: { title: '工作台' } },
        {
          path: 'account/due',
          name: 'due',
          component: () => import('./session/DuePage.vue'),
          meta: { title: '使用前须完成' },
        },
        {
          path: 'cases',
          name: 'cases',
          component: () => import('./cases/CaseListPage.vue'),
          meta: { title: '案件', needs: 'cases.use' },
        },
        {
          path: 'spot',
          name: 'spot',
          component: () => import('./cases/SpotPage.vue'),
          meta: { title: '当场处罚', needs: 'case.decide-on-the-spot' },
        },
        {
          path: 'new-case',
          name: 'new-case',
          component: () => import('./cases/NewCasePage.vue'),
          meta: { title: '登记线索', needs: 'case.open' },
        },
        {
          path: 'cases/:id',
          name: 'case',
          component: () => import('./cases/CasePage.vue'),
          meta: { title: '案件', needs: 'cases.use' },
          props: true,
        },
        {
          path: 'search',
          name: 'search',
          component: () => import('./cases/SearchPage.vue'),
          meta: { title: '检索案卷', needs: 'cases.use' },
        },
        {
          path: 'archives',
          name: 'archives',
          component: () => import('./cases/ArchivesPage.vue'),
          meta: { title: '接收的案卷', needs: 'cases.use' },
        },
        {
          path: 'retention',
          name: 'retention',
          component: () => import('./cases/RetentionPage.vue'),
          meta: { title: '到期案卷', needs: 'cases.use' },
        },
        {
          path: 'rules',
          name: 'rules',
          component: () => import('./rules/RulesPage.vue'),
          meta: { title: '在用的规则', needs: 'rules.view' },
        },
        {
          path: 'rules/packages/:id',
          name: 'package',
          component: () => import('./rules/PackagePage.vue'),
          meta: { title: '规则包', needs: 'rules.view' },
          props: true,
        },
        {
          path: 'rules/doubts',
          name: 'doubts',
          component: () => import('./rules/DoubtsPage.vue'),
          meta: { title: '存疑', needs: 'rules.view' },
        },
        {
          path: 'rules/tables',
          name: 'tables',
          component: () => import('./rules/TablesPage.vue'),
          meta: { title: '决策表', needs: 'rules.view' },
        },
        {
          path: 'rules/tables/:package/:table',
          name: 'table',
          component: () => import('./rules/TablePage.vue'),
          meta: { title: '决策表', needs: 'rules.view' },
          props: true,
        },
        {
          path: 'rules/ask',
          name: 'ask',
          component: () => import('./rules/AskPage.vue'),
          meta: { title: '提问', needs: 'ruling.ask' },
        },
        {
          path: 'rules/releases',
          name: 'releases',
          component: () => import('./rules/ReleasesPage.vue'),
          meta: { title: '规则变更', needs: 'rules.view' },
        },
        {
          path: 'people',
          name: 'people',
          component: () => import('./people/PeoplePage.vue'),
          meta: { title: '执法人员', needs: 'officers.view' },
        },
        {
          path: 'people/:id',
          name: 'person',
          component: () => import('./people/PersonPage.vue'),
          meta: { title: '执法人员', needs: 'officers.view' },
          props: true,
        },
        {
          path: 'clues',
          name: 'clues',
          component: () => import('./disclosure/CluesPage.vue'),
          meta: { title: '公众线索', needs: 'case.open' },
        },
        {
          path: 'publications',
          name: 'publications',
          component: () => import('./disclosure/PublicationsPage.vue'),
          meta: { title: '公示事项', needs: 'disclosure.view' },
        },
        {
          path: 'publications/:id',
          name: 'publication',
          component: () => import('./disclosure/PublicationPage.vue'),
          meta: { title: '公示事项', needs: 'disclosure.view' },
          props: true,
        },
        {
          path: 'monitors',
          name: 'monitors',
          component: () => import('./people/MonitorsPage.vue'),
          meta: { title: '队伍监测', needs: 'monitors.view' },
        },
        {
          path: 'matrix',
          name: 'matrix',
          component: () => import('./powers/MatrixPage.vue'),
          meta: { title: '赋权矩阵', needs: 'empowerment.view' },
        },
        {
          path: 'benchmarks',
          name: 'benchmarks',
          component: () => import('./powers/BenchmarksPage.vue'),
          meta: { title: '裁量基准', needs: 'benchmarks.view' },
        },
        {
          path: 'accounts',
          name: 'accounts',
          component: () => import('./system/AccountsPage.vue'),
          meta: { title: '账号和角色', needs: 'directory.view' },
        },
        {
          path: 'audit',
          name: 'audit',
          component: () => import('./system/AuditPage.vue'),
          meta: { title: '审计', needs: 'audit.view' },
        },
        {
          path: 'record',
          name: 'record',
          component: () => import('./system/RecordPage.vue'),
          meta: { title: '全过程记录' },
        },
        {
          path: 'health',
          name: 'health',
          component: () => import('./system/HealthPage.vue'),
          meta: { title: '运行状况', needs: 'system.health' },
        },
        {
          path: 'account',
          name: 'account',
          component: () => import('./system/AccountPage.vue'),
          meta: { title: '我的账号' },
        },
        {
          path: 'registers/:register',
          name: 'register',
          component: () => import('./registers/RegisterPage.vue'),
          meta: { title: '登记册', needs: 'registers.use' },
          props: true,
        },
        { path: ':pathMatch(.*)*', name: 'nowhere', component: () => import('./shell/NowherePage.vue'), meta: { title: '没有这一页' } },
      ],
    },
  ],
})

/** Where somebody wanted to go before signing in; only within these pages. */
export function wanted(route: RouteLocationNormalized): string {
  const to = route.query.to
  return typeof to === 'string' && to.startsWith('/') && !to.startsWith('//') ? to : '/'
}

router.beforeEach(async (to) => {
  const session = useSession()
  if (session.who === null && !to.meta.open && !(await session.load())) {
    return { name: 'sign-in', query: to.fullPath === '/' ? {} : { to: to.fullPath } }
  }
  if (session.who && session.who.restrictions.length > 0 && to.name !== 'due' && !to.meta.open) {
    return { name: 'due', query: { to: to.fullPath } }
  }
  return true
})

router.afterEach((to) => {
  document.title = to.meta.title ? `${to.meta.title} · 执衡` : '执衡'
})

onLost(() => {
  useSession().forget()
  const here = router.currentRoute.value
  if (here.name !== 'sign-in') {
    void router.push({ name: 'sign-in', query: { to: here.fullPath } })
  }
})
