import react from '@vitejs/plugin-react'
import { defineConfig } from 'vite'

const server = `http://127.0.0.1:${process.env['PORT'] ?? 3000}`

export default defineConfig({
  plugins: [react()],
  // No source of pages outside the bundle: the content security policy allows nothing else.
  build: { outDir: 'dist/web', emptyOutDir: true, assetsInlineLimit: 0, chunkSizeWarningLimit: 1_000 },
  server: {
    port: Number(process.env['DANGVU_WEB_PORT'] ?? 5173),
    proxy: { '/api': server, '/healthz': server, '/readyz': server },
  },
})
