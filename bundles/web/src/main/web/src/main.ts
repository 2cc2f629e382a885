import 'element-plus/theme-chalk/base.css'
import 'element-plus/theme-chalk/dark/css-vars.css'
import './styles.css'
import { createPinia } from 'pinia'
import { createApp } from 'vue'
import App from './App.vue'
import { router } from './router'
import { useDisplay } from './shell/display'

const app = createApp(App)
app.use(createPinia())
useDisplay().apply()
app.use(router)
app.mount('#app')
