import { join } from 'node:path'
import { NodeCompiler } from '@myriaddreamin/typst-ts-node-compiler'
import { packageRoot } from '#platform/package-root.ts'
import { PARTY_LAYOUT, type Composed } from './compose.ts'
import { fontFolders } from './fonts.ts'

const SOURCE = 'src/paper/typst'

let compiler: NodeCompiler | null = null

/**
 * The second writer: a composed paper as PDF/A-2b, with Tinos, which has the widths of Times New Roman, embedded.
 * Only our own source is compiled; what is printed comes in as data.
 */
export function writePdf(paper: Composed, printedAt: Date): Buffer {
  compiler ??= NodeCompiler.create({
    workspace: join(packageRoot(), SOURCE),
    fontArgs: [{ fontPaths: fontFolders() }],
  })
  const inputs = { paper: JSON.stringify(paper), layout: JSON.stringify(PARTY_LAYOUT) }
  const compiled = compiler.compile({ mainFilePath: join(packageRoot(), SOURCE, 'paper.typ'), inputs })
  if (!compiled.result) {
    const diagnostics = compiled.takeDiagnostics()
    throw new Error(`the layout does not compile: ${JSON.stringify(diagnostics?.shortDiagnostics ?? [])}`)
  }
  const pdf = compiler.pdf(compiled.result, {
    pdfStandard: 'a-2b',
    creationTimestamp: Math.floor(printedAt.getTime() / 1000),
  })
  compiler.evictCache(5)
  return pdf
}
