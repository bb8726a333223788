import { VueQueryPlugin } from '@tanstack/vue-query'
import { createApp } from 'vue'
import './styles/tokens.css'
import './styles/base.css'
import './styles/controls.css'
import './styles/element.css'
import App from './App.vue'
import { queryClient } from './api/query'
import { i18n, restoreLanguage } from './i18n'
import { createAppRouter } from './router'

async function start(): Promise<void> {
  await restoreLanguage()
  createApp(App).use(VueQueryPlugin, { queryClient }).use(i18n).use(createAppRouter()).mount('#app')
}

void start()
