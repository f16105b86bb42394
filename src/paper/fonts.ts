import { join } from 'node:path'
import { packageRoot } from '#platform/package-root.ts'

const FACES = ['400Regular', '400Regular_Italic', '700Bold', '700Bold_Italic']
const FAMILY = 'node_modules/@expo-google-fonts/tinos'

/** Folders of the faces of Tinos, which has the widths of Times New Roman. */
export function fontFolders(): string[] {
  return FACES.map((face) => join(packageRoot(), FAMILY, face))
}

/** The files of an upright letter and of a bold one, which charts use. */
export function chartFonts(): string[] {
  return ['400Regular', '700Bold'].map((face) => join(packageRoot(), FAMILY, face, `Tinos_${face}.ttf`))
}
