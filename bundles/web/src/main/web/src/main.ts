import 'element-plus/theme-chalk/base.css'
import 'element-plus/theme-chalk/el-message.css'
import 'element-plus/theme-chalk/dark/css-vars.css'
import './styles.css'
import { createPinia } from 'pinia'
import { createApp } from 'vue'
import App from './App.vue'
import { keepPages } from './offline'
import { router } from './router'
import { useDisplay } from './shell/display'

const app = createApp(App)
app.use(createPinia())
useDisplay().apply()
app.use(router)
app.mount('#app')
if (import.meta.env.PROD) {
  // Without it, pages only need a network.
  keepPages().catch(() => undefined)
}
