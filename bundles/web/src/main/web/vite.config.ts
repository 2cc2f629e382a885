import vue from '@vitejs/plugin-vue'
import { fileURLToPath } from 'node:url'
import Components from 'unplugin-vue-components/vite'
import { ElementPlusResolver } from 'unplugin-vue-components/resolvers'
import { compression } from 'vite-plugin-compression2'
import { defineConfig } from 'vitest/config'

/** The platform that answers while pages are worked on. */
const platform = process.env.ZHIHENG_URL ?? 'http://127.0.0.1:8181'

export default defineConfig({
  base: '/app/',
  plugins: [
    vue(),
    // Only those components of the library come along that a page uses.
    Components({ dts: 'src/components.d.ts', dirs: [], resolvers: [ElementPlusResolver({ importStyle: 'css' })] }),
    compression({ algorithms: ['gzip'], threshold: 1024 }),
  ],
  resolve: { alias: { '@': fileURLToPath(new URL('./src', import.meta.url)) } },
  build: {
    outDir: '../../../target/web',
    emptyOutDir: true,
    // Every file is one of this server: the pages allow no other.
    assetsInlineLimit: 0,
    target: 'es2022',
    // The pages of those who sign in, and those of the public: each loads only its own.
    rollupOptions: { input: { index: fileURLToPath(new URL('./index.html', import.meta.url)), portal: fileURLToPath(new URL('./portal.html', import.meta.url)) } },
  },
  server: { proxy: { '/api': platform, '/public': platform } },
  test: { environment: 'happy-dom', include: ['src/**/*.test.ts'], server: { deps: { inline: ['element-plus'] } } },
})
