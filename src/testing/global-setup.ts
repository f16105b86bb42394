import { readTemplate, serverTemplate, SERVER } from './template.ts'

/** Before the first test file: builds the migrated database that each file starts from. */
export default async function setup(): Promise<void> {
  if (SERVER) await serverTemplate()
  else await readTemplate()
}
