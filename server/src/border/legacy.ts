/** What the bytes of a text are most likely encoded in. */
export interface Guess {
  /** As the WHATWG names it: `windows-1251`. */
  readonly encoding: string
  /** `inferred`: they read well in it, and badly in every other. `doubtful`: they do not, or in several. */
  readonly certainty: 'inferred' | 'doubtful'
}

/** Knows the encodings that are not Unicode. Large, so it is loaded when a file needs it: see `legacyLoader`. */
export interface Legacy {
  /** Name the encoding of bytes that are neither UTF-8 nor UTF-16. Never throws. */
  readonly guess: (bytes: Uint8Array) => Guess
  /** U+FFFD stands for bytes that say nothing in the encoding. */
  readonly decode: (bytes: Uint8Array, encoding: string) => string
  /** `?` stands for characters that the encoding does not have: whoever writes compares what comes back. */
  readonly encode: (text: string, encoding: string) => Buffer
  /** True for the name of an encoding that can be read and written. */
  readonly knows: (encoding: string) => boolean
}

/** Loads the legacy encodings at most once. */
export interface LegacyLoader {
  /** What is loaded; undefined before `load` was called and is done. */
  readonly loaded: () => Legacy | undefined
  readonly load: () => Promise<Legacy>
}

/**
 * A loader that has loaded nothing. Most folders hold nothing but UTF-8, and the tables of all other encodings are as
 * large as half of the program.
 */
export function legacyLoader(): LegacyLoader {
  let loading: Promise<Legacy> | undefined
  let legacy: Legacy | undefined
  return {
    loaded: () => legacy,
    load: () =>
      (loading ??= import('./legacy/codecs.js').then(({legacyCodecs}) => {
        legacy = legacyCodecs
        return legacyCodecs
      })),
  }
}
