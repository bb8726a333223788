import { fileURLToPath } from 'node:url'
import vue from '@vitejs/plugin-vue'
import { defineConfig } from 'vitest/config'
import { precompress } from './build/precompress'

const server = process.env['ZS_SERVER'] ?? 'http://127.0.0.1:8460'

export default defineConfig({
  plugins: [vue(), precompress()],
  resolve: { alias: { '@': fileURLToPath(new URL('./src', import.meta.url)) } },
  define: {
    __VUE_I18N_FULL_INSTALL__: false,
    __VUE_I18N_LEGACY_API__: false,
    __INTLIFY_PROD_DEVTOOLS__: false,
  },
  build: {
    // Offices still run Chromium 86 in national browsers.
    target: ['chrome86', 'firefox78', 'safari14'],
    modulePreload: { polyfill: false },
    reportCompressedSize: false,
    rollupOptions: {
      output: {
        manualChunks: {
          framework: ['vue', 'vue-router', 'vue-i18n', '@tanstack/vue-query', 'openapi-fetch'],
        },
      },
    },
  },
  server: { proxy: { '/api': server } },
  test: {
    environment: 'node',
    include: ['src/**/*.test.ts'],
  },
})
