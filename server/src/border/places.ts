/**
 * A file by its path, parts divided by `/`, the drive letter small (`/home/a/b.txt`, `c:/a/b.txt`), or, for a document
 * that is no file, by its URI. What the index is keyed by: it sorts as the command line's paths do, and the many ways
 * to escape one URI come out alike.
 */
export type Key = string

/** The key of a document. Never throws: a URI that cannot be read stands for itself. */
export function keyOf(uri: string): Key {
  if (!uri.startsWith('file:///')) return uri.startsWith('file://') ? unescaped(uri.slice(5)) : uri
  const path = unescaped(uri.slice(7))
  return /^\/[a-z]:/i.test(path) ? path.charAt(1).toLowerCase() + path.slice(2) : path
}

/** The URI of a key, escaped as VS Code does it: everything but letters, digits and `-._~/`. */
export function uriOf(key: Key): string {
  if (!isFile(key)) return key
  // Nearly all paths, and answers have thousands of them.
  if (/^\/[\w\-.~/]+$/.test(key) && !key.startsWith('//')) return `file://${key}`
  const path = /^[a-z]:/i.test(key) ? `/${key}` : key
  const whole = path
    .split('/')
    .map((part) => escaped(part))
    .join('/')
  return key.startsWith('//') ? `file:${whole}` : `file://${whole}`
}

/** True for the key of a file on the disk. */
export function isFile(key: Key): boolean {
  return key.startsWith('/') || /^[a-z]:\//i.test(key)
}

/** `key` from the folder on, without the `/` between; undefined when it is not inside. */
export function insideOf(folder: Key, key: Key): string | undefined {
  const start = folder.endsWith('/') ? folder : `${folder}/`
  return key.startsWith(start) ? key.slice(start.length) : undefined
}

/** The last part of a key: the file name. */
export function nameOf(key: Key): string {
  return key.slice(key.lastIndexOf('/') + 1)
}

function unescaped(text: string): string {
  try {
    return decodeURIComponent(text)
  } catch {
    return text
  }
}

/** Half a surrogate pair cannot be escaped, and can come in a URI only: it stays as it is. */
function escaped(text: string): string {
  try {
    return encodeURIComponent(text).replace(/[!'()*]/g, hexOf)
  } catch {
    return text
  }
}

function hexOf(letter: string): string {
  return `%${letter.charCodeAt(0).toString(16).toUpperCase()}`
}
