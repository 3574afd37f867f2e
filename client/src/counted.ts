/** A number of things, as people write it: `1,234 files`. */
export function counted(many: number, one: string, several = `${one}s`): string {
  return `${many.toLocaleString('en')} ${many === 1 ? one : several}`
}
