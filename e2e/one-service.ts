import type { TestProject } from 'vitest/node'
// @ts-expect-error plain JavaScript of bin/
import { bundleServer, bundleWeb } from '../bin/bundle.js'
import { openPostOffice } from './post-office.ts'
import { newHome, startServerOf } from '#testing/command-line.ts'

declare module 'vitest' {
  export interface ProvidedContext {
    /** Address of the service with the demonstration, and the home that its commands work on, and the folder of the letters that it sends. */
    service: { url: string; folder: string; env: Record<string, string>; letters: string }
  }
}

/** Builds what is stale and starts the service once, as a user would, with the demonstration's own day. */
export default async function startOneService(project: TestProject): Promise<() => Promise<void>> {
  await bundleWeb()
  await bundleServer()
  const post = await openPostOffice()
  const home = await newHome({ DANGVU_DEMO: '1', SMTP_URL: post.url }, 'embedded')
  const { url, stop } = await startServerOf(home)
  project.provide('service', { url, folder: home.folder, env: home.env, letters: post.folder })
  return async () => {
    await stop()
    await home.close()
    await post.close()
  }
}
